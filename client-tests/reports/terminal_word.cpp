#include "reports/terminal_word.hpp"

#include <algorithm>

namespace proxy407::reports {

using report::Colour;
using results::Result;

namespace {

const Result* first_of(const std::vector<const Result*>& results, Mark mark) {
    const auto found =
        std::ranges::find(results, mark, [](const Result* result) { return mark_of(*result); });
    return *found;
}

}  // namespace

std::string terminal_word(Mark mark, results::Verdict verdict) {
    switch (mark) {
        case Mark::leak:
        case Mark::bypassed:
        case Mark::stale:
        case Mark::known_leak:
        case Mark::known: return std::string(wording(mark).word);
        default: return std::string(name(verdict));
    }
}

std::string terminal_word(const Result& result) {
    const Mark mark = mark_of(result);
    if (mark == Mark::unsupported || mark == Mark::not_run) return "-";
    return terminal_word(mark, result.judgement.verdict);
}

std::string terminal_cell(const std::vector<const Result*>& results) {
    if (results.size() == 1) return terminal_word(*results.front());
    Tally tally;
    for (const Result* result : results) tally.add(*result);
    for (const Mark never_tried : {Mark::bypassed, Mark::error})
        if (tally.judged() > 0 && tally.of(never_tried) == tally.judged())
            return terminal_word(*first_of(results, never_tried));
    switch (const Mark worst = tally.worst()) {
        case Mark::leak:
        case Mark::known_leak: return std::string(wording(worst).word);
        case Mark::passed: return "PASS";
        case Mark::unsupported: return "-";
        case Mark::not_run: return results.empty() ? "" : "-";
        default: return std::to_string(tally.good()) + '/' + std::to_string(tally.judged());
    }
}

Colour terminal_colour(Mark mark) {
    if (is_unexpected(mark)) return Colour::red;
    if (is_good(mark)) return Colour::green;
    return mark == Mark::known || mark == Mark::known_leak ? Colour::yellow : Colour::dim;
}

}  // namespace proxy407::reports
