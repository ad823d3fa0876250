#include "report/layout.hpp"
#include "report/terminal.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::report {
namespace {

using checks::Outcome;
using checks::RunVerdict;

std::string headline(const checks::RunResult& result, bool colour) {
    const auto passed = std::ranges::count(result.checks, Outcome::pass, [](const auto& check) {
        return check.outcome;
    });
    const std::string count =
        std::to_string(passed) + " of " + std::to_string(result.checks.size()) + " checks passed";
    switch (result.verdict) {
        case RunVerdict::pass: return paint("PASS", Colour::green, colour) + "  " + count;
        case RunVerdict::fail: return paint("FAIL", Colour::red, colour) + "  " + count;
        case RunVerdict::bypassed:
            return paint("BYPASSED", Colour::red, colour) +
                   "  no connection ever came to the proxy";
    }
    return "";
}

/// ", as in CVE-2003-1605, CVE-2011-1498"
std::string like(const checks::CheckResult& check) {
    std::string known;
    for (const std::string& one : check.resembles)
        known += (known.empty() ? ", as in " : ", ") + text::printable(one);
    return known;
}

std::string check_line(const checks::CheckResult& check, std::size_t width, bool colour) {
    const bool failed = check.outcome == Outcome::fail;
    const std::string_view mark = failed ? "FAIL" : check.outcome == Outcome::pass ? "ok" : "-";
    const Colour mark_colour = failed                           ? Colour::red
                               : check.outcome == Outcome::pass ? Colour::green
                                                                : Colour::dim;
    std::string sentence = text::printable(check.sentence);
    if (check.outcome == Outcome::not_reached && sentence.empty()) sentence = "not reached";
    if (check.exchange != 0) sentence += " (#" + std::to_string(check.exchange) + ")";
    if (failed)
        for (const std::string& requirement : check.requirements)
            sentence += " [" + text::printable(requirement) + "]";
    if (!check.leak.empty()) sentence += " LEAK " + text::printable(check.leak) + like(check) + '.';
    return "  " + paint(pad_right(mark, 4), mark_colour, colour) + "  " +
           pad_right(text::printable(check.check), width) + "  " + wrap(sentence, width + 10) +
           "\n";
}

}  // namespace

std::string run_lines(const checks::RunResult& result, const Style& style) {
    std::string lines = headline(result, style.colour) + "\n";
    if (result.verdict == RunVerdict::bypassed)
        lines +=
            "  The command took no notice of the proxy it was given (environment variables "
            "unread,\n  NO_PROXY, a setting of its own), or it made no request.\n";
    std::size_t width = 0;
    for (const checks::CheckResult& check : result.checks)
        width = std::max(width, columns(check.check));
    for (const checks::CheckResult& check : result.checks)
        lines += check_line(check, width, style.colour);
    return lines;
}

}  // namespace proxy407::report
