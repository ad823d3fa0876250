#include "runner/results.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>
#include <sys/utsname.h>

#include <algorithm>
#include <ctime>

namespace proxy407::runner {
namespace {

using Json = nlohmann::ordered_json;

template <typename Value>
Json or_null(const std::optional<Value>& value) {
    return value ? Json(*value) : Json();
}

/// RFC 3339, UTC.
std::string timestamp(std::chrono::system_clock::time_point time) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

Json run_json(const RunInfo& run) {
    utsname host{};
    uname(&host);
    Json words = Json::array();
    for (const std::string& word : run.argv) words.push_back(text::as_utf8(word));
    return {
        {"began", timestamp(run.began)},
        {"took_ms", run.took.count()},
        {"seed", run.seed},
        {"shard", run.shard.count > 1 ? to_string(run.shard) : ""},
        {"jobs", run.jobs},
        {"argv", words},
        {"host", {{"os", host.sysname}, {"arch", host.machine}}}};
}

Json client_json(const Candidate& candidate) {
    Json features = Json::object();
    for (const Channel& channel : candidate.client.channels)
        features[channel.name] = channel.features;
    return {
        {"client", candidate.client.driver},
        {"title", candidate.client.title},
        {"language", candidate.client.language},
        {"group", candidate.client.group},
        {"homepage", candidate.client.homepage},
        {"documentation", candidate.client.documentation},
        {"features", features},
        {"installed", candidate.installed},
        {"version", candidate.version},
        {"runtime", candidate.runtime},
        {"why_not", candidate.why_not}};
}

Json scenario_json(const NamedScenario& one) {
    return {
        {"name", text::as_utf8(one.name)},
        {"title", one.scenario.title},
        {"family", one.scenario.family},
        {"story", one.scenario.story},
        {"links", one.scenario.links}};
}

Json checks_json(const std::vector<checks::CheckResult>& checks) {
    Json list = Json::array();
    for (const checks::CheckResult& check : checks) {
        Json one = {
            {"check", check.check},
            {"outcome", checks::name(check.outcome)},
            {"sentence", text::as_utf8(check.sentence)},
            {"exchange", check.exchange == 0 ? Json() : Json(check.exchange)},
            {"requirements", check.requirements}};
        if (!check.leak.empty()) {
            one["leak"] = check.leak;
            one["resembles"] = check.resembles;
        }
        list.push_back(std::move(one));
    }
    return list;
}

Json judgement_json(const Judgement& judgement) {
    return {
        {"verdict", name(judgement.verdict)},
        {"leak", judgement.leak},
        {"finding", judgement.finding},
        {"sentence", text::as_utf8(judgement.sentence)}};
}

Json observed_json(const Observation& seen) {
    return {
        {"preemptive", or_null(seen.preemptive)},
        {"attempts_before_giving_up", or_null(seen.tries_before_end)},
        {"status_shown", or_null(seen.status_shown)},
        {"challenge_shown", or_null(seen.challenge_shown)},
        {"body_shown", or_null(seen.body_shown)},
        {"requests", seen.requests},
        {"connections", seen.connections}};
}

Json case_json(const CaseResult& result) {
    Json exchanges = Json::array();
    for (const std::string& exchange : result.exchanges) exchanges.push_back(Json::parse(exchange));
    Json earlier = Json::array();
    for (const Judgement& judgement : result.earlier) earlier.push_back(judgement_json(judgement));
    Json json = {
        {"client", result.client},
        {"channel", result.channel},
        {"target", name(result.target)},
        {"scenario", text::as_utf8(result.scenario)},
        {"control", result.control}};
    json.update(judgement_json(result.judgement));
    json.update(Json{
        {"standing", name(result.standing)},
        {"reason", result.reason},
        {"link", result.link},
        {"flaky", result.is_flaky()},
        {"attempts", result.earlier.size() + 1},
        {"earlier", earlier},
        {"ended",
         {{"code", result.reported.ending.code},
          {"signal", result.reported.ending.signal},
          {"timed_out", result.reported.ending.timed_out}}},
        {"took_ms", result.reported.took.count()},
        {"given", text::as_utf8(result.given)},
        {"reproduce", text::as_utf8(result.reproduce)},
        {"reported",
         {{"good", result.reported.good},
          {"how", result.reported.how},
          {"breach", text::as_utf8(result.reported.breach)},
          {"unsupported", text::as_utf8(result.reported.unsupported)}}},
        {"observed", observed_json(result.observed)},
        {"checks", checks_json(result.checks)},
        {"exchanges", exchanges},
        {"output", text::as_utf8(result.reported.content)},
        {"error", text::as_utf8(result.reported.error)}});
    return json;
}

Verdict verdict_named(const std::string& text) {
    for (const Verdict verdict : all_verdicts())
        if (name(verdict) == text) return verdict;
    return Verdict::harness_error;
}

Standing standing_named(const std::string& text) {
    for (const Standing one : {Standing::known, Standing::unexpected, Standing::stale})
        if (name(one) == text) return one;
    return Standing::expected;
}

Judgement read_judgement(const Json& json) {
    return {
        verdict_named(json.at("verdict")),
        json.at("leak"),
        json.at("finding"),
        json.at("sentence")};
}

template <typename Value>
std::optional<Value> optional_at(const Json& json, const char* key) {
    const Json& value = json.at(key);
    if (value.is_null()) return std::nullopt;
    return value.get<Value>();
}

Observation read_observation(const Json& json) {
    Observation seen;
    seen.preemptive = optional_at<bool>(json, "preemptive");
    seen.tries_before_end = optional_at<std::size_t>(json, "attempts_before_giving_up");
    seen.status_shown = optional_at<bool>(json, "status_shown");
    seen.challenge_shown = optional_at<bool>(json, "challenge_shown");
    seen.body_shown = optional_at<bool>(json, "body_shown");
    seen.requests = json.at("requests");
    seen.connections = json.at("connections");
    return seen;
}

void read_report(CaseResult& result, const Json& json) {
    const Json& ended = json.at("ended");
    result.reported.ending = {ended.at("code"), ended.at("signal"), ended.at("timed_out")};
    const Json& reported = json.at("reported");
    result.reported.good = reported.at("good");
    result.reported.how = reported.at("how");
    result.reported.breach = reported.at("breach");
    result.reported.unsupported = reported.at("unsupported");
    result.reported.content = json.at("output");
    result.reported.error = json.at("error");
}

std::vector<checks::CheckResult> read_checks(const Json& list) {
    std::vector<checks::CheckResult> read;
    for (const Json& json : list) {
        checks::CheckResult check;
        check.check = json.at("check");
        for (const auto outcome : {checks::Outcome::pass, checks::Outcome::fail})
            if (checks::name(outcome) == json.at("outcome").get<std::string>())
                check.outcome = outcome;
        check.sentence = json.at("sentence");
        if (!json.at("exchange").is_null()) check.exchange = json.at("exchange");
        check.requirements = json.at("requirements");
        check.leak = json.value("leak", "");
        check.resembles = json.value("resembles", std::vector<std::string>{});
        read.push_back(std::move(check));
    }
    return read;
}

}  // namespace

std::string case_line(const CaseResult& result) {
    return case_json(result).dump();
}

CaseResult read_case_line(const std::string& line) {
    const Json json = Json::parse(line);
    CaseResult result;
    result.client = json.at("client");
    result.channel = json.at("channel");
    result.target = json.at("target") == name(Target::http) ? Target::http : Target::https;
    result.scenario = json.at("scenario");
    result.control = json.at("control");
    result.judgement = read_judgement(json);
    result.standing = standing_named(json.at("standing"));
    result.reason = json.at("reason");
    result.link = json.at("link");
    for (const Json& judgement : json.at("earlier"))
        result.earlier.push_back(read_judgement(judgement));
    result.reported.took = std::chrono::milliseconds(json.at("took_ms").get<std::int64_t>());
    result.given = json.at("given");
    result.reproduce = json.at("reproduce");
    result.observed = read_observation(json.at("observed"));
    result.checks = read_checks(json.at("checks"));
    for (const Json& exchange : json.at("exchanges")) result.exchanges.push_back(exchange.dump());
    read_report(result, json);
    return result;
}

std::string results_json(
    const std::vector<Candidate>& candidates,
    const std::vector<NamedScenario>& scenarios,
    const std::vector<CaseResult>& results,
    const RunInfo& run
) {
    Json clients = Json::array();
    for (const Candidate& candidate : candidates) clients.push_back(client_json(candidate));
    Json told = Json::array();
    for (const NamedScenario& scenario : scenarios) told.push_back(scenario_json(scenario));
    const Json head = {
        {"v", 1},
        {"suite", {{"version", PROXY407_VERSION}}},
        {"run", run_json(run)},
        {"incomplete", run.incomplete},
        {"clients", clients},
        {"scenarios", told}};
    // One result a line: such a file can be looked through with grep.
    std::string text = head.dump();
    text.back() = ',';
    text += "\"results\":[";
    for (const CaseResult& result : results)
        text += (text.back() == '[' ? "\n" : ",\n") + case_line(result);
    return text + "\n]}\n";
}

}  // namespace proxy407::runner
