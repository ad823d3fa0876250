#include "suite/totals.hpp"

#include "report/layout.hpp"

namespace proxy407::runner {

using report::Colour;
using report::paint;

Totals count(const std::vector<CaseResult>& results) {
    Totals totals;
    for (const CaseResult& result : results) {
        if (result.standing != Standing::stale) ++totals.verdicts[result.judgement.verdict];
        ++totals.standings[result.standing];
        const bool ran = result.judgement.verdict != Verdict::unsupported;
        if (ran) ++totals.judged;
        if (result.judgement.leak) ++totals.leaks;
        if (result.is_flaky()) ++totals.flaky;
    }
    return totals;
}

std::string totals_text(const Totals& totals, const report::Style& style) {
    const auto of = [](const auto& counts, auto key) {
        const auto found = counts.find(key);
        return found == counts.end() ? std::size_t{0} : found->second;
    };
    std::string text = std::to_string(totals.judged) + " cases";
    std::string separator = ": ";
    const auto add = [&](std::size_t number, const std::string& words, Colour colour) {
        if (number == 0) return;
        text += separator + paint(std::to_string(number) + " " + words, colour, style.colour);
        separator = ", ";
    };
    const std::size_t stale = of(totals.standings, Standing::stale);
    add(of(totals.verdicts, Verdict::pass), "passed", Colour::green);
    add(of(totals.verdicts, Verdict::non_strict), "passed, not strictly", Colour::green);
    add(of(totals.verdicts, Verdict::observed), "observed", Colour::green);
    add(of(totals.standings, Standing::known), "failed as known", Colour::yellow);
    add(of(totals.standings, Standing::unexpected), "failed unexpectedly", Colour::red);
    add(stale, "passed unexpectedly", Colour::red);
    add(totals.leaks, totals.leaks == 1 ? "leak" : "leaks", Colour::red);
    add(totals.flaky, "flaky", Colour::yellow);
    add(of(totals.verdicts, Verdict::not_reached), "not reached", Colour::dim);
    text += ".";
    if (const auto without = of(totals.verdicts, Verdict::unsupported); without > 0)
        text += " " + std::to_string(without) + " not supported by the client (-).";
    return text + "\n";
}

}  // namespace proxy407::runner
