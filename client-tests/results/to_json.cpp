#include "results/to_json.hpp"

#include "text/octets.hpp"

#include <algorithm>
#include <tuple>

namespace proxy407::results {
namespace {

template <typename Value>
Json or_null(const std::optional<Value>& value) {
    return value ? Json(*value) : Json();
}

/// 0 stands for none.
Json number_or_null(std::uint64_t number) {
    return number == 0 ? Json() : Json(number);
}

Json run_json(const Run& run) {
    return {
        {"began", run.began},
        {"took_ms", run.took_ms},
        {"seed", run.seed},
        {"shard", run.shard},
        {"jobs", run.jobs},
        {"argv", run.argv},
        {"host", {{"os", run.host.os}, {"arch", run.host.arch}}}};
}

Json observed_json(const Observed& observed) {
    return {
        {"preemptive", or_null(observed.preemptive)},
        {"attempts_before_giving_up", or_null(observed.attempts_before_giving_up)},
        {"status_shown", or_null(observed.status_shown)},
        {"challenge_shown", or_null(observed.challenge_shown)},
        {"body_shown", or_null(observed.body_shown)},
        {"tunnels_http", or_null(observed.tunnels_http)},
        {"requests", or_null(observed.requests)},
        {"connections", or_null(observed.connections)}};
}

Json fault_json(const Fault& fault) {
    return {
        {"check", fault.check},
        {"finding", fault.finding},
        {"level", checks::name(fault.level)},
        {"leak", fault.leak},
        {"sentence", fault.sentence},
        {"proof", number_or_null(fault.exchange)},
        {"standing", name(fault.standing)},
        {"reason", fault.reason},
        {"link", fault.link}};
}

Json result_json(const Result& result) {
    Json checks = Json::array();
    for (const checks::CheckResult& check : result.checks) checks.push_back(check_json(check));
    Json earlier = Json::array();
    for (const Judgement& attempt : result.earlier)
        earlier.push_back(
            {{"verdict", name(attempt.verdict)},
             {"leak", attempt.leak},
             {"finding", attempt.finding},
             {"sentence", attempt.sentence}}
        );
    Json faults = Json::array();
    for (const Fault& fault : result.faults) faults.push_back(fault_json(fault));
    return {
        {"client", result.client},
        {"channel", result.channel},
        {"target", result.target},
        {"scenario", result.scenario},
        {"pair", result.pair},
        {"control", result.control},
        {"verdict", name(result.judgement.verdict)},
        {"leak", result.judgement.leak},
        {"standing", name(result.standing)},
        {"flaky", result.flaky},
        {"attempts", result.attempts},
        {"earlier", earlier},
        {"finding", result.judgement.finding},
        {"sentence", result.judgement.sentence},
        {"check", result.judgement.check},
        {"level", checks::name(result.judgement.level)},
        {"proof", number_or_null(result.judgement.exchange)},
        {"reason", result.reason},
        {"link", result.link},
        {"ended", ending_json(result.ended)},
        {"took_ms", result.took_ms},
        {"given", result.given},
        {"reproduce", result.reproduce},
        {"reported",
         {{"good", result.reported.good},
          {"how", result.reported.how},
          {"breach", result.reported.breach},
          {"unsupported", result.reported.unsupported},
          {"visible", result.reported.visible}}},
        {"observed", observed_json(result.observed)},
        {"faults", faults},
        {"checks", checks},
        {"exchanges", result.exchanges},
        {"output", result.output},
        {"error", result.error}};
}

std::string printable_json(const Json& json) {
    return text::printable_json(json.dump());
}

/// A value a line: files of tens of megabytes, yet a diff shows which case has changed.
template <typename Part>
std::string lines(const std::vector<Part>& parts, Json (*json)(const Part&)) {
    std::string text = "[";
    for (const Part& part : parts)
        text += (text.size() > 1 ? ",\n" : "\n") + printable_json(json(part));
    return text + "\n]";
}

/// Where a cause was seen, a line for each row of the matrix.
Json places_json(const Cause& cause) {
    std::vector<std::tuple<std::string, std::string, bool>> rows;
    Json places = Json::array();
    for (const Sighting& one : cause.seen) {
        const auto row = std::tuple(one.result->channel, one.result->target, one.fault != nullptr);
        const auto found = std::ranges::find(rows, row);
        const auto place = static_cast<std::size_t>(found - rows.begin());
        if (found == rows.end()) {
            rows.push_back(row);
            places.push_back(
                {{"channel", one.result->channel},
                 {"target", one.result->target},
                 {"on_the_way", one.fault != nullptr},
                 {"scenarios", Json::array()}}
            );
        }
        places[place]["scenarios"].push_back(one.result->scenario);
    }
    return places;
}

Json scenario_json(const Scenario& scenario) {
    return {
        {"name", scenario.name},
        {"title", scenario.title},
        {"family", scenario.family},
        {"story", scenario.story},
        {"links", scenario.links}};
}

}  // namespace

Json check_json(const checks::CheckResult& check) {
    Json json = {
        {"check", check.check},
        {"outcome", checks::name(check.outcome)},
        {"sentence", text::as_utf8(check.sentence)},
        {"exchange", number_or_null(check.exchange)},
        {"requirements", check.requirements}};
    if (check.leak.empty()) return json;
    json["leak"] = check.leak;
    json["resembles"] = check.resembles;
    return json;
}

Json ending_json(const process::Ending& ending) {
    return {
        {"code", or_null(ending.code)},
        {"signal", or_null(ending.signal)},
        {"timed_out", ending.timed_out}};
}

Json client_json(const Client& client) {
    Json features = Json::object();
    for (const auto& [channel, list] : client.features) features[channel] = list;
    return {
        {"client", client.name},
        {"title", client.title},
        {"language", client.language},
        {"group", client.group},
        {"homepage", client.homepage},
        {"documentation", client.documentation},
        {"installed", client.installed},
        {"version", client.version},
        {"runtime", client.runtime},
        {"why_not", client.why_not},
        {"features", features}};
}

Json cause_json(const Cause& cause) {
    return {
        {"client", cause.client},
        {"verdict", name(cause.verdict)},
        {"level", checks::name(cause.level)},
        {"leak", cause.leak},
        {"standing", name(cause.standing)},
        {"check", cause.check},
        {"finding", cause.finding},
        {"findings", findings_of(cause)},
        {"sentence", cause.sentence},
        {"requirements", requirements_of(cause)},
        {"reason", cause.reason},
        {"link", cause.link},
        {"where", places_json(cause)},
        {"proof", number_or_null(cause.exchange)},
        {"reproduce", cause.first().reproduce}};
}

std::string to_line(const Result& result) {
    return printable_json(result_json(result));
}

std::string to_text(const Document& document) {
    return "{\n\"v\": 1,\n\"suite\": " + printable_json(Json{{"version", document.suite}}) +
           ",\n\"run\": " + printable_json(run_json(document.run)) +
           ",\n\"incomplete\": " + (document.incomplete ? "true" : "false") +
           ",\n\"clients\": " + lines(document.clients, client_json) +
           ",\n\"scenarios\": " + lines(document.scenarios, scenario_json) +
           ",\n\"causes\": " + lines(causes_of(document), cause_json) +
           ",\n\"results\": " + lines(document.results, result_json) + "\n}\n";
}

}  // namespace proxy407::results
