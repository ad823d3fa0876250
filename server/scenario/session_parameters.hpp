#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::scenario {

/// Parameters behind the user name or the password of an account, as gateways of providers take
/// them: user-country-us-session-a1, pass_country-us_lifetime-24h.
struct SessionParameters {
    enum class In { user, password };
    enum class Characters { any, letters, digits, alphanumeric };

    struct Parameter {
        std::string key;
        std::vector<std::string> values;  ///< empty: any
        std::size_t max_length = 0;       ///< of the value, in octets; 0: any
        Characters characters = Characters::any;
        bool required = false;
    };

    In in = In::user;
    std::string separator;         ///< before each; empty: there are no parameters
    std::string between;           ///< a key and its value
    std::vector<Parameter> known;  ///< empty: whatever follows

    /// What of `octets` follows `base` and a separator; nothing where it does not begin so.
    std::optional<std::string_view> behind(std::string_view base, std::string_view octets) const;
};

/// Must there be some?
bool are_required(const SessionParameters& parameters);

/// What is wrong with parameters.
struct ParameterMistake {
    std::string_view finding;  ///< a row of diagnosis/findings_field.cpp
    std::string key;
    std::string value;
    std::string right;  ///< "did you mean "country"?", "at most 8 bytes"; "" where nobody can say
};

/// The first mistake in what follows the first separator; nothing where all is well.
std::optional<ParameterMistake> mistake_in(
    const SessionParameters& parameters, std::string_view behind
);

/// The same of user or password as they came. What does not begin like `base` is none of these
/// mistakes, but for separators that came percent-encoded.
std::optional<ParameterMistake> mistake_behind(
    const SessionParameters& parameters, std::string_view base, std::string_view octets
);

}  // namespace proxy407::scenario
