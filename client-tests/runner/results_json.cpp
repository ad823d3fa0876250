#include "runner/matrix.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

namespace proxy407::runner {
namespace {

using Json = nlohmann::ordered_json;

Json client_json(const Candidate& candidate) {
    return {
        {"client", candidate.client.driver},
        {"title", candidate.client.title},
        {"language", candidate.client.language},
        {"homepage", candidate.client.homepage},
        {"installed", candidate.installed},
        {"version", candidate.version},
        {"why_not", candidate.why_not}};
}

Json checks_json(const std::vector<checks::CheckResult>& checks) {
    Json list = Json::array();
    for (const checks::CheckResult& check : checks)
        list.push_back(
            {{"check", check.check},
             {"outcome", checks::name(check.outcome)},
             {"sentence", text::as_utf8(check.sentence)},
             {"exchange", check.exchange == 0 ? Json() : Json(check.exchange)},
             {"requirements", check.requirements}}
        );
    return list;
}

Json case_json(const CaseResult& result) {
    Json exchanges = Json::array();
    for (const std::string& exchange : result.exchanges) exchanges.push_back(Json::parse(exchange));
    return {
        {"client", result.client},
        {"channel", result.channel},
        {"target", name(result.target)},
        {"scenario", text::as_utf8(result.scenario)},
        {"control", result.control},
        {"verdict", name(result.judgement.verdict)},
        {"leak", result.judgement.leak},
        {"standing", name(result.standing)},
        {"finding", result.judgement.finding},
        {"sentence", text::as_utf8(result.judgement.sentence)},
        {"reason", result.reason},
        {"ended",
         {{"code", result.ending.code},
          {"signal", result.ending.signal},
          {"timed_out", result.ending.timed_out}}},
        {"took_ms", result.took.count()},
        {"reproduce", text::as_utf8(result.reproduce)},
        {"checks", checks_json(result.checks)},
        {"exchanges", exchanges},
        {"output", text::as_utf8(result.output)},
        {"error", text::as_utf8(result.error)}};
}

}  // namespace

std::string results_json(
    const std::vector<Candidate>& candidates, const std::vector<CaseResult>& results
) {
    Json clients = Json::array();
    for (const Candidate& candidate : candidates) clients.push_back(client_json(candidate));
    Json cases = Json::array();
    for (const CaseResult& result : results) cases.push_back(case_json(result));
    return Json{{"v", 1}, {"clients", clients}, {"results", cases}}.dump(2) + "\n";
}

}  // namespace proxy407::runner
