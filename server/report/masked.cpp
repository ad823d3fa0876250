#include "report/masked.hpp"

#include "text/octets.hpp"

namespace proxy407::report {

checks::RunResult masked(
    checks::RunResult result, const journal::Journal& journal, const http::Redactor* redactor
) {
    if (redactor == nullptr) return result;
    for (auto& check : result.checks) {
        for (const auto& exchange : journal.exchanges()) {
            const std::string_view target = exchange.head.target();
            const std::string shown = text::printable(redactor->octets(target));
            const std::string as_is = text::printable(target);
            if (shown != as_is) check.sentence = text::replaced(check.sentence, as_is, shown);
        }
        check.sentence = redactor->text(check.sentence);
    }
    return result;
}

}  // namespace proxy407::report
