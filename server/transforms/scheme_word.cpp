#include "text/octets.hpp"
#include "transforms/basic_value.hpp"
#include "transforms/transform.hpp"

#include <algorithm>

// The word Basic and the space behind it: settings that add it to a value that has it already, or
// that take a whole value where a token was given. Cited in the rows.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

bool names_scheme(View octets) {
    return text::to_lower(octets).find("basic ") != View::npos;
}

Made scheme_twice(View right) {
    if (!names_scheme(right)) return std::nullopt;
    return std::string(basic_scheme) + std::string(right);
}

Candidates scheme_once(View arrived) {
    if (!has_scheme(arrived) || !names_scheme(token_of(arrived))) return {};
    return {token_of(arrived)};
}

Made without_scheme(View right) {
    if (!has_scheme(right)) return std::nullopt;
    return token_of(right);
}

Candidates with_scheme(View arrived) {
    if (has_scheme(arrived)) return {};
    return {std::string(basic_scheme) + std::string(arrived)};
}

Made without_space(View right) {
    if (!has_scheme(right)) return std::nullopt;
    return "Basic" + token_of(right);
}

Candidates with_space(View arrived) {
    constexpr View name = "Basic";
    if (!text::equal_ignoring_case(arrived.substr(0, name.size()), name)) return {};
    const auto rest = arrived.substr(name.size());
    if (rest.empty() || rest.front() == ' ') return {};
    return {std::string(basic_scheme) + std::string(rest)};
}

/// ":", "=", a tab, a blank of another kind, with spaces around or without.
Candidates with_one_space(View arrived) {
    constexpr View name = "Basic";
    if (!text::equal_ignoring_case(arrived.substr(0, name.size()), name)) return {};
    Candidates out;
    for (const View sign : {":", "=", "\t", ",", ";", "\u00A0", "%20", "+", "_", "-", "/"}) {
        const auto rest = text::trim(arrived.substr(name.size()));
        if (!rest.starts_with(sign) && !arrived.substr(name.size()).starts_with(sign)) continue;
        const auto token = rest.starts_with(sign) ? rest.substr(sign.size()) : rest;
        out.push_back(std::string(basic_scheme) + std::string(text::trim(token)));
    }
    return out;
}

bool has_other_sign(View right, View arrived) {
    return std::ranges::count(with_one_space(arrived), right) != 0;
}

Candidates with_other_signs(View right) {
    if (!has_scheme(right)) return {};
    const auto token = token_of(right);
    return {"Basic: " + token, "Basic:" + token, "Basic\t" + token, "Basic=" + token};
}

constexpr Transform rows[] = {
    {.id = "scheme-twice",
     .cost = 11,
     .on = on::value,
     .what = "wrote the word Basic twice",
     .fix = value_alone,
     .requirements = "C-BASIC-01 C-HDR-02",
     .source = "darkk/redsocks#2",
     .make = scheme_twice,
     .undo = scheme_once,
     .example = value_of_example},
    {.id = "scheme-missing",
     .cost = 11,
     .on = on::value,
     .what = "left away the word Basic before the token",
     .source = "RFC 9110 section 11.4",
     .make = without_scheme,
     .undo = with_scheme,
     .example = value_of_example},
    {.id = "space-after-scheme-missing",
     .cost = 11,
     .on = on::value,
     .what = "left away the space between Basic and the token",
     .source = "RFC 9110 section 11.4",
     .make = without_space,
     .undo = with_space,
     .example = value_of_example},
    {.id = "scheme-not-followed-by-space",
     .cost = 12,
     .on = on::value,
     .what = "put something else than one space between Basic and the token",
     .source = "matrix-org/synapse#16504",
     .fits = has_other_sign,
     .each = with_other_signs,
     .undo = with_one_space,
     .example = value_of_example},
};

}  // namespace

Family scheme_word_family() {
    return {"value of the field", rows};
}

}  // namespace proxy407::transforms
