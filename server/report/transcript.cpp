#include "report/transcript.hpp"

#include "journal/open_challenges.hpp"

#include <set>

namespace proxy407::report {

std::string transcript(
    const journal::Journal& journal,
    const Style& style,
    const std::function<journal::Exchange(journal::Exchange)>& shown
) {
    journal::OpenChallenges challenges;
    for (const auto& exchange : journal.exchanges()) challenges.note(exchange);
    std::set<std::string> noted;
    std::string lines;
    std::set<std::string> explained;
    for (const auto& seen : journal.exchanges()) {
        journal::Exchange exchange = shown ? shown(seen) : seen;
        // Of a client that always does the same it is said once.
        std::erase_if(exchange.remarks, [&](const std::string& remark) {
            return !noted.insert(remark).second;
        });
        if (!challenges.is_open(exchange.number)) {
            lines += exchange_lines(exchange, style);
            continue;
        }
        const std::string finding = exchange.diagnosis ? exchange.diagnosis->finding : "";
        lines += unanswered_lines(exchange, style, explained.insert(finding).second);
    }
    return lines;
}

}  // namespace proxy407::report
