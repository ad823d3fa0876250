#pragma once

#include "origin/origin.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace proxy407::origin {

inline Request request(std::string path, std::string method = "GET") {
    Request made;
    made.head.method = std::move(method);
    made.head.path_and_query = std::move(path);
    made.head.host = "api.test";
    made.head.fields = {{"Host", "api.test"}};
    made.scheme = "http";
    made.exit_address = "127.0.0.1";
    return made;
}

/// A content that was kept as far as the origin wants it.
inline http::Content kept(std::string octets) {
    http::ContentKeeper keeper(most_shown);
    keeper.take(octets);
    return keeper.content();
}

/// The request is gone when the answer is there: not for large contents.
inline Answer ask(std::string path, std::string method = "GET") {
    return answer(request(std::move(path), std::move(method)), std::nullopt);
}

inline std::string content_of(const Answer& answer) {
    return answer.stream ? all_of(*answer.stream) : answer.reply.body;
}

inline nlohmann::json json_of(const Answer& answer) {
    return nlohmann::json::parse(content_of(answer));
}

}  // namespace proxy407::origin
