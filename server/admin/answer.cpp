#include "admin/answer.hpp"

#include <utility>

namespace proxy407::admin {

const Json* Call::find(std::string_view key) const {
    for (const Json* place : {&query, &body}) {
        const auto found = place->find(std::string(key));
        if (found != place->end()) return &*found;
    }
    return nullptr;
}

std::string Call::text(std::string_view key) const {
    const auto* found = find(key);
    return found != nullptr ? found->get<std::string>() : "";
}

std::int64_t Call::number(std::string_view key, std::int64_t otherwise) const {
    const auto* found = find(key);
    return found != nullptr ? found->get<std::int64_t>() : otherwise;
}

bool Call::flag(std::string_view key, bool otherwise) const {
    const auto* found = find(key);
    return found != nullptr ? found->get<bool>() : otherwise;
}

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Answer text_answer(std::string content_type, std::string body) {
    Answer answer;
    answer.reply.set("Content-Type", content_type);
    answer.reply.body = std::move(body);
    return answer;
}

Answer json_answer(const Json& json, int status) {
    auto answer = text_answer("application/json", dumped(json) + "\n");
    answer.reply.status = status;
    return answer;
}

Answer problem_answer(const Problem& problem) {
    Answer answer;
    answer.reply = to_reply(problem);
    return answer;
}

Answer empty_answer() {
    Answer answer;
    answer.reply.status = 204;
    return answer;
}

}  // namespace proxy407::admin
