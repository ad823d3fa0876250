#pragma once

#include "auth/digest.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace proxy407::diagnosis {

/// The making of a Digest response, with the places where clients go wrong laid open.
struct DigestRecipe {
    auth::DigestInputs inputs;
    std::string (*hash)(auth::DigestAlgorithm, std::string_view) = auth::digest_hash;
    bool upper_case_hashes = false;      ///< of H(A1) and H(A2)
    bool without_qop = false;            ///< the formula of RFC 2069
    std::optional<std::string> a2 = {};  ///< in place of the right one

    std::string response() const;
};

/// The response as a function of user and password: what does not hang on them is computed once.
class DigestFormula {
public:
    explicit DigestFormula(const DigestRecipe& recipe);

    std::string response(std::string_view user, std::string_view password) const;

private:
    std::string hashed(std::string_view data) const;

    std::string (*hash_)(auth::DigestAlgorithm, std::string_view);
    auth::DigestAlgorithm algorithm_;
    bool upper_case_;
    std::string realm_;        ///< between the colons of A1
    std::string behind_a1_;    ///< of a session's A1; empty without a session
    std::string behind_hash_;  ///< what follows H(A1)
};

/// What the hypotheses start from.
struct DigestClue {
    const auth::DigestInputs& right;
    std::string_view offered_qop;
    std::string_view target;
    std::string (*hash)(auth::DigestAlgorithm, std::string_view) = auth::digest_hash;
};

/// A mistake in computing a Digest response.
struct DigestMistake {
    std::string_view id;
    std::string_view what;  ///< completes "the client ..."
    /// The recipe with the mistake in it; nothing where it does not apply.
    std::optional<DigestRecipe> (*make)(const DigestClue& clue);
};

/// All of them (mistakes_digest.cpp). To add one, write its function and its row.
std::span<const DigestMistake> digest_mistakes();

}  // namespace proxy407::diagnosis
