#include "results/value.hpp"

#include "json/nearest.hpp"
#include "json/positions.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::results {
namespace {

bool is_among(Value::Keys keys, std::string_view key) {
    return std::ranges::find(keys, key) != keys.end();
}

}  // namespace

Value::Value(Json& json, std::string_view file, json::Mistakes& mistakes)
    : json_(&json), file_(file), mistakes_(&mistakes) {}

Value::Value(Json& json, const Value& parent, std::string_view key, std::size_t index)
    : json_(&json),
      file_(parent.file_),
      mistakes_(parent.mistakes_),
      parent_(&parent),
      key_(key),
      index_(index),
      in_array_(parent.json_->is_array()) {}

bool Value::is_object(Keys required, Keys optional) const {
    if (!json_->is_object()) {
        mistake("an object");
        return false;
    }
    for (const auto& [key, unused] : json_->items())
        if (!is_among(required, key) && !is_among(optional, key))
            unknown_key(key, required, optional);
    bool is_whole = true;
    for (const std::string_view key : required) {
        if (has(key)) continue;
        mistake("missing key \"" + std::string(key) + '"', "");
        is_whole = false;
    }
    return is_whole;
}

void Value::unknown_key(const std::string& key, Keys required, Keys optional) const {
    if (are_enough()) return;
    std::vector<std::string> known(required.begin(), required.end());
    known.insert(known.end(), optional.begin(), optional.end());
    json::Mistake mistake{
        std::string(file_), path() + '/' + json::pointer_token(key), 0, 0, "", ""};
    json::unknown_key(mistake, known, key);
    mistakes_->push_back(std::move(mistake));
}

bool Value::has(std::string_view key) const {
    return json_->is_object() && json_->contains(key);
}

Value Value::operator[](std::string_view key) const {
    return {json_->at(std::string(key)), *this, key, 0};
}

Value Value::item(std::size_t index) const {
    return {json_->at(index), *this, {}, index};
}

std::string Value::text(std::string_view key) const {
    if (!has(key)) return "";
    const Value member = (*this)[key];
    if (member.json_->is_string()) return member.json_->get<std::string>();
    member.mistake("a text");
    return "";
}

bool Value::flag(std::string_view key) const {
    if (!has(key)) return false;
    const Value member = (*this)[key];
    if (member.json_->is_boolean()) return member.json_->get<bool>();
    member.mistake("true or false");
    return false;
}

std::int64_t Value::number(std::string_view key, std::int64_t otherwise) const {
    if (!has(key)) return otherwise;
    const Value member = (*this)[key];
    if (member.json_->is_number_integer()) return member.json_->get<std::int64_t>();
    member.mistake("a whole number");
    return otherwise;
}

std::vector<std::string> Value::texts(std::string_view key) const {
    std::vector<std::string> found;
    each(key, [&](const Value& item) {
        if (item.json_->is_string())
            found.push_back(item.json_->get<std::string>());
        else
            item.mistake("a text");
    });
    return found;
}

std::optional<bool> Value::maybe_flag(std::string_view key) const {
    if (!has(key) || (*this)[key].json_->is_null()) return std::nullopt;
    return flag(key);
}

std::optional<std::int64_t> Value::maybe_number(std::string_view key) const {
    if (!has(key) || (*this)[key].json_->is_null()) return std::nullopt;
    return number(key);
}

bool Value::is_array(std::string_view key) const {
    if (!has(key)) return false;
    const Value member = (*this)[key];
    if (member.json_->is_array()) return true;
    member.mistake("an array");
    return false;
}

bool Value::are_enough() const {
    constexpr std::size_t most_mistakes = 100;
    return mistakes_->size() >= most_mistakes;
}

void Value::mistake(const std::string& expected) const {
    if (!are_enough()) mistake(json::shown(nlohmann::json(*json_)), expected);
}

void Value::mistake(const std::string& found, const std::string& expected) const {
    if (!are_enough()) mistakes_->push_back({std::string(file_), path(), 0, 0, found, expected});
}

std::string Value::path() const {
    if (!parent_) return "";
    return parent_->path() + '/' + (in_array_ ? std::to_string(index_) : json::pointer_token(key_));
}

}  // namespace proxy407::results
