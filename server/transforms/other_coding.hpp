#pragma once

#include "transforms/transform.hpp"

#include <string_view>

namespace proxy407::transforms {

inline constexpr std::string_view as_utf8 =
    "Encode user and password as UTF-8 (RFC 7617 section 2.1).";
inline constexpr std::string_view charset_requirement = "C-BASIC-09";

/// The common parts of a row about a text coding other than UTF-8.
constexpr Transform other_coding(
    std::string_view id,
    std::string_view source,
    std::string_view what,
    decltype(Transform::make) make,
    OctetSet adds,
    OctetSet lacks = {},
    std::string_view example = "caf\u00E9"
) {
    return {
        .id = id,
        .cost = 11,
        .what = what,
        .fix = as_utf8,
        .requirements = charset_requirement,
        .source = source,
        .make = make,
        .needs = non_ascii,
        .lacks = lacks,
        .adds = adds,
        .drops = non_ascii,
        .together = true,
        .example = example};
}

}  // namespace proxy407::transforms
