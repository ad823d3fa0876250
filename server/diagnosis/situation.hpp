#pragma once

#include "auth/account.hpp"
#include "auth/nonce.hpp"
#include "auth/scheme.hpp"
#include "http/credentials.hpp"
#include "http/head.hpp"
#include "http/sentence.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::diagnosis {

/// An account that is not good now, and where it is or was: "step `old`, which ended with request
/// 3".
struct Elsewhere {
    auth::Account account;
    http::Sentence where;
};

/// What a diagnosis knows besides the request. The proxy knows the right answer.
struct Situation {
    const http::RequestHead& head;
    std::optional<http::SentCredentials> sent;
    const std::vector<auth::Scheme>& offered;
    const auth::Accounts& accounts;
    const auth::Account* intended;  ///< what the client was given, if it is good here; or null
    std::string proxy_url;          ///< "http://127.0.0.1:3128", for the command that works
    std::string ca_file;            ///< where the authority's certificate is; empty: not written
    const auth::NonceStore* nonces = nullptr;  ///< for Digest
    std::string content = {};                  ///< of the request, where it was read (auth-int)
    std::string content_hash = {};             ///< where `content` is only its beginning
    std::vector<Elsewhere> elsewhere = {};     ///< what the proxy knows of other steps

    /// The value of Proxy-Authorization; "" when none came.
    std::string_view sent_value() const { return sent ? sent->value : std::string_view(); }
};

/// The accounts in the order in which they are worth comparing: the one with the received user
/// name, the one the client was given, the others.
std::vector<const auth::Account*> by_likelihood(
    const Situation& situation, std::string_view received_user
);

/// Are these octets user ":" password of an account?
const auth::Account* account_with(const Situation& situation, std::string_view octets);

}  // namespace proxy407::diagnosis
