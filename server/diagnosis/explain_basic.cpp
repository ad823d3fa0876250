#include "diagnosis/arrivals.hpp"
#include "diagnosis/solve.hpp"
#include "text/base64.hpp"

#include <algorithm>
#include <deque>

// The calculus
//
// Known are the octets that came and the account that would have been right. Looked for is a
// program: transforms (the rows of server/transforms) that make the one of the other. RFC 7617
// section 2 says how a value comes about, and a program follows that order:
//
//   [account]  user and password are found in what was configured; at most one transform
//   half*      each is changed by itself: by shells, files, URLs, text codings
//   pair*      they are joined by a colon, and what was joined is changed
//   token*     base64 makes a token of it
//   value*     the scheme's name makes a value of the token
//
// A program has three transforms at most. Its cost is the sum of theirs, and one more for each that
// was done to one half alone though whoever does it does it to both. A transform costs 10 to 13, so
// that fewer always cost less: the search tries the programs of one transform, then those of two,
// then those of three, and stops at the first number that explains something.
//
// Two laws hold, and tests/property/explanations.cpp tries them on millions of random programs.
// Sound: the program makes of the right pair exactly what arrived; nothing else is told as a cause.
// Minimal: no program of lower cost does. All of the same cost are told ("one of these"), since the
// octets do not distinguish them.
//
// Value, token and pair are only taken back, from what arrived (arrivals.cpp). The halves are
// searched each by itself (ways.cpp), and their ways are merged (program.cpp).
//
// The client chooses the octets, so the work is bounded by a number of steps; see Budget. What is
// not found within it is not explained.
//
// explain_digest.cpp goes forward only: nobody can take a hash apart (RFC 7616 section 3.4.1).

namespace proxy407::diagnosis {

namespace {

namespace on = transforms::on;
using auth::Account;
using transforms::rows_where;
using transforms::Transform;

constexpr std::size_t most_steps = 3;
/// No program makes more of a pair than that.
constexpr std::size_t most_growth = 16;

bool is_pair_of(const Account& account, std::string_view pair) {
    const auto colon = account.user.size();
    return pair.size() == colon + 1 + account.password.size() && pair[colon] == ':' &&
           pair.starts_with(account.user) && pair.ends_with(account.password);
}

/// The search from one pair to another.
class PairSearch {
public:
    PairSearch(const Account& right, Ways& ways, Budget& budget)
        : right_(right), right_pair_(pair_of(right)), ways_(ways), budget_(budget) {}

    /// The programs of so many steps on account and halves that make this pair.
    std::vector<Program> to(std::string_view pair, std::size_t steps) {
        std::vector<Program> out;
        if (steps == 0) {
            if (right_pair_ == pair) out.emplace_back();
            return out;
        }
        add_halves(right_, {}, pair, steps, out);
        static const auto rows =
            rows_where([](const Transform& row) { return row.bend != nullptr; });
        for (const auto* row : rows) {
            if (!budget_.spend(pair.size())) break;
            const auto bent = row->bend(right_);
            // Split elsewhere, the pair is still the same: it shows together with others alone.
            if (!bent || *bent == right_) continue;
            if (steps == 1 && (right_pair_ == pair || !is_pair_of(*bent, pair))) continue;
            const Step step{row, on::account, false, *bent, {}};
            if (steps > 1) {
                add_halves(*bent, {{step}}, pair, steps - 1, out);
            } else {
                out.push_back({{step}});
            }
        }
        return out;
    }

private:
    void add_halves(
        const Account& from,
        const Program& before,
        std::string_view pair,
        std::size_t steps,
        std::vector<Program>& out
    ) {
        // A user with a colon in it may have kept it, or got one.
        for (auto colon = pair.find(':'); colon != pair.npos && budget_.spend(0);
             colon = pair.find(':', colon + 1)) {
            add_split(from, before, pair, colon, steps, out);
        }
    }

    void add_split(
        const Account& from,
        const Program& before,
        std::string_view pair,
        std::size_t colon,
        std::size_t steps,
        std::vector<Program>& out
    ) {
        const auto most = static_cast<int>(steps);
        const auto user = pair.substr(0, colon);
        const auto password = pair.substr(colon + 1);
        auto of_user = ways(from.user, user, on::user, most);
        if (of_user.empty()) return;
        auto of_password = ways(from.password, password, on::password, most);
        if (user == from.user) add_returning(of_password, from.user, on::user, of_user);
        if (password == from.password)
            add_returning(of_user, from.password, on::password, of_password);
        for (auto& program : joined(from, of_user, of_password, steps, budget_)) {
            if (program.steps.empty()) continue;
            auto& to = program.steps;
            to.insert(to.begin(), before.steps.begin(), before.steps.end());
            out.push_back(std::move(program));
        }
    }

    std::vector<Way> ways(
        std::string_view right, std::string_view arrived, unsigned side, int most
    ) {
        if (right == arrived) return std::vector<Way>(1);
        return ways_.between(right, arrived, side, most);
    }

    /// What is done to one half may be done to the other one, too, and in the end not show there.
    static void add_returning(
        const std::vector<Way>& ways, const std::string& half, unsigned side, std::vector<Way>& out
    ) {
        for (const auto& way : ways) {
            for (unsigned chosen = 1; chosen < 1U << way.size(); ++chosen) {
                Way same;
                auto octets = half;
                for (std::size_t i = 0; i < way.size(); ++i) {
                    const auto& row = *way[i].row;
                    if ((chosen >> i & 1) == 0 || row.make == nullptr || (row.on & side) == 0)
                        continue;
                    auto made = row.make(octets);
                    if (!made || *made == octets) continue;
                    octets = std::move(*made);
                    same.push_back({&row, octets});
                }
                if (same.size() > 1 && octets == half) out.push_back(std::move(same));
            }
        }
    }

