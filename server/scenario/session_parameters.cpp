#include "scenario/session_parameters.hpp"

#include "json/nearest.hpp"
#include "text/counted.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <set>

namespace proxy407::scenario {

namespace {

using Parameter = SessionParameters::Parameter;
using Characters = SessionParameters::Characters;

struct Pair {
    std::string key;
    std::optional<std::string> value;  ///< nothing: the key stands alone
};

std::vector<std::string> pieces(std::string_view octets, std::string_view separator) {
    std::vector<std::string> found;
    for (std::size_t begin = 0; begin <= octets.size();) {
        const auto end = std::min(octets.find(separator, begin), octets.size());
        found.emplace_back(octets.substr(begin, end - begin));
        begin = end + separator.size();
    }
    return found;
}

/// Key and value by turns where the same sign stands between all of them.
std::vector<Pair> pairs_in(const SessionParameters& parameters, std::string_view behind) {
    const auto all = pieces(behind, parameters.separator);
    std::vector<Pair> pairs;
    if (parameters.between == parameters.separator) {
        for (std::size_t i = 0; i < all.size(); i += 2) {
            const bool has_value = i + 1 < all.size();
            pairs.push_back({all[i], has_value ? std::optional(all[i + 1]) : std::nullopt});
        }
        return pairs;
    }
    for (const auto& piece : all) {
        const auto at = piece.find(parameters.between);
        if (at == piece.npos) {
            pairs.push_back({piece, std::nullopt});
        } else {
            pairs.push_back({piece.substr(0, at), piece.substr(at + parameters.between.size())});
        }
    }
    return pairs;
}

bool is_of(Characters characters, char c) {
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    switch (characters) {
        case Characters::any: return true;
        case Characters::letters: return letter;
        case Characters::digits: return digit;
        case Characters::alphanumeric: return letter || digit;
    }
    return true;
}

std::string_view words_for(Characters characters) {
    switch (characters) {
        case Characters::any: return "";
        case Characters::letters: return "letters alone";
        case Characters::digits: return "digits alone";
        case Characters::alphanumeric: return "letters and digits alone";
    }
    return "";
}

std::optional<ParameterMistake> mistake_of_value(const Parameter& known, const Pair& pair) {
    const auto value = pair.value.value_or("");
    if (value.empty()) return ParameterMistake{"session-parameter-without-value", pair.key, "", ""};
    if (known.max_length > 0 && value.size() > known.max_length) {
        return ParameterMistake{
            "session-parameter-too-long",
            pair.key,
            value,
            "it takes at most " + text::counted(known.max_length, "byte")};
    }
    const bool allowed =
        std::ranges::all_of(value, [&](char c) { return is_of(known.characters, c); });
    if (!allowed) {
        return ParameterMistake{
            "session-parameter-value-not-allowed",
            pair.key,
            value,
            "it takes " + std::string(words_for(known.characters))};
    }
    if (known.values.empty() || std::ranges::count(known.values, value) != 0) return std::nullopt;
    return ParameterMistake{
        "session-parameter-value-not-allowed",
        pair.key,
        value,
        "it takes one of " + json::in_a_row(known.values)};
}

std::optional<ParameterMistake> mistake_of_key(
    const SessionParameters& parameters, const Pair& pair
) {
    const auto known = std::ranges::find(parameters.known, pair.key, &Parameter::key);
    if (known != parameters.known.end()) return mistake_of_value(*known, pair);
    std::vector<std::string> keys;
    for (const auto& one : parameters.known) keys.push_back(one.key);
    auto likely = json::did_you_mean(pair.key, keys);
    if (likely.empty()) likely = "this proxy knows " + json::in_a_row(keys);
    return ParameterMistake{"session-parameter-unknown", pair.key, "", std::move(likely)};
}

std::optional<ParameterMistake> missing(
    const SessionParameters& parameters, const std::set<std::string>& seen
) {
    for (const auto& one : parameters.known) {
        if (one.required && !seen.contains(one.key))
            return ParameterMistake{"session-parameter-missing", one.key, "", ""};
    }
    return std::nullopt;
}

/// Percent-encoding is all that is wrong with them.
bool is_right_once_decoded(
    const SessionParameters& parameters, std::string_view base, std::string_view octets
) {
    const auto decoded = text::percent_decode(octets);
    if (decoded == octets) return false;
    const auto behind = parameters.behind(base, decoded);
    return behind && !mistake_in(parameters, *behind);
}

}  // namespace

std::optional<std::string_view> SessionParameters::behind(
    std::string_view base, std::string_view octets
) const {
    if (separator.empty() || !octets.starts_with(base)) return std::nullopt;
    octets.remove_prefix(base.size());
    if (!octets.starts_with(separator)) return std::nullopt;
    return octets.substr(separator.size());
}

bool are_required(const SessionParameters& parameters) {
    return std::ranges::any_of(parameters.known, &Parameter::required);
}

std::optional<ParameterMistake> mistake_in(
    const SessionParameters& parameters, std::string_view behind
) {
    if (parameters.known.empty()) return std::nullopt;
    std::set<std::string> seen;
    for (const auto& pair : pairs_in(parameters, behind)) {
        if (auto mistake = mistake_of_key(parameters, pair)) return mistake;
        if (!seen.insert(pair.key).second)
            return ParameterMistake{"session-parameter-twice", pair.key, "", ""};
    }
    return missing(parameters, seen);
}

std::optional<ParameterMistake> mistake_behind(
    const SessionParameters& parameters, std::string_view base, std::string_view octets
) {
    if (parameters.known.empty()) return std::nullopt;
    if (octets == base) return missing(parameters, {});
    const auto behind = parameters.behind(base, octets);
    const auto mistake = behind ? mistake_in(parameters, *behind) : std::nullopt;
    const bool begins = octets.starts_with(base) && octets.size() > base.size();
    if ((mistake || (!behind && begins)) && is_right_once_decoded(parameters, base, octets))
        return ParameterMistake{"session-parameters-encoded", "", "", ""};
    return mistake;
}

}  // namespace proxy407::scenario
