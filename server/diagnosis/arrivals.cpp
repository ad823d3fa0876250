#include "diagnosis/arrivals.hpp"

#include "diagnosis/row_filter.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

#include <utility>

namespace proxy407::diagnosis {

namespace {

namespace on = transforms::on;
using transforms::Transform;

constexpr std::string_view scheme = "Basic";

RowFilter undoable(unsigned part) {
    return RowFilter(transforms::rows_where([&](const Transform& row) {
        return (row.on & part) != 0 && row.undo != nullptr;
    }));
}

const RowFilter& rows_on(unsigned part) {
    static const auto of_pair = undoable(on::pair);
    static const auto of_token = undoable(on::token);
    static const auto of_value = undoable(on::value);
    return part == on::pair ? of_pair : part == on::token ? of_token : of_value;
}

/// What stands behind "Basic "; empty for another value.
std::string_view after_scheme(std::string_view value) {
    value = text::trim(value);
    const bool is_basic = text::equal_ignoring_case(value.substr(0, scheme.size()), scheme) &&
                          value.size() > scheme.size() && value[scheme.size()] == ' ';
    return is_basic ? text::trim(value.substr(scheme.size())) : std::string_view();
}

/// The scheme is compared without case, and the blanks around its token mean nothing.
std::string plain(std::string_view value) {
    const auto token = after_scheme(value);
    if (token.empty()) return std::string(text::trim(value));
    return std::string(scheme) + " " + std::string(token);
}

}  // namespace

Arrivals::Arrivals(std::string_view value, Budget& budget) : budget_(budget) {
    levels_.emplace_back().values.push_back({plain(value), {}});
    read(0);
}

/// One step back from the value to a value, from the token to a token, from the pair to a pair.
void Arrivals::go_back(const Arrival& from, unsigned part, std::vector<Arrival>& to) {
    const auto& rows = rows_on(part);
    rows.each(rows.that_make(from.pair), [&](std::size_t, const Transform& row) {
        if (!budget_.spend(from.pair.size())) return;
        for (auto& before : row.undo(from.pair)) {
            if (!budget_.spend(before.size())) return;
            if (!transforms::makes(row, before, from.pair)) continue;
            Arrival arrival{std::move(before), from.steps};
            arrival.steps.insert(arrival.steps.begin(), Step{&row, part, false, {}, from.pair});
            to.push_back(std::move(arrival));
        }
    });
}

/// The values of the level are there: tokens and pairs follow from them and from the level before.
void Arrivals::read(std::size_t steps) {
    auto& level = levels_[steps];
    for (const auto& value : level.values) {
        const auto token = after_scheme(value.pair);
        // What was undone is exact: no other blank than the one between them.
        const bool exact = value.pair.size() == scheme.size() + 1 + token.size();
        if (!token.empty() && exact) level.tokens.push_back({std::string(token), value.steps});
    }
    if (steps > 0) {
        for (const auto& token : levels_[steps - 1].tokens) go_back(token, on::token, level.tokens);
    }
    for (const auto& token : level.tokens) {
        auto pair = text::base64_decode(token.pair);
        if (pair) level.pairs.push_back({std::move(*pair), token.steps});
    }
    if (steps == 0) return;
    for (const auto& pair : levels_[steps - 1].pairs) go_back(pair, on::pair, level.pairs);
}

const std::vector<Arrival>& Arrivals::after(std::size_t steps) {
    while (levels_.size() <= steps) {
        levels_.emplace_back();
        const auto& before = levels_[levels_.size() - 2].values;
        for (const auto& value : before) go_back(value, on::value, levels_.back().values);
        read(levels_.size() - 1);
    }
    return levels_[steps].pairs;
}

const std::vector<Arrival>& Arrivals::tokens_after(std::size_t steps) {
    after(steps);
    return levels_[steps].tokens;
}

}  // namespace proxy407::diagnosis
