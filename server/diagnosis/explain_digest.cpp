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
constexpr std::size_t most_responses = 4'000;
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

Explanation explanation_of(const Way& way, NameOf id_of) {
    Explanation out;
    for (const auto& change : way) {
        const std::string_view joint = out.id.empty() ? "" : "+";
        out.id += std::string(joint) + id_of(*change.row);
        out.what += (joint.empty() ? "" : ", and ") + what_of(*change.row);
        out.cost += change.row->cost;
    }
    return out;
}

Explanation explanation_of(const DigestMistake& mistake) {
    constexpr int cost = 10;
    return {std::string(mistake.id), std::string(mistake.what), cost};
}

Explanation both(const Explanation& first, const Explanation& second) {
    return {
        first.id + "+" + second.id, first.what + ", and " + second.what, first.cost + second.cost};
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
          of_user_(right_.user, on::user, budget_),
          of_password_(right_.password, on::password, budget_) {}

    std::vector<Explanation> run() {
        if (sent_user_ != right_.user) {
            with_sent_user();
            return std::move(found_);
        }
        const DigestRecipe right{clue_.right};
        for (const auto& mistake : digest_mistakes()) {
            const auto recipe = mistake.make(clue_);
            if (recipe && fits(*recipe)) add(explanation_of(mistake));
        }
        changes(1, right, nullptr);
        if (found_.empty()) pairs_with_hash();
        if (found_.empty()) changes(2, right, nullptr);
        return std::move(found_);
    }

private:
    bool fits(const DigestRecipe& recipe) {
        if (left_ == 0) return false;
        --left_;
        return recipe.response() == response_;
    }

    bool fits(DigestRecipe recipe, const Account& account) {
        recipe.inputs.user = account.user;
        recipe.inputs.password = account.password;
        return fits(recipe);
    }

    bool fits(const Account& account) { return fits(DigestRecipe{clue_.right}, account); }

    /// The simplest ones stay.
    void add(Explanation one) {
        if (!found_.empty() && one.cost > found_.front().cost) return;
        if (!found_.empty() && one.cost < found_.front().cost) found_.clear();
        if (std::ranges::count(found_, one) == 0) found_.push_back(std::move(one));
    }

    /// What the way makes of the user, where it happened to both.
    static std::string followed(const Way& way, std::string octets) {
        for (const auto& change : way) {
            auto made = transforms::results(*change.row, octets);
            if (!made.empty()) octets = std::move(made.front());
        }
        return octets;
    }

    /// So many transforms of password and user, besides another mistake if there is one.
    void changes(int count, const DigestRecipe& recipe, const DigestMistake* besides) {
        const auto take = [&](const Explanation& one) {
            add(besides == nullptr ? one : both(explanation_of(*besides), one));
        };
        of_password_.results(count, [&](const std::string& made, const std::vector<Way>& ways) {
            bool is_one = fits(recipe, {right_.user, made});
            const auto user = followed(ways.front(), right_.user);
            if (!is_one && user != right_.user) is_one = fits(recipe, {user, made});
            for (const auto& way : ways) {
                if (is_one) take(explanation_of(way, id_in_hash));
            }
            return left_ > 0;
        });
        of_user_.results(count, [&](const std::string& made, const std::vector<Way>& ways) {
            for (const auto& way : ways) {
                if (fits(recipe, {made, right_.password})) take(explanation_of(way, id_in_hash));
            }
            return left_ > 0;
        });
        if (count > 1) return;
        for (const auto& [row, bent] : bent_accounts()) {
            if (fits(recipe, bent)) take({id_in_hash(*row), what_of(*row), row->cost});
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
        for (const auto& [row, bent] : bent_accounts()) {
            if (fits(bent) || fits(right_)) {
                add({id_in_parameter(*row), what_of(*row), row->cost});
            }
        }
        for (int most = 1; most <= 2 && found_.empty(); ++most) {
            for (const auto& way : of_user_.to(sent_user_, most)) {
                const Account same{std::string(sent_user_), followed(way, right_.password)};
                const bool fit = fits(same) || fits({same.user, right_.password}) || fits(right_);
                if (fit) add(explanation_of(way, id_in_parameter));
            }
        }
    }

    std::string_view response_;
    const DigestClue& clue_;
    Account right_;
    std::string_view sent_user_;
    Budget budget_;
    Ways of_user_;
    Ways of_password_;
    std::size_t left_ = most_responses;
    std::vector<Explanation> found_;
};

}  // namespace

std::vector<Explanation> explain_digest(
    std::string_view response,
    const auth::DigestInputs& right,
    std::string_view offered_qop,
    std::string_view target,
    std::string_view sent_user
) {
    const bool has_all = right.content_hash.empty() && size_of(right) <= most_octets;
    const bool same_user = sent_user == right.user;
    if (!has_all || (same_user && response == auth::digest_response(right))) return {};
    const DigestClue clue{right, offered_qop, target, auth::digest_hash};
    return Search(response, clue, sent_user).run();
}

}  // namespace proxy407::diagnosis
