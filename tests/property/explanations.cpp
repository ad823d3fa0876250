// Makes random accounts over all of Unicode, does one to three transforms to them, and asks the
// solver. Sound: what it tells makes exactly the octets that arrived. Minimal: it tells something,
// and nothing dearer than what was done. Both hold in every case, but for those in which the solver
// says that its budget did not suffice: they are counted, and may be one in a hundred.
//
//     explanations CASES [SEED]

#include "diagnosis/solve.hpp"
#include "laws.hpp"
#include "random_words.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace proxy407;
namespace on = transforms::on;
using auth::Account;
using diagnosis::Program;
using diagnosis::Step;
using property::Random;
using property::word;
using transforms::Transform;

std::vector<const Transform*> rows_on(unsigned part) {
    std::vector<const Transform*> out;
    for (const auto& family : transforms::all_families()) {
        for (const auto& row : family.rows) {
            if ((row.on & part) != 0) out.push_back(&row);
        }
    }
    return out;
}

/// What there is after some steps of a program.
struct State {
    Account account;
    std::string value;  ///< once it is a pair, a token, a value
    int cost = 0;
    std::string id;
    unsigned settled = 0;  ///< the halves to which only that may be done which can be undone
};

std::string pick(Random& random, const transforms::Candidates& from) {
    return from[random.below(from.size())];
}

/// What a row makes of a half; nothing where the calculus has no program that does it there.
transforms::Candidates results_for(const Transform& row, const State& state, unsigned side) {
    if ((row.on & side) == 0) return {};
    if ((state.settled & side) != 0 && row.undo == nullptr) return {};
    return transforms::results(row, side == on::user ? state.account.user : state.account.password);
}

void apply_to_halves(Random& random, const Transform& row, State& state) {
    const auto user = results_for(row, state, on::user);
    const auto password = results_for(row, state, on::password);
    const auto choice = random.below(3);  // both, the user alone, the password alone
    const bool on_user = !user.empty() && choice != 2;
    const bool on_password = !password.empty() && choice != 1;
    const auto shows = [&](const std::string& half, unsigned side) {
        return (row.on & side) != 0 && !transforms::results(row, half).empty();
    };
    const bool alone = (on_user && !on_password && shows(state.account.password, on::password)) ||
                       (on_password && !on_user && shows(state.account.user, on::user));
    if (row.together && alone) ++state.cost;
    if (on_user) state.account.user = pick(random, user);
    if (on_password) state.account.password = pick(random, password);
    if (row.fits != nullptr) {
        state.settled |= (on_user ? on::user : 0) | (on_password ? on::password : 0);
    }
}

/// Does one row to what it is for; false where it changes nothing.
bool apply(Random& random, const Transform& row, unsigned part, State& state) {
    const auto before = state;
    if (part == on::account) {
        const auto bent = row.bend(state.account);
        if (!bent) return false;
        state.account = *bent;
    } else if ((part & on::halves) != 0) {
        apply_to_halves(random, row, state);
    } else {
        const auto made = transforms::results(row, state.value);
        if (made.empty()) return false;
        state.value = pick(random, made);
    }
    state.cost += row.cost;
    state.id += (state.id.empty() ? "" : "+") + std::string(row.id);
    return before.account != state.account || before.value != state.value;
}

/// What loses something is the first that is done to a token; nothing that is done to a pair or a
/// value does.
bool may_follow(const std::vector<const Transform*>& done, const Transform& next) {
    return done.empty() || next.undo != nullptr || (next.on & on::halves) != 0;
}

/// Programs that make more than that of a half are none of the calculus.
bool is_too_long(const Account& right, const State& state) {
    constexpr std::size_t most_growth = 16;
    return state.account.user.size() > most_growth * (right.user.size() + 4) ||
           state.account.password.size() > most_growth * (right.password.size() + 4);
}

constexpr unsigned parts[] = {on::account, on::halves, on::pair, on::token, on::value};

