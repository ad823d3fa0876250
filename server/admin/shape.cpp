#include "admin/shape.hpp"

#include "json/limits.hpp"
#include "json/nearest.hpp"
#include "json/positions.hpp"
#include "origin/route.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

namespace proxy407::admin {
namespace {

/// Beyond that a number is another one for half of the programs that read JSON (RFC 8259 section
/// 6).
constexpr std::int64_t most_exact = (std::int64_t{1} << 53) - 1;

std::int64_t most_of(const Member& member) {
    return std::min(member.most, most_exact);
}

constexpr json::Limits body_limits{most_of_body, 32, 20'000, 20'000};

std::string kind_in_words(const Member& member) {
    switch (member.kind) {
        case Kind::text:
            if (member.words.empty()) return "a text";
            return "one of " + json::in_a_row({member.words.begin(), member.words.end()});
        case Kind::name: return "1 to 64 letters, digits, dots, - and _";
        case Kind::integer:
            if (member.least == most_of(member)) return std::to_string(member.least);
            return "a whole number from " + std::to_string(member.least) + " to " +
                   std::to_string(most_of(member));
        case Kind::flag: return "true or false";
        case Kind::scenario: return "the name of a built-in scenario, or a scenario as an object";
        case Kind::checks:
            return "a list of checks, each a name or {\"check\": NAME, \"value\": N}";
        case Kind::match: return "an object";
    }
    return "";
}

Problem wrong_value(const Member& member, const Json& value, std::string pointer) {
    const std::string found = json::shown(value);
    std::string hint;
    if (!member.words.empty() && value.is_string())
        hint = json::did_you_mean(
            value.get<std::string>(), {member.words.begin(), member.words.end()}
        );
    if (!hint.empty()) hint = " " + hint;
    return {
        400,
        "wrong-value",
        '"' + std::string(member.name) + "\" is " + kind_in_words(member) + ", not " + found + "." +
            hint,
        std::move(pointer)};
}

/// JSON knows one kind of number: 3.0 is whole.
bool is_whole(const Json& value) {
    constexpr double most = 9.0e15;
    if (!value.is_number_float()) return false;
    const auto number = value.get<double>();
    return std::abs(number) < most && number == std::trunc(number);
}

bool is_integer_within(const Member& member, const Json& value) {
    if (is_whole(value)) return is_integer_within(member, value.get<std::int64_t>());
    if (value.is_number_unsigned())
        return std::cmp_greater_equal(value.get<std::uint64_t>(), member.least) &&
               std::cmp_less_equal(value.get<std::uint64_t>(), most_of(member));
    if (!value.is_number_integer()) return false;
    const auto number = value.get<std::int64_t>();
    return member.least <= number && number <= most_of(member);
}

bool is_name(const std::string& name) {
    return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](char c) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return is_letter || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
}

bool is_check(const Json& value) {
    if (value.is_string()) return true;
    return value.is_object() && value.contains("check") && value["check"].is_string() &&
           (!value.contains("value") || value["value"].is_number_integer() ||
            is_whole(value["value"])) &&
           value.size() == (value.contains("value") ? 2 : 1);
}

bool fits(const Member& member, const Json& value) {
    switch (member.kind) {
        case Kind::text: {
            if (!value.is_string() || member.words.empty()) return value.is_string();
            const auto& word = value.get_ref<const std::string&>();
            return std::ranges::find(member.words, word) != member.words.end();
        }
        case Kind::name: return value.is_string() && is_name(value.get_ref<const std::string&>());
        case Kind::integer: return is_integer_within(member, value);
        case Kind::flag: return value.is_boolean();
        case Kind::scenario: return value.is_string() || value.is_object();
        case Kind::checks:
            return value.is_array() && std::all_of(value.begin(), value.end(), is_check);
        case Kind::match: return value.is_object();
    }
    return false;
}

/// A value of a query, as its kind reads it; a text where it can't be read so.
Json typed(const Member& member, const std::string& text) {
    if (member.kind == Kind::flag) {
        if (text == "true") return true;
        if (text == "false") return false;
    }
    if (member.kind == Kind::integer) {
        std::int64_t number = 0;
        const auto* end = text.data() + text.size();
        const auto [at, error] = std::from_chars(text.data(), end, number);
        if (error == std::errc() && at == end && !text.empty()) return number;
    }
    return text;
}

const Member* find(const Members& members, std::string_view name) {
    const auto found = std::ranges::find(members, name, &Member::name);
    return found == members.end() ? nullptr : &*found;
}

std::optional<Problem> missing_one(
    const Json& object, const Members& members, const std::string& pointer
) {
    for (const auto& member : members) {
        if (!member.is_required || object.contains(std::string(member.name))) continue;
        return Problem{
            400,
            "missing-key",
            '"' + std::string(member.name) + "\" is missing: " + kind_in_words(member) + '.',
            pointer};
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::string> names_of(const Members& members) {
    std::vector<std::string> names;
    for (const auto& member : members) names.emplace_back(member.name);
    return names;
}

Taken read_query(std::string_view query, const Members& members) {
    Json taken = Json::object();
    for (const auto& [key, value] : origin::query_of("?" + std::string(query))) {
        const auto* member = find(members, key);
        if (member == nullptr) {
            auto problem = unknown_key("query", key, names_of(members));
            problem.pointer = "?" + key;
            return problem;
        }
        if (taken.contains(key))
            return Problem{400, "twice", "The query has \"" + key + "\" twice.", "?" + key};
        if (!text::is_utf8(value))
            return Problem{400, "not-utf-8", "\"" + key + "\" is not UTF-8.", "?" + key};
        taken[key] = typed(*member, value);
        if (!fits(*member, taken[key])) return wrong_value(*member, taken[key], "?" + key);
    }
    if (auto missing = missing_one(taken, members, "?")) return *std::move(missing);
    return taken;
}

Taken read_object(const Json& object, const Members& members, const std::string& pointer) {
    if (!object.is_object())
        return Problem{400, "wrong-value", "A JSON object is expected.", pointer};
    for (const auto& [key, value] : object.items()) {
        const auto place = pointer + "/" + json::pointer_token(key);
        const auto* member = find(members, key);
        if (member == nullptr) {
            auto problem = unknown_key("body", key, names_of(members));
            problem.pointer = place;
            return problem;
        }
        if (!fits(*member, value)) return wrong_value(*member, value, place);
    }
    if (auto missing = missing_one(object, members, pointer)) return *std::move(missing);
    return object;
}

Taken read_body(std::string_view body, const Members& members) {
    if (body.empty()) body = "{}";
    if (const auto excess = json::find_excess(body, body_limits))
        return Problem{
            422,
            "beyond-limits",
            "The body has " + excess->found + "; expected: " + excess->expected + '.'};
    json::Mistakes mistakes;
    const json::Positions positions(body, "body", mistakes);
    if (!mistakes.empty())
        return Problem{
            400, "not-json", "The body is no JSON: " + json::to_string(mistakes.front())};
    const auto parsed = json::parse<Json>(body, body_limits);
    if (parsed.is_discarded()) return Problem{400, "not-json", "The body is no JSON."};
    return read_object(parsed, members, "");
}

Json schema_of(const Member& member) {
    switch (member.kind) {
        case Kind::text: {
            Json schema = {{"type", "string"}};
            if (!member.words.empty()) schema["enum"] = member.words;
            return schema;
        }
        case Kind::name: return {{"type", "string"}, {"pattern", "^[A-Za-z0-9._-]{1,64}$"}};
        case Kind::integer: {
            return {{"type", "integer"}, {"minimum", member.least}, {"maximum", most_of(member)}};
        }
        case Kind::flag: return {{"type", "boolean"}};
        case Kind::scenario: return {{"$ref", "#/components/schemas/ScenarioChoice"}};
        case Kind::checks: return {{"$ref", "#/components/schemas/CheckChoice"}};
        case Kind::match: return {{"$ref", "#/components/schemas/Match"}};
    }
    return {};
}

Json schema_of(const Members& members) {
    Json schema = {{"type", "object"}, {"additionalProperties", false}};
    Json required = Json::array();
    schema["properties"] = Json::object();
    for (const auto& member : members) {
        const std::string name(member.name);
        schema["properties"][name] = schema_of(member);
        schema["properties"][name]["description"] = member.what;
        if (member.is_required) required.push_back(name);
    }
    if (!required.empty()) schema["required"] = required;
    return schema;
}

}  // namespace proxy407::admin
