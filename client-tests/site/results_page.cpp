#include "site/results_page.hpp"

#include "site/question.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <set>

namespace proxy407::site {
namespace {

struct Totals {
    std::size_t cases = 0;
    std::size_t causes = 0;
    std::size_t failing = 0;  ///< clients
    std::size_t leaks = 0;
    std::size_t withheld = 0;
};

Totals totals_of(const std::vector<Row>& rows) {
    Totals all;
    for (const Row& row : rows) {
        all.cases += row.entry->asked;
        all.causes += failures(*row.entry);
        if (failures(*row.entry) > 0) ++all.failing;
        all.leaks += leaks(*row.entry);
        all.withheld += row.entry->withheld;
    }
    return all;
}

/// "2026-11-30", or "2026-11-20 to 2026-11-30".
std::string dates(const std::vector<Row>& rows) {
    std::set<std::string> days;
    for (const Row& row : rows) days.insert(row.entry->began.substr(0, 10));
    if (days.empty()) return "";
    return *days.begin() == *days.rbegin() ? *days.begin()
                                           : *days.begin() + " to " + *days.rbegin();
}

std::string machines(const std::vector<Row>& rows) {
    std::vector<std::string> all;
    for (const Row& row : rows) {
        const std::string one = row.entry->machine + ", suite " + row.entry->suite;
        if (!text::contains(all, one)) all.push_back(one);
    }
    return text::joined(all, "; ");
}

std::size_t count(const std::vector<Row>& rows, const Question& question, Tone tone) {
    return static_cast<std::size_t>(std::ranges::count_if(rows, [&](const Row& row) {
        const Answer* answer = find_answer(*row.entry, question.id);
        return answer ? answer->tone == tone : tone == Tone::none;
    }));
}

std::string table(const std::vector<Row>& rows) {
    std::string text =
        "| Question | good | partly, or withheld | bad | depends | not asked "
        "|\n|---|---|---|---|---|---|\n";
    for (const Question& question : questions()) {
        text += "| " + std::string(question.sentence) + " |";
        for (const Tone tone : {Tone::good, Tone::partly, Tone::bad, Tone::neutral, Tone::none}) {
            const std::size_t number = count(rows, question, tone);
            text += ' ' + (number > 0 ? std::to_string(number) : "") + " |";
        }
        text += '\n';
    }
    return text;
}

}  // namespace

std::string results_page(const std::vector<Row>& rows) {
    const Totals all = totals_of(rows);
    return "# What real clients do\n\n" + text::counted(rows.size(), "client") + ", " +
           text::counted(all.cases, "case") + ": " + text::counted(all.causes, "cause") +
           " of failure in " + text::counted(all.failing, "client") + ", " +
           text::counted(all.leaks, "leak") + " among them (" + std::to_string(all.withheld) +
           " withheld, see [disclosure.md](disclosure.md)). Run on " + dates(rows) + " (" +
           machines(rows) +
           ").\n\n"
           "[results/](results) has a file for each client and version: its answers with their "
           "reasons, the lines that call it, the special characters that do not arrive, and the "
           "causes of its failures, each with level, clause, bytes, a way around where one was "
           "tried, and the command that shows it again. They are easier to read as pages:\n\n"
           "    proxy407 certify site --out site docs/results/*.json   # then open "
           "site/index.html\n\n"
           "A cause is what is to be fixed once, wherever it was seen. How many clients have which "
           "answer:\n\n" +
           table(rows) +
           "\nAll of it is made by one command, `./dev results`, from one run, not by hand. A "
           "client "
           "of yours: [client-tests/README.md](../client-tests/README.md).\n";
}

}  // namespace proxy407::site
