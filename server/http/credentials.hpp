#pragma once

#include "http/head.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::http {

struct AuthParameter {
    std::string name;   ///< lower case
    std::string value;  ///< quotes removed, quoted-pairs undone
    bool quoted = false;
};

/// What the value of Proxy-Authorization carries (RFC 9110 section 11.4). Whatever can't be parsed
/// is named in `defect` and the parts read so far stay.
struct Credentials {
    std::string scheme;   ///< as sent
    std::string token68;  ///< or, when not parsable, everything after the scheme
    std::vector<AuthParameter> parameters;

    /// Ids of departures that do not hinder reading: "more-than-one-space-after-scheme",
    /// "whitespace-around-equals", "empty-list-element".
    std::vector<std::string_view> remarks;

    /// Id of what makes it unreadable: "empty-value", "scheme-not-followed-by-space", "no-token68",
    /// "unparsable", "unterminated-quoted-string", "duplicate-parameter".
    std::optional<std::string_view> defect;
    std::string defect_detail;  ///< what it stumbled over, as sent

    /// The parameter of that (lower-case) name.
    const AuthParameter* find(std::string_view parameter) const;
};

Credentials parse_credentials(std::string_view value);

/// What a request carries for the proxy, read once.
struct SentCredentials : Credentials {
    std::string_view value;  ///< of Proxy-Authorization; lives as long as the head
};

/// Of the first Proxy-Authorization field; nothing where there is none.
std::optional<SentCredentials> sent_credentials(const RequestHead& head);

/// A list of challenges, in order, from the values of one or several fields
/// (RFC 9110 section 11.6.1). Elements that can't be read are left out.
std::vector<Credentials> parse_challenges(const std::vector<std::string_view>& values);

}  // namespace proxy407::http
