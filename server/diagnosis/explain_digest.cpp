#include "diagnosis/digest_recipe.hpp"
#include "diagnosis/solve.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

namespace on = transforms::on;
using auth::Account;
using transforms::Transform;

/// Longer inputs, which the client chooses, are not hashed over and over in search of a mistake.
constexpr std::size_t most_octets = 8 * 1024;
constexpr std::size_t most_responses = 6'000;
constexpr std::size_t budget_of_ways = 60'000;

std::size_t size_of(const auth::DigestInputs& in) {
    return in.user.size() + in.realm.size() + in.password.size() + in.nonce.size() +
           in.cnonce.size() + in.nc.size() + in.qop.size() + in.method.size() + in.uri.size() +
           in.content.size() + in.nonce_prime.size() + in.cnonce_prime.size();
}

/// The words are those of the first row of an id.
const Transform& named(const Transform& row) {
    return *transforms::find_transform(row.id);
}

std::string id_in_hash(const Transform& row) {
    return std::string(named(row).in_digest.empty() ? row.id : named(row).in_digest);
}

std::string id_in_parameter(const Transform& row) {
    return std::string(row.in_parameter.empty() ? row.id : row.in_parameter);
}

std::string what_of(const Transform& row) {
    return std::string(row.what.empty() ? named(row).what : row.what);
}

using NameOf = std::string (*)(const Transform&);

Explanation explanation_of(Program program, NameOf id_of) {
    Explanation out;
    for (const auto& step : program.steps) {
        const std::string_view joint = out.id.empty() ? "" : "+";
        out.id += std::string(joint) + id_of(*step.row);
        out.what += (joint.empty() ? "" : ", and ") + what_of(*step.row);
        out.cost += step.row->cost;
    }
    out.program = std::move(program);
    return out;
}

Explanation explanation_of(const DigestMistake& mistake) {
    constexpr int cost = 10;
    return {std::string(mistake.id), std::string(mistake.what), cost};
}

Explanation both(const Explanation& first, const Explanation& second) {
    return {
        first.id + "+" + second.id,
        first.what + ", and " + second.what,
        first.cost + second.cost,
        second.program};
}

/// What the way makes of the one half, and of the other one where `also` says so: whoever does it
/// to one half may do it to both.
Program program_of(const Way& way, Account account, unsigned side, bool also) {
    Program program;
    for (const auto& change : way) {
        auto& half = side == on::user ? account.user : account.password;
        auto& other = side == on::user ? account.password : account.user;
        half = change.octets;
        const auto& needs = change.row->needs;
        const bool may_show = also && (needs.is_empty() || needs.meets(other));
        auto made = may_show ? transforms::results(*change.row, other) : transforms::Candidates();
        if (!made.empty()) other = std::move(made.front());
        program.steps.push_back({change.row, made.empty() ? side : on::halves, false, account, {}});
    }
    return program;
}

const Account& end_of(const Program& program) {
    return program.steps.back().account;
}

/// It is tried on each half alone all the same.
bool is_half_of_another(const Transform& row) {
    const auto* whole = transforms::find_transform("percent-encoding-not-decoded");
    return row.id == whole->user_alone || row.id == whole->password_alone;
}

/// Looks for what was hashed instead of the right user and password: only forward, since a hash
/// can't be taken apart.
class Search {
public:
    Search(std::string_view response, const DigestClue& clue, std::string_view sent_user)
        : response_(response),
          clue_(clue),
          right_{clue.right.user, clue.right.password},
          sent_user_(sent_user),
          budget_(budget_of_ways),
          ways_(budget_) {}

    Explained run() {
        if (sent_user_ == right_.user) {
            with_right_user();
        } else {
            with_sent_user();
        }
        // What was found before the end may not be the simplest.
        if (budget_.is_spent() || is_out_of_responses_) return {{}, nullptr, false};
        return {std::move(found_)};
    }

private:
    void with_right_user() {
        const DigestRecipe right{clue_.right};
        for (const auto& mistake : digest_mistakes()) {
            const auto recipe = mistake.make(clue_);
            if (recipe && fits(*recipe)) add(explanation_of(mistake));
        }
        changes(1, right, nullptr);
        if (!found_.empty()) return;
        pairs_with_hash();
        if (found_.empty()) changes(2, right, nullptr);
    }

    bool may_hash() {
        if (left_ == 0) is_out_of_responses_ = true;
        return left_ > 0 && left_-- > 0;
    }

    bool fits(const DigestRecipe& recipe) { return may_hash() && recipe.response() == response_; }

    bool fits(const DigestFormula& formula, const Account& account) {
        return may_hash() && formula.response(account.user, account.password) == response_;
    }

    /// The simplest ones stay.
    void add(Explanation one) {
        if (!found_.empty() && one.cost > found_.front().cost) return;
        if (!found_.empty() && one.cost < found_.front().cost) found_.clear();
        if (std::ranges::count(found_, one) == 0) found_.push_back(std::move(one));
    }

