#include "client/report.hpp"

#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace proxy407::client {
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

void take_answer(Report& report, const Json& answer) {
    report.unsupported = text_of(answer, "unsupported");
    if (answer.contains("error")) {
        report.how = "an error";
        report.error =
            answer["error"].is_string() ? text_of(answer, "error") : answer["error"].dump();
        report.visible = report.error;
    } else if (answer.contains("status")) {
        const auto status = answer["status"].get<std::int64_t>();
        report.how = "status " + std::to_string(status);
        // 101: a WebSocket is open.
        report.good = (status >= 200 && status < 300) || status == 101;
        report.content = text_of(answer, "body");
        report.visible = report.how + "\n" + text_of(answer, "challenge") + "\n" + report.content;
    }
}

void heed_words(Report& report, const std::vector<std::string>& failure_words) {
    const auto said = std::ranges::find_if(failure_words, [&](const std::string& words) {
        return report.visible.find(words) != report.visible.npos;
    });
    if (said == failure_words.end()) return;
    report.good = false;
    report.how += " and the words \"" + std::string(text::trim(*said)) + '"';
}

}  // namespace

Report report_of(process::Captured captured, const std::vector<std::string>& failure_words) {
    Report report;
    report.ending = captured.ending;
    report.good = captured.ending.code == 0 && !captured.ending.timed_out;
    report.how = to_string(captured.ending);
    report.content = std::move(captured.output);
    report.error = std::move(captured.error);
    report.visible = report.content + "\n" + report.error;
    if (report.good) heed_words(report, failure_words);
    report.took = captured.took;
    return report;
}

Report report_of(const process::DriverReply& reply, const std::string& id, bool may_fail_at_start) {
    Report report;
    report.took = reply.took;
    report.error = reply.error;
    if (reply.ending) report.ending = *reply.ending;
    report.how = to_string(report.ending);
    if (reply.line.empty() && reply.ending) {
        const process::Ending& ending = *reply.ending;
        const bool by_itself = !ending.timed_out && ending.code.has_value();
        if (by_itself && ending.code == exit_unsupported)
            report.unsupported = "(exit code 89)";
        else if (by_itself && !(may_fail_at_start && ending.code != 0))
            report.breach = "It ended before it answered, with " + to_string(ending) + ".";
        return report;
    }
    const Json answer = json::parse<Json>(reply.line, answer_limits);
    report.breach = breach_of(answer, reply.line, id);
    if (report.breach.empty()) take_answer(report, answer);
    if (report.error.empty()) report.error = reply.error;
    return report;
}

}  // namespace proxy407::client
