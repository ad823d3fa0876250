#include "diagnosis/digest_recipe.hpp"
#include "diagnosis/mistake.hpp"
#include "diagnosis/solve.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

/// Another hash function together with one more mistake.
std::vector<Explanation> pairs_with_hash(std::string_view response, const DigestClue& clue) {
    std::vector<Explanation> out;
    for (const std::string_view id :
         {"digest-md5-used", "digest-sha-256-for-sha-512-256", "digest-truncated-sha-512"}) {
        const auto& first = *std::ranges::find(digest_mistakes(), id, &DigestMistake::id);
        const auto hashed = first.make(clue);
        if (!hashed) continue;
        const DigestClue changed{hashed->inputs, clue.offered_qop, clue.target, hashed->hash};
        for (const auto& second : digest_mistakes()) {
            auto recipe = second.make(changed);
            if (!recipe || &first == &second) continue;
            recipe->hash = hashed->hash;
            if (recipe->response() != response) continue;
            out.push_back(
                {std::string(first.id) + "+" + std::string(second.id),
                 std::string(first.what) + ", and " + std::string(second.what)}
            );
        }
    }
    return out;
}

/// The mistakes of Basic can happen to a Digest password, too.
std::vector<Explanation> bent_passwords(std::string_view response, const DigestClue& clue) {
    std::vector<Explanation> out;
    for (const auto& mistake : basic_mistakes()) {
        const auto account = reshaped_by(mistake, {clue.right.user, clue.right.password});
        if (!account) continue;
        DigestRecipe recipe{clue.right};
        recipe.inputs.user = account->user;
        recipe.inputs.password = account->password;
        if (recipe.response() == response) {
            out.push_back({std::string(mistake.id), std::string(mistake.what)});
        }
    }
    return out;
}

/// Longer inputs, which the client chooses, are not hashed over and over in search of a mistake.
constexpr std::size_t most_octets = 8 * 1024;

std::size_t size_of(const auth::DigestInputs& in) {
    return in.user.size() + in.realm.size() + in.password.size() + in.nonce.size() +
           in.cnonce.size() + in.nc.size() + in.qop.size() + in.method.size() + in.uri.size() +
           in.content.size() + in.nonce_prime.size() + in.cnonce_prime.size();
}

}  // namespace

std::vector<Explanation> explain_digest(
    std::string_view response,
    const auth::DigestInputs& right,
    std::string_view offered_qop,
    std::string_view target
) {
    const DigestClue clue{right, offered_qop, target, auth::digest_hash};
    std::vector<Explanation> out;
    const bool has_all = right.content_hash.empty() && size_of(right) <= most_octets;
    if (!has_all || response == auth::digest_response(right)) return out;
    for (const auto& mistake : digest_mistakes()) {
        const auto recipe = mistake.make(clue);
        if (recipe && recipe->response() == response) {
            out.push_back({std::string(mistake.id), std::string(mistake.what)});
        }
    }
    if (out.empty()) out = bent_passwords(response, clue);
    return out.empty() ? pairs_with_hash(response, clue) : out;
}

}  // namespace proxy407::diagnosis
