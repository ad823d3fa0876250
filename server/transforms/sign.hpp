#pragma once

#include "text/octets.hpp"
#include "transforms/transform.hpp"

#include <cctype>
#include <optional>
#include <string>
#include <string_view>

// What shells, templates and forms do alike, each to a sign of its own.

namespace proxy407::transforms {

/// May it stand in the name of a variable?
inline bool is_name(unsigned char c) {
    return std::isalnum(c) != 0 || c == '_';
}

template <char Sign>
std::optional<std::string> sign_dropped(std::string_view right) {
    return text::replaced(std::string(right), std::string(1, Sign), "");
}

/// The sign goes, and what stands behind it stays: a second sign, too.
template <char Sign>
std::optional<std::string> escape_eaten(std::string_view right) {
    std::string out;
    for (std::size_t i = 0; i < right.size(); ++i) {
        if (right[i] == Sign && i + 1 < right.size()) ++i;
        out += right[i];
    }
    return out;
}

}  // namespace proxy407::transforms
