#include "suite/cell.hpp"

namespace proxy407::runner {

std::string cell_text(const CaseResult& result) {
    if (result.judgement.leak) return "LEAK";
    if (result.standing == Standing::known) return "known";
    if (result.standing == Standing::stale) return "STALE";
    if (result.judgement.verdict == Verdict::unsupported) return "-";
    return std::string(name(result.judgement.verdict));
}

bool is_good(const CaseResult& result) {
    const Verdict verdict = result.judgement.verdict;
    return verdict == Verdict::pass || verdict == Verdict::non_strict ||
           verdict == Verdict::observed;
}

report::Colour cell_colour(const CaseResult& result) {
    switch (result.standing) {
        case Standing::unexpected: return report::Colour::red;
        case Standing::stale: return report::Colour::red;
        case Standing::known: return report::Colour::yellow;
        case Standing::expected: break;
    }
    return is_good(result) ? report::Colour::green : report::Colour::dim;
}

bool is_same_row(const CaseResult& a, const CaseResult& b) {
    return a.client == b.client && a.channel == b.channel && a.target == b.target;
}

}  // namespace proxy407::runner
