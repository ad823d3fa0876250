#include "client/profile.hpp"
#include "process/foreground.hpp"
#include "program/certify/baselines.hpp"
#include "program/certify/options.hpp"
#include "program/certify/progress.hpp"
#include "program/certify/regrade.hpp"
#include "program/certify/report.hpp"
#include "program/certify/show.hpp"
#include "program/certify/site.hpp"
#include "program/command.hpp"
#include "program/output_file.hpp"
#include "program/screen.hpp"
#include "report/layout.hpp"
#include "reports/mark.hpp"
#include "reports/terminal_failures.hpp"
#include "reports/terminal_matrix.hpp"
#include "reports/terminal_totals.hpp"
#include "reports/trace.hpp"
#include "results/to_json.hpp"
#include "suite/probe.hpp"
#include "suite/results_file.hpp"
#include "suite/run_info.hpp"
#include "text/octets.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <stdexcept>

namespace proxy407::program {
namespace {

using reports::Mark;

constexpr int exit_unexpected = 1;
constexpr int exit_not_judged = 3;
constexpr int exit_nothing_ran = 4;
constexpr int exit_signal = 128;

/// Known failures of more clients than this are told in the reports only.
constexpr std::size_t few_clients = 10;

int exit_code(
    const results::Document& document, const std::vector<results::Cause>& causes, bool strict
) {
    reports::Tally tally;
    for (const results::Result& result : document.results) tally.add(result);
    if (tally.judged() == 0) return exit_nothing_ran;
    if (tally.of(Mark::error) > 0) return exit_not_judged;
    const bool is_lax = strict && std::ranges::any_of(causes, [](const results::Cause& cause) {
                            const Mark mark = reports::mark_of(cause);
                            return mark == Mark::non_strict || mark == Mark::known_leak;
                        });
    const bool is_bad = std::ranges::any_of(causes, results::is_unexpected);
    return is_bad || is_lax ? exit_unexpected : exit_ok;
}

/// What the run asked, and how to ask the rest.
std::string scope_text(const CertifyRequest& request, const results::Document& document) {
    using client::Profile;
    const Profile profile = request.suite.profile;
    auto catalogue = client::scenarios_of(Profile::whole);
    std::erase(catalogue, "open");  // the control case
    const char* rest = profile == Profile::whole   ? "The others do not apply to what ran."
                       : profile == Profile::usual ? "More: --profile whole."
                                                   : "More: leave --scenario out.";
    return "This run asked " + reports::terminal_scope(document, catalogue) + ". " + rest + "\n";
}

void print_results(
    const CertifyRequest& request,
    const results::Document& document,
    const std::vector<results::Cause>& causes
) {
    const report::Style style{wants_colour(STDOUT_FILENO)};
    if (request.show)
        for (const results::Result& result : document.results)
            if (!result.control)
                print(reports::trace(with_lines_that_work(result, request.user), style));
    print(reports::terminal_matrix(document, style) + "\n");
    const auto ran = std::ranges::count_if(document.clients, &results::Client::installed);
    const bool with_known = request.strict || static_cast<std::size_t>(ran) <= few_clients;
    const std::string failures = reports::terminal_flaky(document, style) +
                                 reports::terminal_failures(causes, with_known, style);
    if (!failures.empty()) print(failures + "\n");
    print(reports::terminal_totals(document, style));
    print(reports::terminal_causes(causes, style));
    print(scope_text(request, document));
    print("Seed " + std::to_string(document.run.seed) + ".\n");
}

/// Writes what was asked for; false when something could not be.
bool write_files(const CertifyRequest& request, const results::Document& document) {
    bool good = true;
    if (!request.json_file.empty())
        good = write_output(
            "certify", request.json_file, results::to_text(document), files::Readers::owner
        );
    if (request.reports.any()) good = write_reports("certify", request.reports, document) && good;
    if (request.update_baseline && !document.incomplete)
        good = update_baselines("certify", document, request.candidates, request.baselines) && good;
    return good;
}

suite::RunInfo info(const CertifyRequest& request) {
    suite::RunInfo run;
    run.began = std::chrono::system_clock::now();
    run.seed = request.suite.seed;
    run.shard = request.suite.shard;
    run.jobs = request.suite.jobs;
    run.argv = request.argv;
    return run;
}

int certify(CertifyRequest& request, const process::HeldSignals& signals) {
    suite::RunInfo run = info(request);
    const auto began = std::chrono::steady_clock::now();
    // Before it is begun anew, for it may be the same file.
    if (!request.resume_file.empty())
        request.suite.finished = suite::unfinished_results(request.resume_file);
    suite::PartialResults partial(request.json_file);
    Progress progress(request.candidates.size() > 1);
    request.suite.progress = [&](const suite::Step& step) {
        partial.add(step.last);
        progress.show(step);
    };
    suite::probe_all(
        request.candidates,
        request.suite.jobs,
        signals.descriptor(),
        [&](const suite::Candidate& candidate) { progress.show_probe(candidate); }
    );
    auto results = suite::run_suite(request.candidates, request.suite);
    progress.clear();
    run.took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - began
    );
    const int signal = signals.next();
    run.incomplete = signal != 0;
    const results::Document document =
        suite::document_of(request.candidates, request.suite.scenarios, std::move(results), run);
    const auto causes = results::causes_of(document);
    print_results(request, document, causes);
    const bool written = write_files(request, document);
    if (written) partial.remove();
    if (signal != 0) {
        std::cerr << "proxy407 certify: stopped before the end\n";
        return exit_signal + signal;
    }
    const int code = exit_code(document, causes, request.strict);
    return written || code != exit_ok ? code : exit_unexpected;
}

}  // namespace

int certify_command(int argc, char** argv) {
    const std::string_view word = argc > 1 ? argv[1] : "";
    if (word == "report") return certify_report_command(argc - 1, argv + 1);
    if (word == "site") return certify_site_command(argc - 1, argv + 1);
    if (word == "regrade") return certify_regrade_command(argc - 1, argv + 1);
    if (word == "merge") return certify_merge_command(argc - 1, argv + 1);
    int code = exit_ok;
    auto request = read_certify_options(argc, argv, code);
    if (!request) return code;
    // A signal stays unread: that is how every job sees it.
    const process::HeldSignals signals(process::HeldSignals::Children::no);
    request->suite.cancel = signals.descriptor();
    try {
        return certify(*request, signals);
    } catch (const std::runtime_error& problem) {
        std::cerr << "proxy407 certify: " << text::printable(problem.what()) << '\n';
        return exit_usage;
    }
}

}  // namespace proxy407::program
