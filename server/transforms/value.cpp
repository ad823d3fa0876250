#include "text/base64.hpp"
#include "text/hex.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"
#include "transforms/basic_value.hpp"
#include "transforms/enclosed.hpp"
#include "transforms/transform.hpp"

#include <algorithm>
#include <cctype>

// From trackers: apify/proxy-chain#55 (the field's name). Values that hold the name of the field or
// the scheme come from settings that add them (curl --proxy-header, environment variables); two
// fields are joined by what stands in front of the proxy (RFC 9110 section 5.3).

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

bool is_percent_encoded(View right, View arrived) {
    return arrived.size() > right.size() && text::percent_decode(arrived) == right;
}

Candidates percent_encoded(View right) {
    return {text::percent_encode(right), text::replaced(std::string(right), " ", "%20")};
}

Candidates percent_decoded(View arrived) {
    if (arrived.find('%') == View::npos) return {};
    return {text::percent_decode(arrived)};
}

/// A field's value is read without the blanks around it, which then were part of the pair. A pair
/// with more than one at an end is not looked for.
Made in_clear(View right) {
    const auto pair = pair_in(right);
    if (!pair || pair->find(':') == std::string::npos) return std::nullopt;
    const auto plain = text::trim(*pair);
    const auto before = pair->find(plain);
    if (before > 1 || pair->size() > before + plain.size() + 1) return std::nullopt;
    return std::string(basic_scheme) + std::string(plain);
}

Candidates clear_encoded(View arrived) {
    const auto octets = token_of(arrived);
    if (octets.find(':') == View::npos) return {};
    Candidates out;
    for (const std::string before : {"", " ", "\t"}) {
        for (const std::string after : {"", " ", "\t"}) {
            out.push_back(std::string(basic_scheme) + text::base64_encode(before + octets + after));
        }
    }
    return out;
}

Candidates without_field_name(View arrived) {
    const auto sign = arrived.find_first_of(":=");
    if (sign == View::npos || sign == 0) return {};
    auto name = text::to_lower(text::trim(arrived.substr(0, sign)));
    std::ranges::replace(name, '_', '-');
    if (!name.ends_with("authorization")) return {};
    return {std::string(text::trim(arrived.substr(sign + 1)))};
}

bool has_field_name(View right, View arrived) {
    return std::ranges::count(without_field_name(arrived), right) != 0;
}

Candidates with_field_name(View right) {
    const std::string value(right);
    return {
        "Proxy-Authorization: " + value, "Proxy-Authorization:" + value, "Authorization: " + value};
}

/// "Basic T, Basic U": either may be the right one.
Candidates one_of_two(View arrived) {
    Candidates out;
    for (std::size_t begin = 0; begin <= arrived.size() && out.size() < 8;) {
        const auto end = std::min(arrived.find(',', begin), arrived.size());
        const auto part = text::trim(arrived.substr(begin, end - begin));
        if (has_scheme(part)) out.emplace_back(part);
        begin = end + 1;
    }
    if (out.size() < 2) out.clear();
    return out;
}

bool is_one_of_two(View right, View arrived) {
    return std::ranges::count(one_of_two(arrived), right) != 0;
}

Candidates with_another(View right) {
    const std::string value(right);
    return {value + ", " + value, value + ", Basic dXNlcjpwYXNz", "Basic dXNlcjpwYXNz, " + value};
}

/// The value of the parameter, in quotes or not.
std::optional<std::string> parameter(View list, View name) {
    const auto lower = text::to_lower(list);
    auto at = lower.find(name);
    while (at != lower.npos && at > 0 && std::isalnum(static_cast<unsigned char>(lower[at - 1]))) {
        at = lower.find(name, at + 1);
    }
    if (at == lower.npos) return std::nullopt;
    auto rest = text::trim(list.substr(at + name.size()));
    while (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) rest.remove_prefix(1);
    rest = text::trim(rest);
    if (rest.empty() || (rest.front() != '=' && rest.front() != ':')) return std::nullopt;
    rest = text::trim(rest.substr(1));
    const char quote = rest.empty() ? '\0' : rest.front();
    if (quote == '"' || quote == '\'') {
        rest.remove_prefix(1);
        return std::string(rest.substr(0, rest.find(quote)));
    }
    return std::string(rest.substr(0, rest.find_first_of(",; })")));
}

Candidates from_parameters(View arrived) {
    if (!has_scheme(arrived)) return {};
    std::optional<std::string> user;
    for (const View name : {"username", "user", "login"}) {
        if (!user) user = parameter(arrived, name);
    }
    auto password = parameter(arrived, "password");
    if (!password) password = parameter(arrived, "pass");
    if (!user || !password) return {};
    return {std::string(basic_scheme) + text::base64_encode(*user + ":" + *password)};
}

bool are_parameters(View right, View arrived) {
    return std::ranges::count(from_parameters(arrived), right) != 0;
}

