#include "results/from_json.hpp"

#include "json/value.hpp"

#include <algorithm>
#include <array>

namespace proxy407::results {
namespace {

using json::Value;
using Keys = std::string_view[];

std::vector<std::string> words(const std::vector<std::string_view>& names) {
    return {names.begin(), names.end()};
}

Run run_in(const Value& value) {
    static constexpr Keys optional = {"began", "took_ms", "seed", "shard", "jobs", "argv", "host"};
    static constexpr Keys of_host = {"os", "arch"};
    Run run;
    if (!value.is_object({}, optional)) return run;
    run.began = value["began"].text();
    run.took_ms = value["took_ms"].number();
    run.seed = static_cast<std::uint64_t>(value["seed"].number());
    run.shard = value["shard"].text();
    run.jobs = value["jobs"].number();
    run.argv = value["argv"].texts();
    if (value.has("host") && value["host"].is_object({}, of_host))
        run.host = {value["host"]["os"].text(), value["host"]["arch"].text()};
    return run;
}

Client client_in(const Value& value) {
    static constexpr Keys required = {
        "client", "title", "language", "homepage", "installed", "version", "why_not"};
    static constexpr Keys optional = {"group", "documentation", "runtime", "features"};
    Client client;
    if (!value.is_object(required, optional)) return client;
    client.name = value["client"].text();
    client.title = value["title"].text();
    client.language = value["language"].text();
    client.group = value["group"].text();
    client.homepage = value["homepage"].text();
    client.documentation = value["documentation"].texts();
    client.installed = value["installed"].flag();
    client.version = value["version"].text();
    client.runtime = value["runtime"].text();
    client.why_not = value["why_not"].text();
    for (const auto& [channel, features] : value["features"].members())
        client.features[channel] = features.texts();
    return client;
}

Scenario scenario_in(const Value& value) {
    static constexpr Keys required = {"name", "title", "family", "story"};
    static constexpr Keys optional = {"links"};
    if (!value.is_object(required, optional)) return {};
    return {
        value["name"].text(),
        value["title"].text(),
        value["family"].text(),
        value["story"].text(),
        value["links"].texts()};
}

checks::Outcome outcome_in(const Value& value) {
    using checks::Outcome;
    static constexpr std::array all = {Outcome::pass, Outcome::fail, Outcome::not_reached};
    const auto named = [](std::string_view word) {
        const auto found = std::ranges::find(all, word, [](Outcome one) { return name(one); });
        return found == all.end() ? std::nullopt : std::optional(*found);
    };
    return named(value["outcome"].one_of({"pass", "fail", "not-reached"}))
        .value_or(Outcome::not_reached);
}

checks::CheckResult check_in(const Value& value) {
    static constexpr Keys required = {"check", "outcome", "sentence", "exchange", "requirements"};
    static constexpr Keys optional = {"leak", "resembles"};
    checks::CheckResult check;
    if (!value.is_object(required, optional)) return check;
    check.check = value["check"].text();
    check.outcome = outcome_in(value);
    check.sentence = value["sentence"].text();
    check.exchange = static_cast<std::uint64_t>(value["exchange"].maybe_number().value_or(0));
    check.requirements = value["requirements"].texts();
    check.leak = value["leak"].text();
    check.resembles = value["resembles"].texts();
    return check;
}

Observed observed_in(const Value& value) {
    static constexpr Keys optional = {
        "preemptive",
        "attempts_before_giving_up",
        "status_shown",
        "challenge_shown",
        "body_shown",
        "connections",
        "requests",
        "tunnels_http"};
    if (!value.is_object({}, optional)) return {};
    return {
        value["preemptive"].maybe_flag(),
        value["attempts_before_giving_up"].maybe_number(),
        value["status_shown"].maybe_flag(),
        value["challenge_shown"].maybe_flag(),
        value["body_shown"].maybe_flag(),
        value["tunnels_http"].maybe_flag(),
        value["requests"].maybe_number(),
        value["connections"].maybe_number()};
}

process::Ending ending_in(const Value& value) {
    static constexpr Keys required = {"code", "signal", "timed_out"};
    if (!value.is_object(required)) return {};
    process::Ending ending;
    // Earlier documents say 0 for no signal, and 0 for the code of what a signal ended.
    if (const auto signal = value["signal"].maybe_number().value_or(0); signal != 0)
        ending.signal = static_cast<int>(signal);
    if (const auto code = value["code"].maybe_number(); code && !ending.signal)
        ending.code = static_cast<int>(*code);
    ending.timed_out = value["timed_out"].flag();
    return ending;
}

Reported reported_in(const Value& value) {
    static constexpr Keys required = {"good", "how", "breach", "unsupported"};
    static constexpr Keys optional = {"visible"};
    if (!value.is_object(required, optional)) return {};
    return {
        value["good"].flag(),
        value["how"].text(),
        value["breach"].text(),
        value["unsupported"].text(),
        value["visible"].text()};
}

Verdict verdict_in(const Value& value) {
    static const auto names = words(verdict_names());
    return verdict_of(value["verdict"].one_of(names)).value_or(Verdict::harness_error);
}

Standing standing_in(const Value& value) {
    static const auto names = words(standing_names());
    return standing_of(value["standing"].one_of(names)).value_or(Standing::unexpected);
}

checks::Weight level_in(const Value& value) {
    using checks::Weight;
    static constexpr std::array all = {
        Weight::must, Weight::should, Weight::practice, Weight::observed};
    static const std::vector<std::string> names = {"must", "should", "practice", "observed"};
    if (!value.has("level")) return Weight::must;
    const auto at = std::ranges::find(names, value["level"].one_of(names));
    return at == names.end() ? Weight::must : all[static_cast<std::size_t>(at - names.begin())];
}

Fault fault_in(const Value& value) {
    static constexpr Keys required = {
        "check", "finding", "level", "leak", "sentence", "proof", "standing", "reason", "link"};
    if (!value.is_object(required)) return {};
    return {
        value["check"].text(),
        value["finding"].text(),
        level_in(value),
        value["leak"].flag(),
        value["sentence"].text(),
        static_cast<std::uint64_t>(value["proof"].maybe_number().value_or(0)),
        standing_in(value),
        value["reason"].text(),
        value["link"].text()};
}

Judgement attempt_in(const Value& value) {
    static constexpr Keys required = {"verdict", "leak", "finding", "sentence"};
    if (!value.is_object(required)) return {};
    return {
        verdict_in(value), value["leak"].flag(), value["finding"].text(), value["sentence"].text()};
}

/// What reports show of an exchange has to be of its kind; the rest is the log's own affair.
void look_at_exchange(const Value& value) {
    if (!value.json().is_object()) return value.wrong("an object");
    for (const std::string_view head :
         {"request_head",
          "reply_head",
          "origin_saw",
          "request_head_base64",
          "reply_head_base64",
          "origin_saw_base64"})
        if (!value[head].json().is_null()) value[head].text();
    value["number"].number();
}

/// The exchanges, most of a document, are moved out of `json`.
void read_what_was_seen(const Value& value, Json& json, Result& result) {
    if (value.has("reported")) result.reported = reported_in(value["reported"]);
    if (value.has("observed")) result.observed = observed_in(value["observed"]);
    result.ended = ending_in(value["ended"]);
    for (const Value& item : value["faults"].items()) result.faults.push_back(fault_in(item));
    for (const Value& item : value["checks"].items()) result.checks.push_back(check_in(item));
    for (const Value& item : value["exchanges"].items()) look_at_exchange(item);
    if (json["exchanges"].is_array()) result.exchanges = std::move(json["exchanges"]);
    result.output = value["output"].text();
    result.error = value["error"].text();
}

Result result_in(const Value& value, Json& json) {
    static constexpr Keys required = {
        "client",
        "channel",
        "target",
        "scenario",
        "control",
        "verdict",
        "leak",
        "standing",
        "finding",
        "sentence",
        "reason",
        "ended",
        "took_ms",
        "reproduce",
        "checks",
        "exchanges",
        "output",
        "error"};
    static constexpr Keys optional = {
        "pair",
        "flaky",
        "attempts",
        "observed",
        "link",
        "earlier",
        "given",
        "reported",
        "check",
        "level",
        "proof",
        "faults"};
    Result result;
    if (!value.is_object(required, optional)) return result;
    result.client = value["client"].text();
    result.channel = value["channel"].text();
    result.target = value["target"].one_of({"http", "https"});
    result.scenario = value["scenario"].text();
    result.pair = value["pair"].text();
    result.control = value["control"].flag();
    result.judgement = {
        verdict_in(value),
        value["leak"].flag(),
        value["finding"].text(),
        value["sentence"].text(),
        value["check"].text(),
        level_in(value),
        static_cast<std::uint64_t>(value["proof"].maybe_number().value_or(0))};
    result.standing = standing_in(value);
    result.flaky = value["flaky"].flag();
    result.attempts = value["attempts"].number(1);
    for (const Value& item : value["earlier"].items()) result.earlier.push_back(attempt_in(item));
    result.reason = value["reason"].text();
    result.link = value["link"].text();
    result.took_ms = value["took_ms"].number();
    result.given = value["given"].text();
    result.reproduce = value["reproduce"].text();
    read_what_was_seen(value, json, result);
    return result;
}

template <typename Part>
std::vector<Part> parts(const Value& array, Part (*read)(const Value&)) {
    std::vector<Part> found;
    for (const Value& item : array.items()) found.push_back(read(item));
    return found;
}

}  // namespace

std::optional<Result> read_line(std::string_view line) {
    Json json = json::parse<Json>(line, limits);
    json::Mistakes mistakes;
    json::Complaints complaints("", mistakes);
    Result result = result_in({{json, ""}, complaints}, json);
    return mistakes.empty() ? std::optional(std::move(result)) : std::nullopt;
}

Document from_json(Json& json, json::Complaints& complaints) {
    static constexpr Keys required = {"v", "clients", "results"};
    // The causes follow from the results.
    static constexpr Keys optional = {"suite", "run", "incomplete", "scenarios", "causes"};
    static constexpr Keys of_suite = {"version"};
    const Value root({json, ""}, complaints);
    Document document;
    if (!root.is_object(required, optional)) return document;
    root["v"].has_version(1);
    if (root.has("suite") && root["suite"].is_object(of_suite))
        document.suite = root["suite"]["version"].text();
    if (root.has("run")) document.run = run_in(root["run"]);
    document.incomplete = root["incomplete"].flag();
    document.clients = parts(root["clients"], client_in);
    document.scenarios = parts(root["scenarios"], scenario_in);
    std::size_t index = 0;
    for (const Value& item : root["results"].items())
        document.results.push_back(result_in(item, json["results"][index++]));
    return document;
}

}  // namespace proxy407::results
