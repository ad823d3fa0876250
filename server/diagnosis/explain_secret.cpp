#include "diagnosis/solve.hpp"

#include <algorithm>

// A secret by itself: a token, which arrives as it is, or a password of which a hash arrives. The
// transforms are those of a password in Basic; the search is a half of that one.

namespace proxy407::diagnosis {

namespace {

constexpr int most_transforms = 2;
constexpr std::size_t budget_of_secrets = 20'000;
/// A hash is dear.
constexpr std::size_t most_hashes = 4'000;
/// A longer one, which a client may choose, is not looked into.
constexpr std::size_t longest = 4'096;

Explanation explanation_of(const Way& way) {
    Explanation out;
    for (const auto& change : way) {
        out.cost += change.row->cost;
        Step step{change.row, transforms::on::password};
        step.account.password = change.octets;
        out.program.steps.push_back(std::move(step));
    }
    out.id = out.program.id();
    out.what = out.program.what();
    return out;
}

/// The simplest ones stay.
void add(std::vector<Explanation>& found, Explanation one) {
    if (!found.empty() && one.cost > found.front().cost) return;
    if (!found.empty() && one.cost < found.front().cost) found.clear();
    if (std::ranges::count(found, one) == 0) found.push_back(std::move(one));
}

}  // namespace

Explained explain_token(std::string_view arrived, const std::string& right) {
    std::vector<Explanation> found;
    if (arrived == right) return {};
    if (arrived.size() > longest || right.size() > longest) return {{}, nullptr, false};
    Budget budget(budget_of_secrets);
    Ways ways(budget);
    for (int most = 1; most <= most_transforms && found.empty(); ++most) {
        for (const auto& way : ways.between(right, arrived, transforms::on::password, most)) {
            add(found, explanation_of(way));
        }
    }
    if (budget.is_spent()) return {{}, nullptr, false};
    return {std::move(found)};
}

Explained explain_password(
    const std::string& right, const std::function<bool(std::string_view)>& fits
) {
    std::vector<Explanation> found;
    if (right.size() > longest) return {{}, nullptr, false};
    Budget budget(budget_of_secrets);
    Ways ways(budget);
    std::size_t left = most_hashes;
    for (int count = 1; count <= most_transforms && found.empty(); ++count) {
        for (const auto& [made, all] : ways.results(right, transforms::on::password, count)) {
            if (left-- == 0) return {{}, nullptr, false};
            if (!fits(made)) continue;
            for (const auto& way : all) add(found, explanation_of(way));
        }
    }
    if (budget.is_spent()) return {{}, nullptr, false};
    return {std::move(found)};
}

}  // namespace proxy407::diagnosis
