#include "process/foreground.hpp"
#include "program/certify/options.hpp"
#include "program/certify/progress.hpp"
#include "program/certify/regrade.hpp"
#include "program/certify/report.hpp"
#include "program/command.hpp"
#include "program/output_file.hpp"
#include "program/screen.hpp"
#include "report/layout.hpp"
#include "suite/baseline_update.hpp"
#include "suite/failures.hpp"
#include "suite/matrix.hpp"
#include "suite/probe.hpp"
#include "suite/results.hpp"
#include "suite/results_file.hpp"
#include "suite/shown.hpp"
#include "suite/totals.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <stdexcept>

namespace proxy407::program {
namespace {

using runner::Standing;
using runner::Verdict;

constexpr int exit_unexpected = 1;
constexpr int exit_not_judged = 3;
constexpr int exit_nothing_ran = 4;
constexpr int exit_signal = 128;

/// Known failures of more clients than this are told in the reports only.
constexpr std::size_t few_clients = 10;

int exit_code(const runner::Totals& totals, bool strict) {
    if (totals.judged == 0) return exit_nothing_ran;
    for (const Verdict verdict :
         {Verdict::harness_error, Verdict::adapter_error, Verdict::setup_fail})
        if (totals.verdicts.contains(verdict)) return exit_not_judged;
    const bool as_expected = !totals.standings.contains(Standing::unexpected) &&
                             !totals.standings.contains(Standing::stale) &&
                             !(strict && totals.verdicts.contains(Verdict::non_strict));
    return as_expected ? exit_ok : exit_unexpected;
}

void print_results(const CertifyRequest& request, const std::vector<runner::CaseResult>& results) {
    const report::Style style{wants_colour(STDOUT_FILENO)};
    if (request.show)
        for (const runner::CaseResult& result : results)
            if (!result.control) print(runner::shown_case(result, style));
    print(runner::matrix_text(request.candidates, request.suite.scenarios, results, style) + "\n");
    const auto ran = std::ranges::count_if(request.candidates, &runner::Candidate::installed);
    const bool with_known = static_cast<std::size_t>(ran) <= few_clients;
    const std::string failures =
        runner::flaky_text(results, style) + runner::failures_text(results, with_known, style);
    if (!failures.empty()) print(failures + "\n");
    print(runner::totals_text(runner::count(results), style));
    print("Seed " + std::to_string(request.suite.seed) + ".\n");
}

bool update_baselines(
    const CertifyRequest& request, const std::vector<runner::CaseResult>& results
) {
    bool good = true;
    std::filesystem::create_directories(request.baselines);
    for (const runner::Candidate& candidate : request.candidates) {
        if (!candidate.installed) continue;
        const std::string file = request.baselines + "/" + candidate.client.driver + ".json";
        const std::string text = runner::updated_baseline(candidate, results);
        // Who has nothing to know needs no file.
        if (text.find("\"known_failures\": []") != text.npos) {
            std::filesystem::remove(file);
            continue;
        }
        good = write_output("certify", file, text) && good;
        if (text.find("\"reason\": \"\"") != text.npos)
            std::cerr << "proxy407 certify: " << text::printable(file)
                      << " has failures without a reason: add it\n";
    }
    return good;
}

/// Writes what was asked for; false when something could not be.
bool write_files(
    const CertifyRequest& request,
    const std::vector<runner::CaseResult>& cases,
    const runner::RunInfo& run
) {
    bool good = true;
    if (!request.json_file.empty() || request.reports.any()) {
        const auto document =
            runner::document_of(request.candidates, request.suite.scenarios, cases, run);
        if (!request.json_file.empty())
            good = write_output(
                "certify", request.json_file, results::to_text(document), files::Readers::owner
            );
        if (request.reports.any())
            good = write_reports("certify", request.reports, document) && good;
    }
    if (request.update_baseline && !run.incomplete) good = update_baselines(request, cases) && good;
    return good;
}

runner::RunInfo info(const CertifyRequest& request) {
    runner::RunInfo run;
    run.began = std::chrono::system_clock::now();
    run.seed = request.suite.seed;
    run.shard = request.suite.shard;
    run.jobs = request.suite.jobs;
    run.argv = request.argv;
    return run;
}

int certify(CertifyRequest& request, const runner::HeldSignals& signals) {
    runner::RunInfo run = info(request);
    const auto began = std::chrono::steady_clock::now();
    // Before it is begun anew, for it may be the same file.
    if (!request.resume_file.empty())
        request.suite.finished = runner::unfinished_results(request.resume_file);
    runner::PartialResults partial(request.json_file);
    Progress progress;
    request.suite.progress = [&](std::size_t done, std::size_t all, const auto& last) {
        partial.add(last);
        progress.show(done, all, last);
    };
    runner::probe_all(
        request.candidates,
        request.suite.jobs,
        signals.descriptor(),
        [&](const runner::Candidate& candidate) { progress.show_probe(candidate); }
    );
    const auto results = runner::run_suite(request.candidates, request.suite);
    progress.clear();
    run.took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - began
    );
    const int signal = signals.next();
    run.incomplete = signal != 0;
    print_results(request, results);
    const bool written = write_files(request, results, run);
    if (written) partial.remove();
    if (signal != 0) {
        std::cerr << "proxy407 certify: stopped before the end\n";
        return exit_signal + signal;
    }
    const int code = exit_code(runner::count(results), request.strict);
    return written || code != exit_ok ? code : exit_unexpected;
}

}  // namespace

int certify_command(int argc, char** argv) {
    const std::string_view word = argc > 1 ? argv[1] : "";
    if (word == "report") return certify_report_command(argc - 1, argv + 1);
    if (word == "regrade") return certify_regrade_command(argc - 1, argv + 1);
    if (word == "merge") return certify_merge_command(argc - 1, argv + 1);
    int code = exit_ok;
    auto request = read_certify_options(argc, argv, code);
    if (!request) return code;
    // A signal stays unread: that is how every job sees it.
    const runner::HeldSignals signals(runner::HeldSignals::Children::no);
    request->suite.cancel = signals.descriptor();
    try {
        return certify(*request, signals);
    } catch (const std::runtime_error& problem) {
        std::cerr << "proxy407 certify: " << text::printable(problem.what()) << '\n';
        return exit_usage;
    }
}

}  // namespace proxy407::program
