#include "program/certify/baselines.hpp"

#include "client/profile.hpp"
#include "grade/baseline_update.hpp"
#include "program/output_file.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>
#include <utility>

namespace proxy407::program {
namespace {

/// Did the run ask every scenario?
bool has_whole_catalogue(const results::Document& document) {
    std::set<std::string> asked;
    for (const results::Scenario& one : document.scenarios) asked.insert(one.name);
    asked.insert("open");  // the control case, which is always asked
    return std::ranges::all_of(
        client::scenarios_of(client::Profile::whole),
        [&](const std::string& name) { return asked.contains(name); }
    );
}

/// Was the client asked by each of its channels, for both kinds of target?
bool has_all_groups(const results::Document& document, const client::Client& client) {
    std::set<std::pair<std::string, std::string>> seen;
    for (const results::Result& result : document.results)
        if (result.client == client.driver) seen.emplace(result.channel, result.target);
    return std::ranges::all_of(client.channels, [&](const client::Channel& channel) {
        return seen.contains({channel.name, "http"}) && seen.contains({channel.name, "https"});
    });
}

void say_what_to_look_at(
    std::string_view command,
    const std::string& file,
    const grade::Baseline& before,
    const grade::Baseline& made
) {
    const std::string start = "proxy407 " + std::string(command) + ": " + text::printable(file);
    if (const std::size_t count = grade::without_reason(made); count > 0)
        std::cerr << start << " has " << text::counted(count, "failure")
                  << " without a reason: add it where you know it\n";
    if (made.withheld > before.withheld)
        std::cerr << start << " counts " << text::counted(made.withheld, "leak") << " as withheld ("
                  << before.withheld
                  << " before): docs/disclosure.md says what to do with a new one\n";
}

bool update_baseline(
    std::string_view command,
    const suite::Candidate& candidate,
    const std::string& version,
    const std::string& file,
    const std::vector<results::Result>& results,
    bool whole
) {
    const std::string& name = candidate.client.driver;
    const grade::Baseline made =
        grade::updated_baseline(candidate.baseline, name, version, results, whole);
    // Who has nothing to know needs no file.
    if (made.failures.empty() && made.withheld == 0) {
        std::filesystem::remove(file);
        return true;
    }
    say_what_to_look_at(command, file, candidate.baseline, made);
    return write_output(command, file, grade::to_text(made, name));
}

}  // namespace

bool update_baselines(
    std::string_view command,
    const results::Document& document,
    const std::vector<suite::Candidate>& candidates,
    const std::string& folder
) {
    std::filesystem::create_directories(folder);
    const bool is_whole = document.run.shard.empty() && has_whole_catalogue(document);
    bool good = true;
    for (const results::Client& client : document.clients) {
        const auto candidate = std::ranges::find(
            candidates, client.name, [](const suite::Candidate& one) { return one.client.driver; }
        );
        if (!client.installed || candidate == candidates.end()) continue;
        const bool whole = is_whole && has_all_groups(document, candidate->client);
        const std::string file = folder + "/" + client.name + ".json";
        good =
            update_baseline(command, *candidate, client.version, file, document.results, whole) &&
            good;
    }
    return good;
}

}  // namespace proxy407::program
