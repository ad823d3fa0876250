#pragma once

#include "text/base64.hpp"
#include "text/octets.hpp"

#include <optional>
#include <string>
#include <string_view>

// The parts of a value of Proxy-Authorization with Basic, and what its rows say alike.

namespace proxy407::transforms {

inline constexpr std::string_view basic_scheme = "Basic ";

inline bool has_scheme(std::string_view value) {
    return text::equal_ignoring_case(value.substr(0, basic_scheme.size()), basic_scheme);
}

/// What stands behind the scheme.
inline std::string token_of(std::string_view value) {
    return has_scheme(value) ? std::string(text::trim(value.substr(basic_scheme.size())))
                             : std::string();
}

inline std::optional<std::string> pair_in(std::string_view value) {
    return has_scheme(value) ? text::base64_decode(token_of(value)) : std::nullopt;
}

inline constexpr std::string_view value_alone =
    "Where the client adds the field's name or the scheme by itself, give it the rest alone; "
    "otherwise the value is the word Basic, one space and the token.";
inline constexpr std::string_view value_of_example = "Basic dXNlcjpwYXNzMQ==";

}  // namespace proxy407::transforms