    const Account& right_;
    std::string right_pair_;
    Ways& ways_;
    Budget& budget_;
};

/// What a row that loses something makes of the right token.
void add_lossy_tokens(
    const Account& right, const std::vector<Arrival>& tokens, std::vector<Program>& out
) {
    static const auto rows =
        rows_where([](const Transform& row) { return row.on == on::token && row.undo == nullptr; });
    const auto token = text::base64_encode(pair_of(right));
    for (const auto& arrival : tokens) {
        for (const auto* row : rows) {
            if (!transforms::makes(*row, token, arrival.pair)) continue;
            Program program{{{row, on::token, false, {}, arrival.pair}}};
            program.steps.insert(program.steps.end(), arrival.steps.begin(), arrival.steps.end());
            out.push_back(std::move(program));
        }
    }
}

std::vector<std::string> ids_of(const Program& program) {
    std::vector<std::string> ids;
    for (const auto& step : program.steps) ids.push_back(Program{{step}}.id());
    return ids;
}

/// Transforms that can change places are one explanation.
bool has_same_steps(const Program& one, const Program& other) {
    auto first = ids_of(one);
    auto second = ids_of(other);
    std::ranges::sort(first);
    std::ranges::sort(second);
    return first == second;
}

/// In the order of the families, which is that of the way from a URL to the wire.
bool is_before(const Program& one, const Program& other) {
    static const auto order = rows_where([](const Transform&) { return true; });
    return std::ranges::lexicographical_compare(
        one.steps,
        other.steps,
        {},
        [&](const Step& step) { return std::ranges::find(order, step.row) - order.begin(); },
        [&](const Step& step) { return std::ranges::find(order, step.row) - order.begin(); }
    );
}

class Search {
public:
    Search(std::string_view value, std::span<const Start> starts, std::size_t budget)
        : budget_(budget), arrivals_(value, budget_), ways_(budget_), starts_(starts) {
        for (const auto& start : starts) pairs_.emplace_back(start.account, ways_, budget_);
    }

    Explained run() {
        if (is_right()) return {};
        for (std::size_t steps = 0; steps <= most_steps && !budget_.is_spent(); ++steps) {
            for (std::size_t i = 0; i < starts_.size(); ++i) {
                const std::size_t taken = starts_[i].id.empty() ? 0 : 1;
                if (taken <= steps) try_start(i, steps - taken);
            }
            if (best_.start != nullptr) break;
        }
        if (budget_.is_spent()) return {{}, nullptr, false};  // it may not be the simplest
        return std::move(best_);
    }

private:
    bool is_right() {
        const auto& arrived = arrivals_.after(0);
        return std::ranges::any_of(starts_, [&](const Start& start) {
            return start.id.empty() && !arrived.empty() &&
                   arrived.front().pair == pair_of(start.account);
        });
    }

    void try_start(std::size_t i, std::size_t steps) {
        std::vector<Program> programs;
        for (std::size_t outer = steps + 1;
             outer-- > 0;) {  // that with the shortest searches first
            for (const auto& arrival : arrivals_.after(outer)) {
                for (auto& program : pairs_[i].to(arrival.pair, steps - outer)) {
                    auto& all = program.steps;
                    all.insert(all.end(), arrival.steps.begin(), arrival.steps.end());
                    programs.push_back(std::move(program));
                }
            }
        }
        if (steps > 0) {
            add_lossy_tokens(starts_[i].account, arrivals_.tokens_after(steps - 1), programs);
        }
        for (auto& program : programs) take(starts_[i], std::move(program));
    }

    void take(const Start& start, Program program) {
        // As cheap as the cheapest transform: what the proxy knows (this is another account's
        // password) says more than a guess that fits any account (this looks like a placeholder).
        constexpr int cost_of_start = 10;
        const int cost = program.cost() + (start.id.empty() ? 0 : cost_of_start);
        if (program.steps.empty() && start.id.empty()) return;  // it is right
        if (best_.start != nullptr) {
            const int best = best_.explanations.front().cost;
            if (cost > best || (cost == best && best_.start != &start)) return;
            if (cost < best) best_.explanations.clear();
        }
        const auto same = std::ranges::find_if(best_.explanations, [&](const Explanation& other) {
            return has_same_steps(other.program, program);
        });
        if (same != best_.explanations.end() && !is_before(program, same->program)) return;
        const auto of_program = program.id();
        const bool both = !start.id.empty() && !of_program.empty();
        Explanation one{
            start.id + (both ? "+" : "") + of_program,
            start.what + (both ? ", and " : "") + program.what(),
            cost,
            std::move(program)};
        best_.start = &start;
        if (same != best_.explanations.end()) {
            *same = std::move(one);
        } else if (std::ranges::count(best_.explanations, one) == 0) {
            best_.explanations.push_back(std::move(one));
        }
    }

    Budget budget_;
    Arrivals arrivals_;
    Ways ways_;
    std::span<const Start> starts_;
    std::deque<PairSearch> pairs_;
    Explained best_;
};

}  // namespace

Explained explain_basic(std::string_view value, std::span<const Start> starts, std::size_t budget) {
    std::size_t longest = 0;
    for (const auto& start : starts) longest = std::max(longest, pair_of(start.account).size());
    if (value.size() > most_growth * (longest + 4)) return {{}, nullptr, false};
    return Search(value, starts, budget).run();
}

}  // namespace proxy407::diagnosis
