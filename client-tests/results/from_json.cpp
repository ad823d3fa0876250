#include "results/from_json.hpp"

#include "json/nearest.hpp"

#include <algorithm>
#include <array>

namespace proxy407::results {
namespace {

using Keys = std::string_view[];

std::vector<std::string> words(const std::vector<std::string_view>& names) {
    return {names.begin(), names.end()};
}

/// The value of a member that is one of a few words.
template <typename Find>
auto one_of(
    const Value& object, std::string_view key, Find find, const std::vector<std::string>& names
) {
    const std::string word = object.text(key);
    const auto found = find(word);
    if (!found && object.has(key) && object[key].json().is_string())
        object[key].mistake(json::one_of(names, word));
    return found;
}

Run run_in(const Value& value) {
    static constexpr Keys optional = {"began", "took_ms", "seed", "shard", "jobs", "argv", "host"};
    static constexpr Keys of_host = {"os", "arch"};
    Run run;
    if (!value.is_object({}, optional)) return run;
    run.began = value.text("began");
    run.took_ms = value.number("took_ms");
    run.seed = static_cast<std::uint64_t>(value.number("seed"));
    run.shard = value.text("shard");
    run.jobs = value.number("jobs");
    run.argv = value.texts("argv");
    if (value.has("host") && value["host"].is_object({}, of_host))
        run.host = {value["host"].text("os"), value["host"].text("arch")};
    return run;
}

Client client_in(const Value& value) {
    static constexpr Keys required = {
        "client", "title", "language", "homepage", "installed", "version", "why_not"};
    static constexpr Keys optional = {"group", "documentation", "runtime", "features"};
    Client client;
    if (!value.is_object(required, optional)) return client;
    client.name = value.text("client");
    client.title = value.text("title");
    client.language = value.text("language");
    client.group = value.text("group");
    client.homepage = value.text("homepage");
    client.documentation = value.texts("documentation");
    client.installed = value.flag("installed");
    client.version = value.text("version");
    client.runtime = value.text("runtime");
    client.why_not = value.text("why_not");
    if (value.has("features")) {
        const Value features = value["features"];
        value.each_member("features", [&](const std::string& channel, const Value&) {
            client.features[channel] = features.texts(channel);
        });
    }
    return client;
}

Scenario scenario_in(const Value& value) {
    static constexpr Keys required = {"name", "title", "family", "story"};
    static constexpr Keys optional = {"links"};
    if (!value.is_object(required, optional)) return {};
    return {
        value.text("name"),
        value.text("title"),
        value.text("family"),
        value.text("story"),
        value.texts("links")};
}

checks::Outcome outcome_in(const Value& value) {
    using checks::Outcome;
    static constexpr std::array all = {Outcome::pass, Outcome::fail, Outcome::not_reached};
    const auto named = [](std::string_view word) {
        const auto found = std::ranges::find(all, word, [](Outcome one) { return name(one); });
        return found == all.end() ? std::nullopt : std::optional(*found);
    };
    return one_of(value, "outcome", named, {"pass", "fail", "not-reached"})
        .value_or(Outcome::not_reached);
}

checks::CheckResult check_in(const Value& value) {
    static constexpr Keys required = {"check", "outcome", "sentence", "exchange", "requirements"};
    static constexpr Keys optional = {"leak", "resembles"};
    checks::CheckResult check;
    if (!value.is_object(required, optional)) return check;
    check.check = value.text("check");
    check.outcome = outcome_in(value);
    check.sentence = value.text("sentence");
    check.exchange = static_cast<std::uint64_t>(value.maybe_number("exchange").value_or(0));
    check.requirements = value.texts("requirements");
    check.leak = value.text("leak");
    check.resembles = value.texts("resembles");
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
        "requests"};
    if (!value.is_object({}, optional)) return {};
    return {
        value.maybe_flag("preemptive"),
        value.maybe_number("attempts_before_giving_up"),
        value.maybe_flag("status_shown"),
        value.maybe_flag("challenge_shown"),
        value.maybe_flag("body_shown"),
        value.maybe_number("requests"),
        value.maybe_number("connections")};
}

process::Ending ending_in(const Value& value) {
    static constexpr Keys required = {"code", "signal", "timed_out"};
    if (!value.is_object(required)) return {};
    return {
        static_cast<int>(value.number("code")),
        static_cast<int>(value.number("signal")),
        value.flag("timed_out")};
}

Reported reported_in(const Value& value) {
    static constexpr Keys required = {"good", "how", "breach", "unsupported"};
    static constexpr Keys optional = {"visible"};
    if (!value.is_object(required, optional)) return {};
    return {
        value.flag("good"),
        value.text("how"),
        value.text("breach"),
        value.text("unsupported"),
        value.text("visible")};
}

Verdict verdict_in(const Value& value) {
    return one_of(value, "verdict", verdict_of, words(verdict_names()))
        .value_or(Verdict::harness_error);
}

Judgement attempt_in(const Value& value) {
    static constexpr Keys required = {"verdict", "leak", "finding", "sentence"};
    if (!value.is_object(required)) return {};
    return {verdict_in(value), value.flag("leak"), value.text("finding"), value.text("sentence")};
}

/// What reports show of an exchange has to be of its kind; the rest is the log's own affair.
void look_at_exchange(const Value& value) {
    if (!value.json().is_object()) return value.mistake("an object");
    for (const std::string_view head :
         {"request_head",
          "reply_head",
          "origin_saw",
          "request_head_base64",
          "reply_head_base64",
          "origin_saw_base64"})
        if (value.has(head) && !value[head].json().is_null()) value.text(head);
    value.number("number");
}

void read_what_was_seen(const Value& value, Result& result) {
    if (value.has("reported")) result.reported = reported_in(value["reported"]);
    if (value.has("observed")) result.observed = observed_in(value["observed"]);
    result.ended = ending_in(value["ended"]);
    value.each("checks", [&](const Value& item) { result.checks.push_back(check_in(item)); });
    value.each("exchanges", look_at_exchange);
    if (value["exchanges"].json().is_array())
        result.exchanges = std::move(value["exchanges"].json());
    result.output = value.text("output");
    result.error = value.text("error");
}

Result result_in(const Value& value) {
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
        "pair", "flaky", "attempts", "observed", "link", "earlier", "given", "reported"};
    Result result;
    if (!value.is_object(required, optional)) return result;
    result.client = value.text("client");
    result.channel = value.text("channel");
    result.target = value.text("target");
    if (result.target != "http" && result.target != "https")
        value["target"].mistake(json::one_of({"http", "https"}, result.target));
    result.scenario = value.text("scenario");
    result.pair = value.text("pair");
    result.control = value.flag("control");
    result.judgement = {
        verdict_in(value), value.flag("leak"), value.text("finding"), value.text("sentence")};
    result.standing = one_of(value, "standing", standing_of, words(standing_names()))
                          .value_or(Standing::unexpected);
    result.flaky = value.flag("flaky");
    result.attempts = value.number("attempts", 1);
    value.each("earlier", [&](const Value& item) { result.earlier.push_back(attempt_in(item)); });
    result.reason = value.text("reason");
    result.link = value.text("link");
    result.took_ms = value.number("took_ms");
    result.given = value.text("given");
    result.reproduce = value.text("reproduce");
    read_what_was_seen(value, result);
    return result;
}

