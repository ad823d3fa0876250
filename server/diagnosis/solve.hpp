#pragma once

#include "auth/account.hpp"
#include "auth/digest.hpp"
#include "http/credentials.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::diagnosis {

/// A mistake that would have produced the octets. `id` is the mistake's name in
/// tests/data/vectors/mangling_vectors.json and digest_vectors.json, or two joined by "+" where one
/// mistake of the URL stage and one of a later stage together explain them, or "decomposed-unicode"
/// and another.
struct Explanation {
    std::string id;
    std::string what;  ///< "the userinfo was taken from the URL without percent-decoding"
    bool operator==(const Explanation&) const = default;
};

/// All explanations of a Basic value that is not the account's token, single mistakes first.
/// `value` is all that followed "Basic " on the wire. Empty when nothing known fits.
std::vector<Explanation> explain_basic(std::string_view value, const auth::Account& account);

/// All explanations of a Digest response that is wrong for `right` (the inputs of the account and
/// the request). `offered_qop` is the challenge's list, "auth,auth-int" say; `target` the
/// request-target; `first_cnonce` that of the nonce's first request.
std::vector<Explanation> explain_digest(
    std::string_view response,
    const auth::DigestInputs& right,
    std::string_view offered_qop,
    std::string_view target
);

}  // namespace proxy407::diagnosis
