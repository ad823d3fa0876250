#include "program/certify/regrade.hpp"

#include "client/profile.hpp"
#include "grade/regrade.hpp"
#include "grade/withheld.hpp"
#include "program/certify/clients.hpp"
#include "program/certify/report_files.hpp"
#include "program/command.hpp"
#include "program/command_line.hpp"
#include "program/output_file.hpp"
#include "program/scenario_options.hpp"
#include "results/document.hpp"
#include "results/load.hpp"
#include "results/to_json.hpp"
#include "suite/suite.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <exception>
#include <iostream>
#include <map>
#include <vector>

namespace proxy407::program {
namespace {

HelpPage regrade_page() {
    return {
        .usage = "certify regrade RESULTS.json --json FILE [OPTIONS]",
        .what =
            "Judges a run again by the exchanges that were kept: with the checks, scenarios and\n"
            "baselines of today. No client is run.",
        .examples = "proxy407 certify regrade results.json --json regraded.json",
        .notes =
            "Exit codes: 0 it is written, whatever the verdicts are; 1 the file could not be\n"
            "written; 2 wrong usage or a mistake in a file.",
    };
}

/// A key of the map is made by `load` once; nothing for what can't be loaded.
template <typename Value, typename Load>
const Value* once(std::map<std::string, Value>& known, const std::string& name, const Load& load) {
    const auto found = known.find(name);
    if (found != known.end()) return &found->second;
    auto made = load(name);
    return made ? &known.emplace(name, *std::move(made)).first->second : nullptr;
}

/// False when its exchanges are not as the log writes them.
bool is_regraded(
    results::Result& result,
    const suite::Candidate& candidate,
    const scenario::Scenario& scenario,
    grade::PlainFailures& failed
) {
    try {
        grade::regrade(result, candidate.client, candidate.baseline, scenario, failed);
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

std::vector<results::Result*> plain_first(results::Document& document) {
    std::vector<results::Result*> all;
    for (results::Result& result : document.results) all.push_back(&result);
    std::ranges::stable_partition(all, [](const results::Result* result) {
        return client::is_plain_case(result->scenario);
    });
    return all;
}

/// "FAIL max-attempts (known)"
std::string verdict_text(const results::Result& result) {
    return std::string(name(result.judgement.verdict)) + " " +
           text::printable(result.judgement.finding) + " (" + std::string(name(result.standing)) +
           ")";
}

}  // namespace

int certify_regrade_command(int argc, char** argv) {
    CommandLine line("certify regrade", regrade_page());
    line.options("What is read and written"
    )("clients-dir",
      "a folder for each client",
      cxxopts::value<std::string>()->default_value("client-tests/clients"),
      "DIR")("json", "the results as they are judged now", cxxopts::value<std::string>(), "FILE");
    line.positional("words");
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    if (given->count("words") != 1) return line.mistake("name one file of results");
    if (given->count("json") == 0) return line.mistake("--json says where the results go");
    const std::string clients = (*given)["clients-dir"].as<std::string>();

    const std::string file = (*given)["words"].as<std::vector<std::string>>()[0];
    auto read = results::load(file);
    if (const auto* mistakes = std::get_if<json::Mistakes>(&read)) {
        print_mistakes(*mistakes);
        return exit_usage;
    }
    auto& document = std::get<results::Document>(read);
    std::map<std::string, suite::Candidate> candidates;
    std::map<std::string, suite::NamedScenario> scenarios;
    grade::PlainFailures failed;
    for (results::Result* one : plain_first(document)) {
        results::Result& result = *one;
        const auto* candidate = once(candidates, result.client, [&](const std::string& name) {
            return load_candidate(clients + "/" + name, usual_baselines(clients));
        });
        const auto* scenario = once(scenarios, result.scenario, load_case);
        if (!candidate || !scenario) return exit_usage;
        const std::string before = verdict_text(result);
        if (!is_regraded(result, *candidate, scenario->scenario, failed)) {
            const json::Mistakes unreadable = {
                {file,
                 "/results/" + std::to_string(&result - document.results.data()) + "/exchanges",
                 0,
                 0,
                 "an exchange that can't be read",
                 "exchanges as the log writes them"}};
            print_mistakes(unreadable);
            return exit_usage;
        }
        const std::string after = verdict_text(result);
        if (after != before)
            std::cout << results::case_name(result) << ": " << before << " -> " << after << '\n';
    }
    for (const auto& [name, candidate] : candidates)
        grade::settle_withheld(document.results, name, candidate.baseline);
    const std::string text = results::to_text(document);
    const std::string target = (*given)["json"].as<std::string>();
    return write_output("certify regrade", target, text, files::Readers::owner) ? exit_ok
                                                                                : exit_not_written;
}

}  // namespace proxy407::program
