#include "diagnosis/answer.hpp"
#include "diagnosis/finding.hpp"

#include <deque>
#include <string>
#include <vector>

namespace proxy407::diagnosis {

namespace {

/// "basic-instead-of-digest" and its like: every known scheme sent for every other one.
struct Table {
    std::deque<std::string> texts;  // what the rows point into
    std::vector<Finding> rows;

    Table() {
        for (const auto& sent : known_schemes()) {
            for (const auto& offered : known_schemes()) {
                if (sent.id != offered.id) add(sent, offered);
            }
        }
    }

    void add(const KnownScheme& sent, const KnownScheme& offered) {
        const auto& id =
            texts.emplace_back(std::string(sent.id) + "-instead-of-" + std::string(offered.id));
        const auto& what = texts.emplace_back(
            std::string(sent.name) + " was sent to a proxy that asks for " +
            std::string(offered.name)
        );
        rows.push_back({id, Cause::wrong_place_or_scheme, what, offered.answer, "C-407-09"});
    }
};

}  // namespace

std::span<const Finding> scheme_findings() {
    static const Table table;
    return table.rows;
}

}  // namespace proxy407::diagnosis
