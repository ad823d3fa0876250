#pragma once

#include "scenario/model.hpp"

#include <span>
#include <string>
#include <string_view>

namespace proxy407::client {

/// A user and a password whose characters are known for trouble.
struct SpecialPair {
    std::string_view id;  ///< "at-sign"
    std::string user;
    std::string password;
    std::string_view why;
    bool telling = false;     ///< one of the few that find most of the mistakes
    bool has_charset = true;  ///< the proxy announces charset="UTF-8"
};

/// Every reserved character of RFC 3986 alone, percent signs, blanks, letters beyond ASCII, nothing
/// at all, a lot. What is beyond ASCII is there twice: "special/latin1-no-charset" is of a proxy
/// that announces no charset, as most do, and lets UTF-8 and ISO-8859-1 in.
std::span<const SpecialPair> special_pairs();

/// "special/at-sign": the name of its case.
std::string special_name(const SpecialPair& pair);

/// The pair of a case's name; null when it is none.
const SpecialPair* find_special(std::string_view name);

/// `base` with these credentials. Letters typed with combining accents are right in both forms.
scenario::Scenario special_scenario(scenario::Scenario base, const SpecialPair& pair);

/// Asks for Basic with charset="UTF-8": what `proxy407 run --scenario ... --user ...` takes.
inline constexpr const char* special_base = "basic-utf8";

}  // namespace proxy407::client
