#pragma once

#include "auth/account.hpp"
#include "auth/digest.hpp"
#include "diagnosis/program.hpp"
#include "http/sentence.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::diagnosis {

/// What would have produced the octets. `id` is the name of a transform, or of two or three in
/// their order, joined by "+".
struct Explanation {
    std::string id;
    http::Sentence what;  ///< "took user and password from a URL without percent-decoding them"
    int cost = 0;
    Program program = {};  ///< re-applied to the right credentials it gives the octets received

    bool operator==(const Explanation& other) const { return id == other.id; }
};

/// A pair that the client may have started from: an account, or one that is not right here.
struct Start {
    auth::Account account;
    std::string id = {};                   ///< what it is to start from it; empty: it is right
    http::Sentence what = {};              ///< completes "the client ..."
    const auth::Account* right = nullptr;  ///< the account to compare with
};

/// The simplest explanations, all of the same cost, and what they start from where several were
/// given.
struct Explained {
    std::vector<Explanation> explanations;
    const Start* start = nullptr;
    bool is_complete = true;  ///< false: the search became too long, and nothing is told
};

/// The steps of a search; less than a millisecond for each 10,000.
inline constexpr std::size_t budget_of_basic = 40'000;

/// Of a value of Proxy-Authorization that is none of these pairs' in Basic. Empty when no program
/// of three transforms makes it, or when the search has become too long.
Explained explain_basic(
    std::string_view value, std::span<const Start> starts, std::size_t budget = budget_of_basic
);

/// All explanations of a Digest response that is wrong for `right` (the inputs of the account and
/// the request). `offered_qop` is the challenge's list, "auth,auth-int" say; `target` the
/// request-target; `sent_user` the name as it was sent in plain, which may be another.
Explained explain_digest(
    std::string_view response,
    const auth::DigestInputs& right,
    std::string_view offered_qop,
    std::string_view target,
    std::string_view sent_user
);

/// Of a token that arrived in place of the right one.
Explained explain_token(std::string_view arrived, const std::string& right);

/// Of a password of which a hash arrived: `fits` says whether the hash is one of this password.
Explained explain_password(
    const std::string& right, const std::function<bool(std::string_view)>& fits
);

}  // namespace proxy407::diagnosis
