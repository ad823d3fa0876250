#include "reports/terminal_totals.hpp"

#include "report/layout.hpp"
#include "reports/cause_text.hpp"
#include "reports/terminal_word.hpp"
#include "text/counted.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace proxy407::reports {
namespace {

struct CountedMark {
    Mark mark;
    const char* words;
};

/// The good ones first, the rest by gravity.
constexpr std::array parts = {
    CountedMark{Mark::passed, "passed"},
    CountedMark{Mark::non_strict, "passed, not strictly"},
    CountedMark{Mark::observed, "observed"},
    CountedMark{Mark::known, "failed as known"},
    CountedMark{Mark::known_leak, "leaked as known"},
    CountedMark{Mark::failed, "failed unexpectedly"},
    CountedMark{Mark::bypassed, "bypassed the proxy"},
    CountedMark{Mark::error, "not judged"},
    CountedMark{Mark::stale, "passed unexpectedly"},
    CountedMark{Mark::leak, "leaked"},
    CountedMark{Mark::not_reached, "not reached"},
};

}  // namespace

std::string terminal_counts(const Tally& tally, const report::Style& style) {
    std::string text;
    for (const CountedMark& part : parts) {
        const std::size_t count = tally.of(part.mark);
        if (count == 0) continue;
        const std::string told = std::to_string(count) + ' ' + part.words;
        text += text.empty() ? "" : ", ";
        text += report::paint(told, terminal_colour(part.mark), style.colour);
    }
    return text;
}

std::string terminal_causes(const std::vector<results::Cause>& causes, const report::Style& style) {
    const results::CauseCount count = results::count_causes(causes);
    if (count.causes == 0) return "No failure of a client.\n";
    std::string text = "To fix: " + count_text(count);
    if (count.leaks > 0)
        text += ", " + report::paint(
                           std::to_string(count.leaks) + " of them " +
                               (count.leaks == 1 ? "a leak" : "leaks"),
                           report::Colour::red,
                           style.colour
                       );
    if (count.withheld > 0)
        text += " (" + text::counted(count.withheld, "leak") + " known and withheld)";
    return text + ".\n";
}

std::string terminal_totals(const results::Document& document, const report::Style& style) {
    Tally tally;
    for (const results::Result& result : document.results) tally.add(result);
    const std::string counts = terminal_counts(tally, style);
    std::string text =
        std::to_string(tally.judged()) + " cases" + (counts.empty() ? "" : ": " + counts) + ".";
    if (const auto flaky = std::ranges::count_if(document.results, &results::Result::flaky))
        text +=
            ' ' +
            report::paint(std::to_string(flaky) + " flaky.", report::Colour::yellow, style.colour);
    if (const auto without = tally.of(Mark::unsupported); without > 0)
        text += ' ' + std::to_string(without) + " not supported by the client (-).";
    if (const auto not_run = tally.of(Mark::not_run); not_run > 0)
        text += ' ' + std::to_string(not_run) + " not run.";
    return text + "\n";
}

std::string terminal_scope(
    const results::Document& document, const std::vector<std::string>& catalogue
) {
    std::set<std::string> asked;
    for (const results::Result& result : document.results)
        if (!result.control && mark_of(result) < Mark::unsupported) asked.insert(result.scenario);
    const auto known =
        static_cast<std::size_t>(std::ranges::count_if(catalogue, [&](const std::string& name) {
            return asked.contains(name);
        }));
    const std::size_t own = asked.size() - known;
    return std::to_string(known) + " of " + std::to_string(catalogue.size()) + " scenarios" +
           (own > 0 ? " and " + std::to_string(own) + " of your own" : "");
}

}  // namespace proxy407::reports