/// The value that a random program of so many steps makes; nothing where it did not work out.
bool make(Random& random, std::size_t steps, State& state) {
    const auto right = state.account;
    std::vector<std::size_t> stages;
    while (stages.size() < steps) {
        stages.push_back(random.below(5));
        if (random.chance(2)) stages.back() = 1;
    }
    std::sort(stages.begin(), stages.end());
    std::vector<const Transform*> done;
    std::size_t next = 0;
    for (std::size_t stage = 0; stage < 5; ++stage) {
        if (stage == 2) state.value = pair_of(state.account);
        if (stage == 3) state.value = text::base64_encode(state.value);
        if (stage == 4) state.value = "Basic " + state.value;
        for (; next < stages.size() && stages[next] == stage; ++next) {
            const auto rows = rows_on(parts[stage]);
            const auto& row = *rows[random.below(rows.size())];
            if (!may_follow(done, row)) return false;
            if (stage == 0 && !done.empty()) return false;
            if (!apply(random, row, parts[stage], state)) return false;
            done.push_back(&row);
        }
        if (is_too_long(right, state)) return false;
    }
    return true;
}

/// Re-applies an explanation.
class Replay {
public:
    Replay(const Account& right, const Program& program) : right_(right), program_(program) {}

    bool makes(std::string_view arrived) {
        account_ = right_;
        for (const auto& step : program_.steps) {
            if (!take(step)) return false;
        }
        to(on::value);
        return octets_ == text::trim(arrived) || text::trim(octets_) == text::trim(arrived);
    }

private:
    bool take(const Step& step) {
        const auto& row = *step.row;
        if (step.on == on::account) {
            const bool right = row.bend(account_) == step.account;
            account_ = step.account;
            return right;
        }
        if ((step.on & on::halves) != 0) {
            const bool user = account_.user == step.account.user ||
                              ((step.on & on::user) != 0 &&
                               transforms::makes(row, account_.user, step.account.user));
            const bool password =
                account_.password == step.account.password ||
                ((step.on & on::password) != 0 &&
                 transforms::makes(row, account_.password, step.account.password));
            account_ = step.account;
            return user && password;
        }
        to(step.on);
        const bool right = transforms::makes(row, octets_, step.octets);
        octets_ = step.octets;
        return right;
    }

    /// Goes on to the pair, the token or the value.
    void to(unsigned part) {
        if (at_ < on::pair) octets_ = pair_of(account_);
        if (at_ < on::token && part >= on::token) octets_ = text::base64_encode(octets_);
        if (at_ < on::value && part >= on::value) octets_ = "Basic " + octets_;
        at_ = std::max(at_, part);
    }

    const Account& right_;
    const Program& program_;
    Account account_;
    std::string octets_;
    unsigned at_ = on::account;
};

struct Tally : property::Counts {
    /// Not all: a mistake in a row shows in many cases.
    static void show(
        const char* what, const Account& right, const State& state, std::string_view told
    ) {
        static int shown = 0;
        if (++shown > 60) return;
        std::printf(
            "%s: %s -> %s\n  done %s (%d), told %s\n",
            what,
            text::printable(pair_of(right)).c_str(),
            text::printable(state.value).c_str(),
            state.id.c_str(),
            state.cost,
            std::string(told).c_str()
        );
    }
};

void judge(
    const Account& right, const State& state, const diagnosis::Explained& found, Tally& tally
) {
    ++tally.cases;
    if (!found.is_complete) {
        ++tally.out_of_budget;
        return;
    }
    if (found.explanations.empty()) {
        ++tally.unexplained;
        Tally::show("nothing", right, state, "nothing");
        return;
    }
    for (const auto& one : found.explanations) {
        if (Replay(right, one.program).makes(state.value)) continue;
        ++tally.unsound;
        Tally::show("unsound", right, state, one.id);
    }
    const auto& simplest = found.explanations.front();
    if (simplest.cost <= state.cost) return;
    ++tally.dearer;
    Tally::show("dearer", right, state, simplest.id + " " + std::to_string(simplest.cost));
}

void try_one(Random& random, Tally& tally) {
    const Account right{word(random, true), word(random, false)};
    State state{right, {}, 0, {}};
    if (!make(random, 1 + random.below(3), state)) return;
    // A control character breaks the head before any value is read.
    if (text::has_control(state.value)) return;
    const std::vector<diagnosis::Start> starts = {{right}};
    const auto found = diagnosis::explain_basic(state.value, starts);
    if (state.value != "Basic " + text::base64_encode(pair_of(right))) {
        judge(right, state, found, tally);
    } else if (!found.explanations.empty()) {
        ++tally.unsound;
        Tally::show("right, but explained", right, state, found.explanations.front().id);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const auto asked = property::asked(argc, argv, "explanations");
    if (!asked) return 2;
    Random random(asked->seed);
    Tally tally;
    while (tally.cases < asked->cases) try_one(random, tally);
    tally.print("");
    return tally.holds(100) ? 0 : 1;
}
