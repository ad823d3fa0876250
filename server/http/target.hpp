#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace proxy407::http {

/// The form of the request-target (RFC 9112 section 3.2).
enum class TargetForm { origin, absolute, authority, asterisk, invalid };

/// host and port of a target, as sent: an IPv6 address without its brackets.
struct Authority {
    std::string host;
    std::uint16_t port = 0;
    bool operator==(const Authority&) const = default;
};

/// host:port as written in a target or Host field, brackets put back for IPv6.
/// What is wrong with the host and port that CONNECT or an absolute URL names: "the port is
/// missing", "an IPv6 address is put into brackets". Empty where nothing is.
std::string connect_target_mistake(std::string_view target);
std::string absolute_target_mistake(std::string_view target);

std::string to_string(const Authority& authority);

/// The authority in the one spelling that two of them are compared in: lower case, without the dot
/// that ends a full name, an IPv6 address in its short form (RFC 5952).
Authority canonical(Authority authority);

/// host:port as it is written in a setting, in its canonical form; or what is wrong with it, as the
/// end of a sentence: "the port is 1 to 65535".
std::variant<Authority, std::string> parse_place(std::string_view text);

/// A parsed absolute-form target.
struct AbsoluteTarget {
    std::string scheme;  ///< lower case
    Authority authority;
    std::string path_and_query;  ///< as sent; "/" where it is empty
    bool has_userinfo = false;   ///< sender MUST NOT (RFC 9110 section 4.2.4)
    bool has_fragment = false;   ///< sender MUST NOT (RFC 9110 section 7.1)
};

/// By shape and method only (RFC 9112 section 3.2).
TargetForm target_form(std::string_view method, std::string_view target);

/// Nothing when scheme, host or port is malformed.
std::optional<AbsoluteTarget> parse_absolute_target(std::string_view target);

/// The target of a CONNECT: host ":" port, the port always there (RFC 9110 section 9.3.6).
std::optional<Authority> parse_connect_target(std::string_view target);

/// A Host field's value: uri-host [":" port] (RFC 9110 section 7.2).
bool is_host_value(std::string_view value);

}  // namespace proxy407::http