Candidates as_parameters(View right) {
    const auto pair = pair_in(right);
    const auto colon = pair ? pair->find(':') : std::string::npos;
    if (colon == std::string::npos) return {};
    const auto user = pair->substr(0, colon);
    const auto password = pair->substr(colon + 1);
    return {"Basic username=\"" + user + "\", password=\"" + password + "\""};
}

bool is_of_base64(char sign) {
    return std::isalnum(static_cast<unsigned char>(sign)) || sign == '+' || sign == '/';
}

/// Each run of signs of base64 that is a pair, wherever it stands behind the scheme. With a word
/// alone before it, it is the token of another scheme.
Candidates tokens_within(View arrived) {
    if (!has_scheme(arrived)) return {};
    const auto rest = text::trim(arrived.substr(basic_scheme.size()));
    const auto unpadded = rest.substr(0, rest.find_last_not_of('=') + 1);
    if (unpadded.find_first_of("=,;:\"") == View::npos) return {};
    Candidates out;
    for (auto from = rest.begin(); from != rest.end() && out.size() < 8;) {
        const auto padding = std::find_if_not(from, rest.end(), is_of_base64);
        const auto end =
            std::find_if_not(padding, rest.end(), [](char sign) { return sign == '='; });
        const View run(from, end);
        const auto pair = run.size() < rest.size() ? text::base64_decode(run) : std::nullopt;
        if (pair && pair->find(':') != std::string::npos) {
            out.push_back(std::string(basic_scheme) + std::string(run));
        }
        from = end == from ? end + 1 : end;
    }
    return out;
}

bool has_more_than_token(View right, View arrived) {
    return std::ranges::count(tokens_within(arrived), right) != 0;
}

Candidates with_more_than_token(View right) {
    if (!has_scheme(right)) return {};
    const auto token = token_of(right);
    return {
        "Basic realm=\"proxy\" " + token,
        "Basic realm=\"proxy\", " + token,
        "Basic token=\"" + token + "\"",
        "Basic " + token + "; charset=utf-8"};
}

constexpr Transform rows[] = {
    {.id = "not-base64-encoded",
     .on = on::value,
     .what = "sent user and password in clear, without base64",
     .fix = "Put base64 of user:password after \"Basic \".",
     .requirements = "C-BASIC-01",
     .source = "scttcper/transmission#91",
     .make = in_clear,
     .undo = clear_encoded,
     .example = value_of_example},
    {.id = "field-name-in-value",
     .cost = 11,
     .on = on::value,
     .what = "repeated the name of the field in its value",
     .fix = value_alone,
     .requirements = "C-BASIC-01 C-HDR-02",
     .source = "apify/proxy-chain#55",
     .fits = has_field_name,
     .each = with_field_name,
     .undo = without_field_name,
     .example = value_of_example},
    {.id = "value-in-quotes",
     .cost = 11,
     .on = on::value,
     .what = "put the whole value into quotes",
     .fix = "Write the value without quotes.",
     .requirements = "C-BASIC-01 C-HDR-02",
     .source = "curl --proxy-header, which sends it as it is",
     .fits = is_in_quotes,
     .each = in_quotes,
     .undo = without_quotes,
     .example = value_of_example},
    {.id = "value-percent-encoded",
     .cost = 12,
     .on = on::value,
     .what = "percent-encoded the whole value",
     .fix = "Write the value as it is: a field is no URL.",
     .requirements = "C-BASIC-01 C-HDR-02",
     .source = "RFC 3986 section 2.1",
     .fits = is_percent_encoded,
     .each = percent_encoded,
     .undo = percent_decoded,
     .example = value_of_example},
    {.id = "two-values-joined",
     .cost = 11,
     .on = on::value,
     .what = "sent the value twice, or two of them, joined by a comma",
     .fix = "Send one. Often one comes from the proxy URL and another from a header set by "
            "hand.",
     .requirements = "C-HDR-01",
     .source = "RFC 9110 section 5.3",
     .fits = is_one_of_two,
     .each = with_another,
     .undo = one_of_two,
     .leaves = ",",
     .example = value_of_example},
    {.id = "more-than-token",
     .cost = 13,
     .on = on::value,
     .what = "put more behind the word Basic than the token",
     .fix = "Behind \"Basic \" stands the token alone: realm and charset are for the challenge.",
     .requirements = "C-BASIC-01 C-HDR-02",
     .source = "RFC 9110 section 11.4",
     .fits = has_more_than_token,
     .each = with_more_than_token,
     .undo = tokens_within,
     .leaves = "=,;:\"",
     .example = value_of_example},
    {.id = "credentials-as-parameters",
     .cost = 11,
     .on = on::value,
     .what = "sent user and password as parameters, as Digest has them",
     .fix = "Put base64 of user:password after \"Basic \".",
     .requirements = "C-BASIC-01",
     .source = "RFC 7616 section 3.4",
     .fits = are_parameters,
     .each = as_parameters,
     .undo = from_parameters,
     .example = value_of_example},
};

}  // namespace

Family value_family() {
    return {"value of the field", rows};
}

}  // namespace proxy407::transforms
