#include "suite/run_info.hpp"

#include "text/octets.hpp"

#include <sys/utsname.h>

#include <ctime>
#include <utility>

namespace proxy407::suite {
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
    for (const client::Channel& channel : candidate.client.channels)
        made.features[channel.name] = {channel.features.begin(), channel.features.end()};
    return made;
}

}  // namespace

results::Document document_of(
    const std::vector<Candidate>& candidates,
    const std::vector<NamedScenario>& scenarios,
    std::vector<results::Result> results,
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
    document.results = std::move(results);
    return document;
}

}  // namespace proxy407::suite
