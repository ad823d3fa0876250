#pragma once

#include "site/client_results.hpp"
#include "site/entry.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace proxy407::site {

inline constexpr const char* not_asked = "not asked";
inline constexpr const char* withheld = "withheld";

/// Do all cases of the scenario, by that channel or "" for any, conform, some or none?
Answer conforming(
    const ClientResults& client, const std::string& scenario, const std::string& channel = ""
);

/// How many of the special characters arrive, by the row that was asked most of them: "38/40".
Answer special_characters(const ClientResults& client, bool with_charset);

/// What was observed in the cases of the scenario: a flag, and a word for either value.
struct Flag {
    std::optional<bool> results::Observed::*value;
    const char* yes;
    const char* no;
    Tone yes_tone;
    Tone no_tone;
};

Answer observed(const ClientResults& client, const std::string& scenario, const Flag& flag);

/// Requests until the client gives up.
Answer requests_with_wrong_password(const ClientResults& client);

/// Does the user see the status, the challenge, the body of the refusal?
Answer sees_refusal(const ClientResults& client);

/// Is one of these leaks there? Asked by cases that `could_leak` holds of. Of a client with
/// withheld leaks nothing is said that narrows down what they are.
Answer leaking(
    const ClientResults& client,
    const std::function<bool(const std::string& finding)>& is_of_kind,
    const std::function<bool(const results::Result&)>& could_leak,
    const std::string& scenario
);

}  // namespace proxy407::site
