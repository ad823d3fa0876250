#include "diagnosis/solve.hpp"

#include <algorithm>

// A secret by itself: a token, which arrives as it is, or a password of which a hash arrives. The
// transforms are those of a password in Basic; the search is a half of that one.

namespace proxy407::diagnosis {

namespace {

constexpr int most_transforms = 2;
constexpr std::size_t budget_of_secrets = 10'000;
/// A hash is dear.
constexpr std::size_t most_hashes = 1'000;
/// A longer one, which a client may choose, is not looked into.
constexpr std::size_t longest = 4'096;

Explanation explanation_of(const Way& way) {
    Explanation out;
    for (const auto& change : way) {
        out.cost += change.row->cost;
        out.program.steps.push_back({change.row, transforms::on::password});
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

std::vector<Explanation> explain_token(std::string_view arrived, const std::string& right) {
    std::vector<Explanation> found;
    if (arrived == right || arrived.size() > longest || right.size() > longest) return found;
    Budget budget(budget_of_secrets);
    Ways ways(right, transforms::on::password, budget);
    for (int most = 1; most <= most_transforms && found.empty(); ++most) {
        for (const auto& way : ways.to(arrived, most)) add(found, explanation_of(way));
    }
    return found;
}

std::vector<Explanation> explain_password(
    const std::string& right, const std::function<bool(std::string_view)>& fits
) {
    std::vector<Explanation> found;
    if (right.size() > longest) return found;
    Budget budget(budget_of_secrets);
    Ways ways(right, transforms::on::password, budget);
    std::size_t left = most_hashes;
    for (int count = 1; count <= most_transforms && found.empty(); ++count) {
        ways.results(count, [&](const std::string& made, const std::vector<Way>& all) {
            if (fits(made)) {
                for (const auto& way : all) add(found, explanation_of(way));
            }
            return --left > 0;
        });
    }
    return found;
}

}  // namespace proxy407::diagnosis
