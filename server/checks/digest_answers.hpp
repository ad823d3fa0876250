#pragma once

#include "checks/evidence.hpp"
#include "http/credentials.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::checks {

/// The challenges in the Proxy-Authenticate fields of an answer.
std::vector<http::Credentials> challenges(const journal::Exchange& exchange);

/// Those of Digest.
std::vector<http::Credentials> digest_challenges(const journal::Exchange& exchange);

/// The nextnonce that an answer hands out, "" if none.
std::string nextnonce(const journal::Exchange& exchange);

/// A parameter's value, "" where it is missing.
std::string value_of(const http::Credentials& credentials, std::string_view name);

/// Digest credentials that were sent, and where their nonce came from.
struct DigestAnswer {
    const journal::Exchange* exchange;
    http::Credentials sent;
    const journal::Exchange* offer;  ///< had the challenge; null: no challenge of the journal
    http::Credentials challenge;     ///< that the nonce, or the one it follows, came with
};

/// All of a run, in order.
std::vector<DigestAnswer> digest_answers(const Evidence& evidence);

}  // namespace proxy407::checks
