#include "reports/terminal_word.hpp"

namespace proxy407::reports {

using report::Colour;
using results::Result;

std::string terminal_word(const Result& result) {
    switch (const Mark mark = mark_of(result)) {
        case Mark::leak:
        case Mark::stale:
        case Mark::known: return std::string(wording(mark).word);
        case Mark::unsupported:
        case Mark::not_run: return "-";
        default: return std::string(name(result.judgement.verdict));
    }
}

std::string terminal_cell(const std::vector<const Result*>& results) {
    if (results.size() == 1) return terminal_word(*results.front());
    Tally tally;
    for (const Result* result : results) tally.add(*result);
    switch (tally.worst()) {
        case Mark::leak: return std::string(wording(Mark::leak).word);
        case Mark::passed: return "PASS";
        case Mark::unsupported: return "-";
        case Mark::not_run: return results.empty() ? "" : "-";
        default: return std::to_string(tally.good()) + '/' + std::to_string(tally.judged());
    }
}

Colour terminal_colour(Mark mark) {
    if (is_unexpected(mark)) return Colour::red;
    if (is_good(mark)) return Colour::green;
    return mark == Mark::known ? Colour::yellow : Colour::dim;
}

}  // namespace proxy407::reports
