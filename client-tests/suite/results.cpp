#include "suite/results.hpp"

#include "text/octets.hpp"

#include <sys/utsname.h>

#include <ctime>

namespace proxy407::runner {
namespace {

/// RFC 3339, UTC.
std::string timestamp(std::chrono::system_clock::time_point time) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

results::Run run_of(const RunInfo& run) {
    utsname host{};
    uname(&host);
    results::Run made;
    made.began = timestamp(run.began);
    made.took_ms = run.took.count();
    made.seed = run.seed;
    made.shard = run.shard.count > 1 ? to_string(run.shard) : "";
    made.jobs = static_cast<std::int64_t>(run.jobs);
    for (const std::string& word : run.argv) made.argv.push_back(text::as_utf8(word));
    made.host = {host.sysname, host.machine};
    return made;
}

results::Client client_of(const Candidate& candidate) {
    results::Client made;
    made.name = candidate.client.driver;
    made.title = candidate.client.title;
    made.language = candidate.client.language;
    made.group = candidate.client.group;
    made.homepage = candidate.client.homepage;
    made.documentation = candidate.client.documentation;
    made.installed = candidate.installed;
    made.version = candidate.version;
    made.runtime = candidate.runtime;
    made.why_not = candidate.why_not;
    for (const Channel& channel : candidate.client.channels)
        made.features[channel.name] = {channel.features.begin(), channel.features.end()};
    return made;
}

results::Check check_of(const checks::CheckResult& check) {
    results::Check made;
    made.name = check.check;
    made.outcome = checks::name(check.outcome);
    made.sentence = text::as_utf8(check.sentence);
    if (check.exchange != 0) made.exchange = check.exchange;
    made.requirements = check.requirements;
    made.leak = check.leak;
    made.resembles = check.resembles;
    return made;
}

checks::CheckResult check_of(const results::Check& check) {
    checks::CheckResult made;
    made.check = check.name;
    for (const auto outcome : {checks::Outcome::pass, checks::Outcome::fail})
        if (checks::name(outcome) == check.outcome) made.outcome = outcome;
    made.sentence = check.sentence;
    made.exchange = check.exchange.value_or(0);
    made.requirements = check.requirements;
    made.leak = check.leak;
    made.resembles = check.resembles;
    return made;
}

results::Observed observed_of(const Observation& seen) {
    results::Observed made;
    made.preemptive = seen.preemptive;
    made.attempts_before_giving_up = seen.tries_before_end;
    made.status_shown = seen.status_shown;
    made.challenge_shown = seen.challenge_shown;
    made.body_shown = seen.body_shown;
    made.requests = seen.requests;
    made.connections = seen.connections;
    return made;
}

Observation observation_of(const results::Observed& observed) {
    Observation seen;
    seen.preemptive = observed.preemptive;
    seen.tries_before_end = observed.attempts_before_giving_up;
    seen.status_shown = observed.status_shown;
    seen.challenge_shown = observed.challenge_shown;
    seen.body_shown = observed.body_shown;
    seen.requests = static_cast<std::size_t>(observed.requests.value_or(0));
    seen.connections = static_cast<std::size_t>(observed.connections.value_or(0));
    return seen;
}

void add_report(results::Result& made, const Outcome& reported) {
    made.ended = {reported.ending.code, reported.ending.signal, reported.ending.timed_out};
    made.took_ms = reported.took.count();
    made.reported.good = reported.good;
    made.reported.how = reported.how;
    made.reported.breach = text::as_utf8(reported.breach);
    made.reported.unsupported = text::as_utf8(reported.unsupported);
    made.output = text::as_utf8(reported.content);
    made.error = text::as_utf8(reported.error);
}

Outcome report_of(const results::Result& result) {
    Outcome reported;
    reported.ending = {
        static_cast<int>(result.ended.code),
        static_cast<int>(result.ended.signal),
        result.ended.timed_out};
    reported.took = std::chrono::milliseconds(result.took_ms);
    reported.good = result.reported.good;
    reported.how = result.reported.how;
    reported.breach = result.reported.breach;
    reported.unsupported = result.reported.unsupported;
    reported.content = result.output;
    reported.error = result.error;
    return reported;
}

}  // namespace

results::Result result_of(const CaseResult& one) {
    results::Result made;
    made.client = one.client;
    made.channel = one.channel;
    made.target = name(one.target);
    made.scenario = text::as_utf8(one.scenario);
    made.control = one.control;
    made.verdict = one.judgement.verdict;
    made.leak = one.judgement.leak;
    made.finding = one.judgement.finding;
    made.sentence = text::as_utf8(one.judgement.sentence);
    made.standing = one.standing;
    made.reason = one.reason;
    made.link = one.link;
    made.flaky = one.is_flaky();
    made.attempts = static_cast<std::int64_t>(one.earlier.size() + 1);
    for (const Judgement& judgement : one.earlier)
        made.earlier.push_back(
            {judgement.verdict,
             judgement.leak,
             judgement.finding,
             text::as_utf8(judgement.sentence)}
        );
    made.given = text::as_utf8(one.given);
    made.reproduce = text::as_utf8(one.reproduce);
    made.observed = observed_of(one.observed);
    for (const checks::CheckResult& check : one.checks) made.checks.push_back(check_of(check));
    for (const std::string& exchange : one.exchanges)
        made.exchanges.push_back(results::Json::parse(exchange));
    add_report(made, one.reported);
    return made;
}

CaseResult case_of(const results::Result& result) {
    CaseResult made;
    made.client = result.client;
    made.channel = result.channel;
    made.target = result.target == name(Target::http) ? Target::http : Target::https;
    made.scenario = result.scenario;
    made.control = result.control;
    made.judgement = {result.verdict, result.leak, result.finding, result.sentence};
    made.standing = result.standing;
    made.reason = result.reason;
    made.link = result.link;
    for (const results::Attempt& attempt : result.earlier)
        made.earlier.push_back({attempt.verdict, attempt.leak, attempt.finding, attempt.sentence});
    made.given = result.given;
    made.reproduce = result.reproduce;
    made.observed = observation_of(result.observed);
    for (const results::Check& check : result.checks) made.checks.push_back(check_of(check));
    for (const results::Json& exchange : result.exchanges)
        made.exchanges.push_back(exchange.dump());
    made.reported = report_of(result);
    return made;
}

results::Document document_of(
    const std::vector<Candidate>& candidates,
    const std::vector<NamedScenario>& scenarios,
    const std::vector<CaseResult>& cases,
    const RunInfo& run
) {
    results::Document document;
    document.suite = PROXY407_VERSION;
    document.run = run_of(run);
    document.incomplete = run.incomplete;
    for (const Candidate& candidate : candidates) document.clients.push_back(client_of(candidate));
    for (const NamedScenario& one : scenarios)
        document.scenarios.push_back(
            {text::as_utf8(one.name),
             one.scenario.title,
             one.scenario.family,
             one.scenario.story,
             one.scenario.links}
        );
    for (const CaseResult& one : cases) document.results.push_back(result_of(one));
    return document;
}

}  // namespace proxy407::runner
