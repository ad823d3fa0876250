#include "reports/cause_text.hpp"

#include "checks/requirement.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <iterator>

namespace proxy407::reports {
namespace {

using checks::Weight;
using results::Cause;
using results::Result;
using results::Sighting;

/// What is said of one client by one channel to one kind of target.
struct PlaceRow {
    const Result* first;
    bool on_the_way;
    std::vector<std::string> scenarios;

    bool has(const Sighting& one) const {
        return first->channel == one.result->channel && first->target == one.result->target &&
               on_the_way == (one.fault != nullptr);
    }
};

std::vector<PlaceRow> place_rows(const Cause& cause) {
    std::vector<PlaceRow> rows;
    for (const Sighting& one : cause.seen) {
        auto row =
            std::ranges::find_if(rows, [&](const PlaceRow& known) { return known.has(one); });
        if (row == rows.end()) row = rows.insert(row, {one.result, one.fault != nullptr, {}});
        const std::string& pair = one.result->pair;
        row->scenarios.push_back(one.result->scenario + (pair.empty() ? "" : ' ' + pair));
    }
    return rows;
}

std::string place_text(const PlaceRow& row) {
    constexpr std::size_t most = 5;
    const std::size_t count = row.scenarios.size();
    std::string text = text::printable(row.first->channel) + ' ' + row.first->target;
    if (row.on_the_way && count > 1) return text + " in " + text::counted(count, "case");
    text += ": ";
    for (std::size_t i = 0; i < std::min(count, most); ++i)
        text += (i > 0 ? ", " : "") + text::printable(row.scenarios[i]);
    return count > most ? text + " and " + std::to_string(count - most) + " more" : text;
}

}  // namespace

std::string level_text(const Cause& cause) {
    switch (cause.level) {
        case Weight::must: return cause.check.empty() ? "" : "MUST";
        case Weight::should: return "SHOULD";
        case Weight::practice: return "practice";
        case Weight::observed: return "choice";
    }
    return "";
}

std::string clause_text(const Cause& cause) {
    const auto ids = results::requirements_of(cause);
    if (ids.empty()) return "";
    const auto* requirement = checks::find_requirement(ids.front());
    return requirement ? ids.front() + " (" + requirement->source + ')' : ids.front();
}

std::string places_text(const Cause& cause) {
    const auto rows = place_rows(cause);
    std::string text;
    for (const bool on_the_way : {false, true})
        for (const PlaceRow& row : rows) {
            if (row.on_the_way != on_the_way) continue;
            text += text.empty() ? "" : "; ";
            text += (on_the_way ? "on the way, " : "") + place_text(row);
        }
    return text;
}

std::string count_text(const results::CauseCount& count) {
    return text::counted(count.causes, "cause") + " in " + text::counted(count.clients, "client");
}

std::vector<Cause> causes_of(const std::vector<Cause>& causes, const std::string& client) {
    std::vector<Cause> found;
    std::ranges::copy_if(causes, std::back_inserter(found), [&](const Cause& cause) {
        return cause.client == client;
    });
    return found;
}

}  // namespace proxy407::reports
