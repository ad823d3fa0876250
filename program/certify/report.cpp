#include "program/certify/report.hpp"

#include "json/nearest.hpp"
#include "program/certify/arguments.hpp"
#include "program/certify/example_files.hpp"
#include "program/certify/report_files.hpp"
#include "program/command.hpp"
#include "program/output_file.hpp"
#include "program/screen.hpp"
#include "reports/merge.hpp"
#include "results/load.hpp"
#include "results/to_json.hpp"
#include "site/entry_of.hpp"
#include "site/upstream.hpp"
#include "text/octets.hpp"

#include <iostream>

namespace proxy407::program {
namespace {

constexpr int exit_incomplete = 3;

HelpPage report_page() {
    return {
        .usage = "certify report RESULTS.json [OPTIONS]",
        .what = "Makes reports of the results of a run, which `certify --json` wrote.",
        .examples =
            "proxy407 certify report results.json --html matrix.html\n"
            "proxy407 certify report results.json --junit junit.xml --badges badges\n"
            "proxy407 certify report results.json --markdown - >> \"$GITHUB_STEP_SUMMARY\"\n"
            "proxy407 certify report --upstream curl results.json",
        .notes =
            "--upstream prints a report on each cause of a failure, in Markdown, for the people "
            "who\n"
            "maintain the client: the lines that call it, the bytes, the clause, what fixes it "
            "and\n"
            "how to check. Leaks that are not published are in it: send it in private.\n"
            "\n"
            "Exit codes: 0 all is written, whatever the results are; 1 a file could not be\n"
            "written; 2 wrong usage or a mistake in the results.",
    };
}

HelpPage merge_page() {
    return {
        .usage = "certify merge RESULTS.json... --json FILE",
        .what =
            "Puts the results of the shards of one run together. Results that do not belong\n"
            "together (another suite, another version of a client, a case twice) are refused.",
        .examples =
            "proxy407 certify merge shard-1.json shard-2.json --json results.json\n"
            "proxy407 certify merge shards/*.json --json - | jq .incomplete",
        .notes =
            "Exit codes: 0 all shards are there; 1 the file could not be written; 2 wrong usage,\n"
            "a mistake in a file or results that do not belong together; 3 the run is not whole\n"
            "(what is there is written and marked as incomplete).",
    };
}

/// Prints what the maintainers of the client are to know; the exit code comes back.
int print_upstream(
    const CommandLine& line,
    const results::Document& document,
    const std::string& name,
    const std::string& clients_folder
) {
    std::vector<std::string> known;
    for (const site::ClientResults& client : site::client_results(document)) {
        known.push_back(client.client.name);
        if (client.client.name != name) continue;
        const std::string text =
            site::upstream_reports(client, find_examples(clients_folder, name));
        if (text.empty()) std::cerr << "proxy407 certify report: nothing of it fails\n";
        print(text);
        return exit_ok;
    }
    const std::string guess = json::did_you_mean(name, known);
    return line.mistake(
        "--upstream: these results have no client \"" + text::printable(name) + "\" that ran" +
        (guess.empty() ? known.empty() ? "" : ": expected " + json::one_of(known, name)
                       : "; " + guess)
    );
}

}  // namespace

int certify_report_command(int argc, char** argv) {
    CommandLine line("certify report", report_page());
    add_report_options(line);
    line.options("For its maintainers")(
        "upstream",
        "print a report on each cause of that client's failures",
        cxxopts::value<std::string>(),
        "CLIENT"
    )("clients-dir",
      "where the lines that call it are",
      cxxopts::value<std::string>()->default_value("client-tests/clients"),
      "DIR");
    line.positional("words");
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    const auto words = words_of(*given);
    const ReportFiles files = report_files(*given);
    if (words.size() != 1) return line.mistake("name one file of results");
    const bool is_upstream = given->count("upstream") > 0;
    if (!files.any() && !is_upstream)
        return line.mistake("nothing to write: --html, --junit, --markdown, --badges or --upstream"
        );
    const auto document = results::load(words[0]);
    if (const auto* mistakes = std::get_if<json::Mistakes>(&document))
        return print_first_mistakes(*mistakes);
    const auto& results = std::get<results::Document>(document);
    if (!write_reports("certify report", files, results)) return exit_not_written;
    if (!is_upstream) return exit_ok;
    return print_upstream(
        line,
        results,
        (*given)["upstream"].as<std::string>(),
        (*given)["clients-dir"].as<std::string>()
    );
}

int certify_merge_command(int argc, char** argv) {
    CommandLine line("certify merge", merge_page());
    line.options("Where it goes"
    )("json", "all results as one document", cxxopts::value<std::string>(), "FILE");
    line.positional("words");
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    if (words_of(*given).empty()) return line.mistake("name the files of the shards");
    if (given->count("json") == 0) return line.mistake("--json says where the results go");
    std::vector<reports::Part> parts;
    for (const std::string& file : words_of(*given)) {
        auto document = results::load(file);
        if (const auto* mistakes = std::get_if<json::Mistakes>(&document))
            return print_first_mistakes(*mistakes);
        parts.push_back({file, std::get<results::Document>(std::move(document))});
    }
    const auto outcome = reports::merge(std::move(parts));
    if (const auto* mistakes = std::get_if<json::Mistakes>(&outcome))
        return print_first_mistakes(*mistakes);
    const auto& merged = std::get<reports::Merged>(outcome);
    for (const std::string& shard : merged.missing)
        std::cerr << "proxy407 certify merge: shard " << shard << " is missing\n";
    if (!write_output(
            "certify merge",
            (*given)["json"].as<std::string>(),
            results::to_text(merged.document),
            files::Readers::owner
        ))
        return exit_not_written;
    return merged.document.incomplete ? exit_incomplete : exit_ok;
}

}  // namespace proxy407::program