template <typename Part>
std::vector<Part> parts(const Value& root, std::string_view key, Part (*read)(const Value&)) {
    std::vector<Part> found;
    root.each(key, [&](const Value& item) { found.push_back(read(item)); });
    return found;
}

}  // namespace

std::optional<Result> read_line(std::string_view line) {
    Json json = json::parse<Json>(line, limits);
    json::Mistakes mistakes;
    Result result = result_in(Value(json, "", mistakes));
    return mistakes.empty() ? std::optional(std::move(result)) : std::nullopt;
}

Document from_json(const Value& root) {
    static constexpr Keys required = {"v", "clients", "results"};
    static constexpr Keys optional = {"suite", "run", "incomplete", "scenarios"};
    static constexpr Keys of_suite = {"version"};
    Document document;
    if (!root.is_object(required, optional)) return document;
    if (root.number("v") != 1) root["v"].mistake("1");
    if (root.has("suite") && root["suite"].is_object(of_suite))
        document.suite = root["suite"].text("version");
    if (root.has("run")) document.run = run_in(root["run"]);
    document.incomplete = root.flag("incomplete");
    document.clients = parts(root, "clients", client_in);
    document.scenarios = parts(root, "scenarios", scenario_in);
    document.results = parts(root, "results", result_in);
    return document;
}

}  // namespace proxy407::results
