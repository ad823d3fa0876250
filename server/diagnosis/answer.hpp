#pragma once

#include "auth/scheme.hpp"

#include <span>
#include <string>
#include <string_view>

namespace proxy407::diagnosis {

/// A scheme that a standard or the habit of many proxies defines, and how a client answers it.
struct KnownScheme {
    std::string_view id;      ///< "digest", in ids of findings
    std::string_view name;    ///< "Digest", on the wire
    std::string_view answer;  ///< what to do; whole sentences
};

std::span<const KnownScheme> known_schemes();

/// The known scheme of that name (compared without case); null if there is none.
const KnownScheme* known_scheme(std::string_view name);

/// What to do to answer a scheme that is offered; whole sentences.
std::string how_to_answer(const auth::Scheme& scheme);

/// The option that makes curl answer the scheme, with a space before it; empty for Basic, which it
/// answers by itself, and for what it can't answer.
std::string curl_option(const auth::Scheme& scheme);

/// The proxy's URL as curl needs it beside those options: Kerberos has keys for names, not for
/// addresses.
std::string curl_proxy_url(std::string proxy_url, std::string_view options);

}  // namespace proxy407::diagnosis
