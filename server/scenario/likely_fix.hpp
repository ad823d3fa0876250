#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace proxy407::scenario {

/// Finds the schema behind a "$ref".
using Resolve = const nlohmann::json* (*)(const nlohmann::json* schema);

/// What its author may have meant by a key that the schema of an object does not know: another
/// word for one of its keys, or a key that belongs into one of its members. "" when neither is
/// likely.
std::string fix_of_key(std::string_view key, const nlohmann::json& schema, Resolve resolve);

/// How to write the value of a key in the type that its schema asks for; "" when that is not to be
/// guessed.
std::string fix_of_type(
    std::string_view key, const nlohmann::json& value, const nlohmann::json& schema
);

}  // namespace proxy407::scenario
