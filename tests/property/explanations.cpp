// Makes random accounts over all of Unicode, does one to three transforms to them, and asks the
// solver. Sound: what it tells makes exactly the octets that arrived. Minimal: it tells something,
// and nothing dearer than what was done.
//
//     explanations CASES [SEED]

#include "diagnosis/arrivals.hpp"
#include "diagnosis/solve.hpp"
#include "text/base64.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace proxy407;
namespace on = transforms::on;
using auth::Account;
using diagnosis::Program;
using diagnosis::Step;
using transforms::Transform;

class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    std::size_t below(std::size_t bound) { return engine_() % bound; }

    bool chance(std::size_t of) { return below(of) == 0; }

private:
    std::mt19937_64 engine_;
};

char32_t point(Random& random) {
    constexpr std::string_view hard = "$%&+/\\\"'`!#;:@^~ \t{}()[]<>=*-_.,?|";
    switch (random.below(10)) {
        case 0:
        case 1:
        case 2:
        case 3: return static_cast<char32_t>('a' + random.below(26));
        case 4: return static_cast<char32_t>('0' + random.below(10));
        case 5: return static_cast<char32_t>('A' + random.below(26));
        case 6:
        case 7: return static_cast<unsigned char>(hard[random.below(hard.size())]);
        case 8: return static_cast<char32_t>(0xA1 + random.below(0x500));
        default: break;
    }
    const auto any = static_cast<char32_t>(0x20 + random.below(0x10FFE0));
    return any >= 0xD800 && any < 0xE000 ? U'\u20AC' : any;
}

std::string word(Random& random, bool is_user) {
    std::u32string points;
    const auto size = 1 + random.below(random.chance(20) ? 40 : 12);
    while (points.size() < size) {
        const auto one = point(random);
        if (!is_user || one != ':') points += one;
    }
    return text::nfc(text::to_utf8(points));
}

std::vector<const Transform*> rows_on(unsigned part) {
    std::vector<const Transform*> out;
    for (const auto& family : transforms::all_families()) {
        for (const auto& row : family.rows) {
            if ((row.on & part) != 0) out.push_back(&row);
        }
    }
    return out;
}

/// One thing that is done in a program, and what there is then.
struct State {
    Account account;
    std::string value;  ///< once it is a pair, a token, a value
    int cost = 0;
    std::string id;
};

std::string pick(Random& random, const transforms::Candidates& from) {
    return from[random.below(from.size())];
}

/// Does one row to what it is for; false where it changes nothing.
bool apply(Random& random, const Transform& row, unsigned part, State& state) {
    auto before = state;
    if (part == on::account) {
        const auto bent = row.bend(state.account);
        if (!bent) return false;
        state.account = *bent;
    } else if ((part & on::halves) != 0) {
        const auto user = transforms::results(row, state.account.user);
        const auto password = transforms::results(row, state.account.password);
        const bool on_user = (row.on & on::user) != 0 && !user.empty();
        const bool on_password = (row.on & on::password) != 0 && !password.empty();
        const auto choice = random.below(3);  // both, the user alone, the password alone
        if (on_user && choice != 2) state.account.user = pick(random, user);
        if (on_password && choice != 1) state.account.password = pick(random, password);
        if (row.together && on_user && on_password && choice != 0) ++state.cost;
    } else {
        const auto made = transforms::results(row, state.value);
        if (made.empty()) return false;
        state.value = pick(random, made);
    }
    state.cost += row.cost;
    state.id += (state.id.empty() ? "" : "+") + std::string(row.id);
    return before.account != state.account || before.value != state.value;
}

/// A family, or a token that lost something, is followed only by what can be undone.
bool may_follow(const std::vector<const Transform*>& done, const Transform& next) {
    if (done.empty() || next.undo != nullptr) return true;
    return done.back()->fits == nullptr && next.on != on::token && next.on != on::pair &&
           next.on != on::value;
}

constexpr unsigned parts[] = {on::account, on::halves, on::pair, on::token, on::value};

/// The value that a random program of so many steps makes; nothing where it did not work out.
bool make(Random& random, std::size_t steps, State& state) {
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

struct Tally {
    std::size_t cases = 0;
    std::size_t explained = 0;
    std::size_t within_budget = 0;
    std::size_t unsound = 0;
    std::size_t dearer = 0;
    std::size_t unexplained = 0;
    std::size_t shown = 0;

    void show(const char* what, const Account& right, const State& state, std::string_view told) {
        if (dearer + unexplained > 20 && what[0] != 'u' && what[0] != 'r') return;
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

void try_one(Random& random, Tally& tally) {
    const Account right{word(random, true), word(random, false)};
    State state{right, {}, 0, {}};
    if (!make(random, 1 + random.below(3), state)) return;
    // A control character breaks the head before any value is read.
    if (text::has_control(state.value)) return;
    const std::vector<diagnosis::Start> starts = {{right}};
    // The laws are the calculus's own; how far a search gets is measured by `cost`.
    constexpr std::size_t budget = 2'000'000;
    const auto found = diagnosis::explain_basic(state.value, starts, budget);
    const auto bounded = diagnosis::explain_basic(state.value, starts);
    tally.within_budget += bounded.explanations.empty() ? 0 : 1;
    if (state.value == "Basic " + text::base64_encode(pair_of(right))) {
        if (!found.explanations.empty()) {
            ++tally.unsound;
            tally.show("right, but explained", right, state, found.explanations.front().id);
        }
        return;
    }
    ++tally.cases;
    if (found.explanations.empty()) {
        ++tally.unexplained;
        tally.show("nothing", right, state, "nothing");
        return;
    }
    ++tally.explained;
    for (const auto& one : found.explanations) {
        if (!Replay(right, one.program).makes(state.value)) {
            ++tally.unsound;
            tally.show("unsound", right, state, one.id);
        }
    }
    if (found.explanations.front().cost > state.cost) {
        ++tally.dearer;
        tally.show("dearer", right, state, found.explanations.front().id);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::fprintf(stderr, "usage: explanations CASES [SEED]\n"), 2;
    const auto cases = std::strtoull(argv[1], nullptr, 10);
    const auto seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : std::random_device{}();
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    Random random(seed);
    Tally tally;
    while (tally.cases < cases) try_one(random, tally);
    std::printf(
        "%zu cases: %zu explained (%zu within the budget), %zu not; %zu unsound, %zu dearer than "
        "what was done\n",
        tally.cases,
        tally.explained,
        tally.within_budget,
        tally.unexplained,
        tally.unsound,
        tally.dearer
    );
    // Of three transforms on hard characters a few in a thousand are out of the search's reach.
    const bool minimal = (tally.dearer + tally.unexplained) * 100 <= 2 * tally.cases;
    return tally.unsound == 0 && minimal ? 0 : 1;
}
