#include "report/transcript.hpp"

#include "journal/open_challenges.hpp"
#include "text/counted.hpp"

#include <set>
#include <utility>
#include <vector>

namespace proxy407::report {
namespace {

/// Which exchanges are shown, in order: each stands for itself.
std::vector<bool> chosen(const journal::Journal& journal, std::size_t most) {
    const auto& exchanges = journal.exchanges();
    std::vector<bool> keep(exchanges.size(), exchanges.size() <= most);
    if (exchanges.size() <= most) return keep;
    std::size_t explained = 0;
    for (std::size_t i = 0; i < keep.size(); ++i) {
        const bool is_explained = exchanges[i].diagnosis.has_value() && ++explained <= most;
        keep[i] = is_explained || i + most >= keep.size();
    }
    return keep;
}

std::string left_out(std::size_t count) {
    return count == 0 ? "" : "  ... " + text::counted(count, "exchange") + " not shown\n";
}

/// The lines of one exchange after the other.
class Writer {
public:
    Writer(const journal::Journal& journal, const Style& style) : style_(style) {
        for (const auto& exchange : journal.exchanges()) challenges_.note(exchange);
    }

    std::string lines(journal::Exchange exchange) {
        // Of a client that always does the same it is said once.
        std::erase_if(exchange.remarks, [&](const std::string& remark) {
            return !noted_.insert(remark).second;
        });
        if (!challenges_.is_open(exchange.number)) return exchange_lines(exchange, style_);
        const std::string finding = exchange.diagnosis ? exchange.diagnosis->finding : "";
        return unanswered_lines(exchange, style_, explained_.insert(finding).second);
    }

private:
    const Style& style_;
    journal::OpenChallenges challenges_;
    std::set<std::string> noted_;
    std::set<std::string> explained_;
};

}  // namespace

std::string transcript(
    const journal::Journal& journal,
    const Style& style,
    const std::function<journal::Exchange(journal::Exchange)>& shown,
    std::size_t most
) {
    Writer writer(journal, style);
    const auto keep = chosen(journal, most);
    std::string lines;
    std::size_t skipped = 0;
    for (std::size_t i = 0; i < keep.size(); ++i) {
        if (!keep[i]) {
            ++skipped;
            continue;
        }
        lines += left_out(std::exchange(skipped, 0));
        const auto& seen = journal.exchanges()[i];
        lines += writer.lines(shown ? shown(seen) : seen);
    }
    return lines;
}

}  // namespace proxy407::report
