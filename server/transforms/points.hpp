#pragma once

#include "text/charset.hpp"

#include <string>
#include <string_view>

namespace proxy407::transforms {

/// The octets with each code point as another text, or as none. What is no UTF-8 stays as it is.
template <class Change>
std::string changed(std::string_view octets, Change change) {
    const auto points = text::code_points(octets);
    if (!points) return std::string(octets);
    std::string out;
    for (const auto point : *points) out += change(point);
    return out;
}

inline std::string plain(char32_t point) {
    return text::to_utf8({&point, 1});
}

}  // namespace proxy407::transforms
