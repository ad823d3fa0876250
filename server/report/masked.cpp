#include "report/masked.hpp"

#include "text/octets.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace proxy407::report {

checks::RunResult masked(
    checks::RunResult result, const journal::Journal& journal, const http::Redactor* redactor
) {
    if (redactor == nullptr) return result;
    std::set<std::string> seen = {""};  // each once: what is masked may hold the same octets again
    for (const auto& exchange : journal.exchanges()) {
        const std::string_view target = exchange.head.target();
        const std::string as_is = text::printable(target);
        if (!seen.insert(as_is).second) continue;
        std::optional<std::string> shown;  // masked once a sentence speaks of it
        for (auto& check : result.checks) {
            if (check.sentence.find(as_is) == std::string::npos) continue;
            if (!shown) shown = text::printable(redactor->octets(target));
            check.sentence = text::replaced(check.sentence, as_is, *shown);
        }
    }
    for (auto& check : result.checks) check.sentence = redactor->text(check.sentence);
    return result;
}

}  // namespace proxy407::report
