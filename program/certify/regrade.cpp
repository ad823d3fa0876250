#include "program/certify/regrade.hpp"

#include "client/profile.hpp"
#include "grade/baseline.hpp"
#include "grade/regrade.hpp"
#include "grade/withheld.hpp"
#include "program/certify/baselines.hpp"
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
#include <cstddef>
#include <exception>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace proxy407::program {
namespace {

HelpPage regrade_page() {
    return {
        .usage = "certify regrade RESULTS.json --json FILE [OPTIONS]",
        .what =
            "Judges a run again by the exchanges that were kept: with the checks, scenarios and\n"
            "baselines of today. No client is run.",
        .examples =
            "proxy407 certify regrade results.json --json regraded.json\n"
            "proxy407 certify regrade results.json --json results.json --update-baseline",
        .notes =
            "Exit codes: 0 it is written, whatever the verdicts are; 1 the file could not be\n"
            "written; 2 wrong usage or a mistake in a file.",
    };
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

/// All clients that have results; nothing when one can't be read: that is said then.
std::optional<std::vector<suite::Candidate>> candidates_of(
    const results::Document& document, const std::string& folder
) {
    std::set<std::string> names;
    for (const results::Result& result : document.results) names.insert(result.client);
    std::vector<suite::Candidate> candidates;
    for (const std::string& name : names) {
        auto candidate = load_candidate(folder + "/" + name, usual_baselines(folder));
        if (!candidate) return std::nullopt;
        candidates.push_back(*std::move(candidate));
    }
    return candidates;
}

void say_unreadable(const std::string& file, std::ptrdiff_t number) {
    const json::Mistakes unreadable = {
        {file,
         "/results/" + std::to_string(number) + "/exchanges",
         0,
         0,
         "an exchange that can't be read",
         "exchanges as the log writes them"}};
    print_mistakes(unreadable);
}

/// Each verdict that is another one now is told. False when something can't be read: that is said.
bool is_judged_again(
    const std::string& file,
    results::Document& document,
    const std::vector<suite::Candidate>& candidates
) {
    std::map<std::string, const suite::Candidate*> by_name;
    for (const suite::Candidate& one : candidates) by_name[one.client.driver] = &one;
    std::map<std::string, suite::NamedScenario> scenarios;
    grade::PlainFailures failed;
    for (results::Result* result : plain_first(document)) {
        if (!scenarios.contains(result->scenario)) {
            auto made = load_case(result->scenario);
            if (!made) return false;
            scenarios.emplace(result->scenario, *std::move(made));
        }
        const std::string before = verdict_text(*result);
        const scenario::Scenario& scenario = scenarios.at(result->scenario).scenario;
        if (!is_regraded(*result, *by_name.at(result->client), scenario, failed)) {
            say_unreadable(file, result - document.results.data());
            return false;
        }
        const std::string after = verdict_text(*result);
        if (after != before)
            std::cout << results::case_name(*result) << ": " << before << " -> " << after << '\n';
    }
    for (const suite::Candidate& one : candidates)
        grade::settle_withheld(document.results, one.client.driver, one.baseline);
    return true;
}

/// By the baselines that were just written of it.
void compare_again(results::Document& document, const std::vector<suite::Candidate>& candidates) {
    for (const suite::Candidate& one : candidates) {
        for (results::Result& result : document.results)
            if (result.client == one.client.driver) grade::set_standing(result, one.baseline);
        grade::settle_withheld(document.results, one.client.driver, one.baseline);
    }
}

}  // namespace

int certify_regrade_command(int argc, char** argv) {
    CommandLine line("certify regrade", regrade_page());
    line.options("What is read and written"
    )("clients-dir",
      "a folder for each client",
      cxxopts::value<std::string>()->default_value("client-tests/clients"),
      "DIR")("json", "the results as they are judged now", cxxopts::value<std::string>(), "FILE")(
        "update-baseline", "write what fails now into the baselines"
    );
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
    auto candidates = candidates_of(document, clients);
    if (!candidates || !is_judged_again(file, document, *candidates)) return exit_usage;
    bool good = true;
    if (given->count("update-baseline") > 0) {
        good = update_baselines("certify regrade", document, *candidates, usual_baselines(clients));
        candidates = candidates_of(document, clients);
        if (!candidates) return exit_usage;
        compare_again(document, *candidates);
    }
    const std::string target = (*given)["json"].as<std::string>();
    const std::string text = results::to_text(document);
    good = write_output("certify regrade", target, text, files::Readers::owner) && good;
    return good ? exit_ok : exit_not_written;
}

}  // namespace proxy407::program