    /// So many transforms of password and user, besides another mistake if there is one.
    void changes(int count, const DigestRecipe& recipe, const DigestMistake* besides) {
        const DigestFormula formula(recipe);
        const auto take = [&](Program program) {
            auto one = explanation_of(std::move(program), id_in_hash);
            add(besides == nullptr ? one : both(explanation_of(*besides), one));
        };
        for (const auto side : {on::password, on::user}) {
            const auto& half = side == on::user ? right_.user : right_.password;
            for (const auto& [made, ways] : ways_.results(half, side, count)) {
                try_result(formula, ways, side, take);
                if (is_out_of_responses_) return;
            }
        }
        if (count > 1) return;
        for (const auto& [row, bent] : bent_accounts()) {
            if (fits(formula, bent)) take({{{row, on::account, false, bent, {}}}});
        }
    }

    /// One half alone, and both where the other half is changed by the same.
    template <class Take>
    void try_result(
        const DigestFormula& formula, const std::vector<Way>& ways, unsigned side, Take take
    ) {
        if (fits(formula, end_of(program_of(ways.front(), right_, side, false)))) {
            for (const auto& way : ways) take(program_of(way, right_, side, false));
        }
        if (side == on::user) return;
        std::vector<Account> tried;
        for (const auto& way : ways) {
            auto program = program_of(way, right_, side, true);
            const auto& account = end_of(program);
            if (account.user == right_.user || std::ranges::count(tried, account) != 0) continue;
            tried.push_back(account);
            if (fits(formula, account)) take(std::move(program));
        }
    }

    std::vector<std::pair<const Transform*, Account>> bent_accounts() const {
        std::vector<std::pair<const Transform*, Account>> out;
        for (const auto& row : transforms::account_family().rows) {
            auto bent = row.bend == nullptr ? std::nullopt : row.bend(right_);
            if (!bent || *bent == right_ || bent->user != sent_user_) continue;
            if (bent->user == right_.user && is_half_of_another(row)) continue;
            out.emplace_back(&row, std::move(*bent));
        }
        return out;
    }

    /// Another hash function together with one more mistake.
    void pairs_with_hash() {
        for (const std::string_view id :
             {"digest-md5-used", "digest-sha-256-for-sha-512-256", "digest-truncated-sha-512"}) {
            const auto& first = *std::ranges::find(digest_mistakes(), id, &DigestMistake::id);
            const auto hashed = first.make(clue_);
            if (!hashed) continue;
            const DigestClue changed{hashed->inputs, clue_.offered_qop, clue_.target, hashed->hash};
            for (const auto& second : digest_mistakes()) {
                auto recipe = second.make(changed);
                if (!recipe || &first == &second) continue;
                recipe->hash = hashed->hash;
                if (fits(*recipe)) add(both(explanation_of(first), explanation_of(second)));
            }
            changes(1, *hashed, &first);
        }
    }

    /// The name that was sent is another: what made it so, and is it in the hash, too?
    void with_sent_user() {
        const DigestFormula formula(DigestRecipe{clue_.right});
        const bool is_right_in_hash = fits(formula, right_);
        for (const auto& [row, bent] : bent_accounts()) {
            if (is_right_in_hash || fits(formula, bent)) {
                add(explanation_of({{{row, on::account, false, bent, {}}}}, id_in_parameter));
            }
        }
        for (int most = 1; most <= 2 && found_.empty(); ++most) {
            for (const auto& way : ways_.between(right_.user, sent_user_, on::user, most)) {
                const auto alone = program_of(way, right_, on::user, false);
                const auto both = program_of(way, right_, on::user, true);
                if (is_right_in_hash || fits(formula, end_of(alone))) {
                    add(explanation_of(alone, id_in_parameter));
                } else if (fits(formula, end_of(both))) {
                    add(explanation_of(both, id_in_parameter));
                }
            }
        }
    }

    std::string_view response_;
    const DigestClue& clue_;
    Account right_;
    std::string_view sent_user_;
    Budget budget_;
    Ways ways_;
    std::size_t left_ = most_responses;
    bool is_out_of_responses_ = false;
    std::vector<Explanation> found_;
};

}  // namespace

Explained explain_digest(
    std::string_view response,
    const auth::DigestInputs& right,
    std::string_view offered_qop,
    std::string_view target,
    std::string_view sent_user
) {
    const bool has_all = right.content_hash.empty() && size_of(right) <= most_octets;
    if (!has_all) return {{}, nullptr, false};
    const bool same_user = sent_user == right.user;
    if (same_user && response == auth::digest_response(right)) return {};
    const DigestClue clue{right, offered_qop, target, auth::digest_hash};
    return Search(response, clue, sent_user).run();
}

}  // namespace proxy407::diagnosis
