#include "cli/certify_options.hpp"
#include "cli/certify_report.hpp"
#include "cli/command.hpp"
#include "cli/output_file.hpp"
#include "cli/screen.hpp"
#include "report/layout.hpp"
#include "runner/attended.hpp"
#include "runner/matrix.hpp"
#include "text/octets.hpp"

#include <unistd.h>

#include <iostream>

namespace proxy407::cli {
namespace {

constexpr int exit_unexpected = 1;
constexpr int exit_not_judged = 3;
constexpr int exit_nothing_ran = 4;
constexpr int exit_signal = 128;

/// One line that is written over, on a terminal only.
void show_progress(std::size_t done, std::size_t all, const runner::CaseResult& last) {
    const std::string line = std::to_string(done) + "/" + std::to_string(all) + "  " + last.client +
                             " " + last.channel + " " + std::string(name(last.target)) + " " +
                             text::printable(last.scenario);
    std::cerr << "\r\x1b[K" << report::elide(line, 78) << (done == all ? "\r\x1b[K" : "")
              << std::flush;
}

int exit_code(const runner::Totals& totals) {
    using runner::Verdict;
    if (totals.judged == 0) return exit_nothing_ran;
    for (const Verdict verdict :
         {Verdict::harness_error, Verdict::adapter_error, Verdict::setup_fail})
        if (totals.verdicts.contains(verdict)) return exit_not_judged;
    const bool as_expected = !totals.standings.contains(runner::Standing::unexpected) &&
                             !totals.standings.contains(runner::Standing::stale);
    return as_expected ? exit_ok : exit_unexpected;
}

}  // namespace

int certify_command(int argc, char** argv) {
    const std::string_view word = argc > 1 ? argv[1] : "";
    if (word == "report") return certify_report_command(argc - 1, argv + 1);
    if (word == "merge") return certify_merge_command(argc - 1, argv + 1);
    int code = exit_ok;
    auto request = read_certify_options(argc, argv, code);
    if (!request) return code;
    // A signal stays unread: that is how every job sees it.
    const runner::HeldSignals signals(runner::HeldSignals::Children::no);
    request->suite.cancel = signals.descriptor();
    if (isatty(STDERR_FILENO) != 0) request->suite.progress = show_progress;
    for (runner::Candidate& candidate : request->candidates)
        runner::probe(candidate, signals.descriptor());

    const auto results = runner::run_suite(request->candidates, request->suite);
    const runner::Totals totals = runner::count(results);
    const report::Style style{wants_colour(STDOUT_FILENO), false};
    const std::string failures = runner::failures_text(results, style);
    print(runner::matrix_text(request->candidates, results, style) + "\n");
    if (!failures.empty()) print(failures + "\n");
    print(runner::totals_text(totals, style));
    const bool written =
        request->json_file.empty() ||
        write_output(
            "certify", request->json_file, runner::results_json(request->candidates, results)
        );
    if (const int signal = signals.next(); signal != 0) {
        std::cerr << "proxy407 certify: stopped before the end\n";
        return exit_signal + signal;
    }
    code = exit_code(totals);
    return written || code != exit_ok ? code : exit_unexpected;
}

}  // namespace proxy407::cli
