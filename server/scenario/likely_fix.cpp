#include "scenario/likely_fix.hpp"

#include "json/mistake.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace proxy407::scenario {

namespace {

using Value = nlohmann::json;

struct Synonym {
    std::string_view word;
    std::string_view key;
};

/// Words of other programs for our keys.
constexpr auto synonyms = std::to_array<Synonym>({
    {"headers", "fields"},
    {"header", "fields"},
    {"username", "user"},
    {"login", "user"},
    {"name", "user"},
    {"secret", "password"},
    {"passwd", "password"},
    {"pwd", "password"},
    {"code", "status"},
    {"type", "scheme"},
    {"auth", "authentication"},
    {"challenges", "authentication"},
    {"schemes", "authentication"},
    {"message", "reason"},
    {"phrase", "reason"},
    {"content", "body"},
    {"text", "body"},
    {"description", "story"},
    {"checks", "expect"},
    {"expectations", "expect"},
    {"whitelist", "allowlist"},
    {"response", "refusal"},
    {"reject", "refusal"},
    {"credentials", "client"},
    {"account", "client"},
    {"upstream", "origin"},
    {"server", "origin"},
    {"hash", "algorithm"},
    {"ips", "addresses"},
    {"networks", "addresses"},
});

bool has_property(const Value& schema, std::string_view key) {
    return schema.contains("properties") && schema.at("properties").contains(std::string(key));
}

bool has_type(const Value& schema, std::string_view type) {
    if (!schema.contains("type")) return false;
    const auto& types = schema.at("type");
    return types.is_array() ? std::ranges::find(types, Value(type)) != types.end() : types == type;
}

/// "20" of "20ms"; "" when the text does not begin with a number.
std::string leading_number(const std::string& text) {
    const auto end = text.find_first_not_of("0123456789");
    return text.substr(0, end);
}

struct Unit {
    std::string_view of_key;  ///< the end of the key's name
    std::string_view written;
    std::int64_t factor;
};

constexpr auto units = std::to_array<Unit>({
    {"_ms", "ms", 1},
    {"_ms", "s", 1000},
    {"_ms", "sec", 1000},
    {"_ms", "m", 60'000},
    {"_ms", "min", 60'000},
    {"_seconds", "s", 1},
    {"_seconds", "sec", 1},
    {"_seconds", "m", 60},
    {"_seconds", "min", 60},
    {"_seconds", "h", 3600},
    {"octets", "B", 1},
    {"octets", "kB", 1000},
    {"octets", "KB", 1000},
    {"octets", "KiB", 1024},
    {"octets", "MB", 1'000'000},
    {"octets", "MiB", 1'048'576},
});

/// "5s" for a key in milliseconds is 5000.
std::string in_unit_of(std::string_view key, const std::string& number, std::string_view unit) {
    constexpr std::size_t longest = 9;
    for (const Unit& one : units)
        if (key.ends_with(one.of_key) && unit == one.written && number.size() <= longest)
            return "write " + std::to_string(std::stoll(number) * one.factor);
    return "write a number alone";
}

std::string number_for(std::string_view key, const Value& value) {
    if (value.is_number_float()) return "write a whole number";
    if (!value.is_string()) return "";
    const auto text = value.get<std::string>();
    const auto number = leading_number(text);
    if (number.empty()) return "";
    if (number == text) return "write " + number + ", without quotes";
    return in_unit_of(key, number, text::trim(std::string_view(text).substr(number.size())));
}

std::string flag_for(const Value& value) {
    if (value.is_number()) return value == 0 ? "write false" : "write true";
    if (!value.is_string()) return "";
    const auto word = text::to_lower(value.get<std::string>());
    if (word == "true" || word == "yes" || word == "on" || word == "1") return "write true";
    if (word == "false" || word == "no" || word == "off" || word == "0") return "write false";
    return "";
}

/// {"user": "alice", "password": "secret"} for "alice:secret", {"check": "x"} for "x".
std::string object_for(const Value& value, const Value& schema) {
    if (!value.is_string() || !schema.contains("required")) return "";
    const auto text = value.get<std::string>();
    const auto& keys = schema.at("required");
    Value made = Value::object();
    if (keys.size() == 1) made[keys[0].get<std::string>()] = text;
    const auto colon = text.find(':');
    if (keys.size() == 2 && keys[0] == "user" && colon != text.npos)
        return "write {\"user\": " + Value(text.substr(0, colon)).dump() +
               ", \"password\": " + Value(text.substr(colon + 1)).dump() + "}";
    return made.empty() ? "" : "write " + made.dump();
}

}  // namespace

std::string fix_of_key(std::string_view key, const Value& schema, Resolve resolve) {
    const auto lower = text::to_lower(key);
    for (const auto& [word, meant] : synonyms) {
        if (word == lower && has_property(schema, meant))
            return "did you mean \"" + std::string(meant) + "\"?";
    }
    if (!schema.contains("properties")) return "";
    const auto synonym = std::ranges::find(synonyms, lower, &Synonym::word);
    const auto meant = synonym == synonyms.end() ? key : synonym->key;
    for (const auto& [name, member] : schema.at("properties").items()) {
        const auto* inner = resolve(&member);
        if (inner->contains("items")) inner = resolve(&inner->at("items"));
        if (!has_property(*inner, meant)) continue;
        const auto as = meant == key ? "" : ", as \"" + std::string(meant) + '"';
        return "it belongs into \"" + name + '"' + as;
    }
    return "";
}

std::string fix_of_type(std::string_view key, const Value& value, const Value& schema) {
    if (value.is_null()) return "leave the key out";
    if (has_type(schema, "integer")) return number_for(key, value);
    if (has_type(schema, "boolean")) return flag_for(value);
    if (has_type(schema, "string") && (value.is_number() || value.is_boolean()))
        return "put it in quotes: \"" + value.dump() + '"';
    if (has_type(schema, "array") && !value.is_array()) {
        const auto text = json::shown(value);
        return text.ends_with("...") ? "put it in brackets: [...]"
                                     : "put it in brackets: [" + text + ']';
    }
    if (has_type(schema, "object")) return object_for(value, schema);
    return "";
}

}  // namespace proxy407::scenario
