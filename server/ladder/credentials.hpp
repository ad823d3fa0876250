#pragma once

#include "auth/account.hpp"
#include "http/credentials.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proxy407::ladder {

/// Another account that the same credentials may stand for.
struct Reading {
    std::string_view cause;  ///< of the conclusion when the proxy accepts it: "works-if-literal"
    std::string what;        ///< "the password as it stands in the URL, undecoded"
    std::string change;      ///< what to do then; whole sentences
    auth::Account account;
};

/// The likeliest of them; nothing where there is none. `tried` came percent-decoded out of the URL
/// of which `literal` is the spelling, or is itself the spelling.
std::optional<Reading> other_reading(const auth::Account& tried, const auth::Account& literal);

std::string basic_value(const auth::Account& account);

struct DigestRequest {
    std::string_view method;
    std::string_view uri;
    std::string_view cnonce;
    std::uint32_t count = 1;
};

/// Does this challenge ask for an answer that digest_value() can give?
bool can_answer_digest(const http::Credentials& challenge);

/// The answer to a challenge that can be answered (RFC 7616 section 3.4).
std::string digest_value(
    const http::Credentials& challenge, const auth::Account& account, const DigestRequest& request
);

}  // namespace proxy407::ladder
