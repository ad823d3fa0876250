#include "client/outcome.hpp"

#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace proxy407::runner {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& answer, const char* key) {
    const auto found = answer.find(key);
    return found != answer.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string breach_of(const Json& answer, const std::string& line, const std::string& id) {
    if (!answer.is_object())
        return "Its line is no JSON object: " + text::printable(line.substr(0, 100));
    if (answer.value("v", Json()) != 1) return "Its answer has no \"v\": 1.";
    if (text_of(answer, "id") != id)
        return "It answered with another id than \"" + id +
               "\": " + text::printable(line.substr(0, 100));
    const int kinds = static_cast<int>(answer.contains("status")) +
                      static_cast<int>(answer.contains("error")) +
                      static_cast<int>(answer.contains("unsupported"));
    if (kinds != 1) return "Its answer has not just one of status, error and unsupported.";
    if (answer.contains("status") && !answer["status"].is_number_integer())
        return "The status in its answer is no number.";
    return "";
}

void take_answer(Outcome& outcome, const Json& answer) {
    outcome.unsupported = text_of(answer, "unsupported");
    if (answer.contains("error")) {
        outcome.how = "an error";
        outcome.error =
            answer["error"].is_string() ? text_of(answer, "error") : answer["error"].dump();
        outcome.visible = outcome.error;
    } else if (answer.contains("status")) {
        const auto status = answer["status"].get<std::int64_t>();
        outcome.how = "status " + std::to_string(status);
        outcome.good = status >= 200 && status < 300;
        outcome.content = text_of(answer, "body");
        outcome.visible =
            outcome.how + "\n" + text_of(answer, "challenge") + "\n" + outcome.content;
    }
}

}  // namespace

Outcome outcome_of(Captured captured) {
    Outcome outcome;
    outcome.ending = captured.ending;
    outcome.good =
        captured.ending.code == 0 && captured.ending.signal == 0 && !captured.ending.timed_out;
    outcome.how = to_string(captured.ending);
    outcome.content = std::move(captured.output);
    outcome.error = std::move(captured.error);
    outcome.visible = outcome.content + "\n" + outcome.error;
    outcome.took = captured.took;
    return outcome;
}

Outcome outcome_of(const DriverReply& reply, const std::string& id, bool may_fail_at_start) {
    Outcome outcome;
    outcome.took = reply.took;
    outcome.error = reply.error;
    if (reply.ending) outcome.ending = *reply.ending;
    outcome.how = to_string(outcome.ending);
    if (reply.line.empty() && reply.ending) {
        const Ending& ending = *reply.ending;
        const bool by_itself = !ending.timed_out && ending.signal == 0;
        if (by_itself && ending.code == exit_unsupported)
            outcome.unsupported = "(exit code 89)";
        else if (by_itself && !(may_fail_at_start && ending.code != 0))
            outcome.breach = "It ended before it answered, with " + to_string(ending) + ".";
        return outcome;
    }
    const Json answer = text::parse_json<Json>(reply.line, answer_limits);
    outcome.breach = breach_of(answer, reply.line, id);
    if (outcome.breach.empty()) take_answer(outcome, answer);
    if (outcome.error.empty()) outcome.error = reply.error;
    return outcome;
}

}  // namespace proxy407::runner
