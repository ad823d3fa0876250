#include "diagnosis/names.hpp"

#include "diagnosis/program.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

/// A dearer one says little: only the beginning is the same, or the look of the letters.
constexpr int most_telling = 12;
constexpr std::size_t budget_of_names = 4'000;

bool tells(const Way& way) {
    return std::ranges::none_of(way, [](const Change& change) {
        return change.row->is_constant || change.row->cost > most_telling;
    });
}

}  // namespace

std::optional<BentName> bent_name(const Situation& situation, const std::string& user) {
    Budget budget(budget_of_names);
    Ways ways(budget);
    for (int most = 1; most <= 2 && !user.empty(); ++most) {
        for (const auto& account : situation.accounts) {
            for (const auto& way : ways.between(account.user, user, transforms::on::user, most)) {
                if (!tells(way) || way.empty()) continue;
                Program program;
                for (const auto& change : way) {
                    program.steps.push_back({change.row, transforms::on::user});
                }
                return BentName{&account, program.what()};
            }
        }
    }
    return std::nullopt;
}

}  // namespace proxy407::diagnosis
