#include "json/value.hpp"

#include <algorithm>

namespace proxy407::json {

namespace {

bool is_among(Value::Keys keys, std::string_view key) {
    return std::ranges::find(keys, key) != keys.end();
}

}  // namespace

bool Value::is_object(Keys required, Keys optional) const {
    if (!json().is_object()) {
        wrong("an object");
        return false;
    }
    for (const auto& [key, unused] : json().items()) {
        if (is_among(required, key) || is_among(optional, key)) continue;
        std::vector<std::string> known(required.begin(), required.end());
        known.insert(known.end(), optional.begin(), optional.end());
        complaints_->unknown_key(node_, key, known);
    }
    bool is_whole = true;
    for (const std::string_view key : required) {
        if (has(key)) continue;
        wrong("missing key \"" + std::string(key) + '"', "");
        is_whole = false;
    }
    return is_whole;
}

bool Value::is_a(bool of_that_kind, const char* kind) const {
    if (node_.is_there() && !of_that_kind) wrong(kind);
    return node_.is_there() && of_that_kind;
}

std::string Value::text() const {
    return is_a(json().is_string(), "a text") ? node_.text() : "";
}

std::string Value::filled_text() const {
    is_a(json().is_string() && json() != "", "a text that is not empty");
    return node_.text();
}

std::string Value::one_of(const std::vector<std::string>& allowed) const {
    const std::string word = node_.text();
    const bool is_known = json().is_string() && std::ranges::find(allowed, word) != allowed.end();
    if (node_.is_there() && !is_known) not_one_of(shown(), word, allowed);
    return word;
}

bool Value::flag() const {
    return is_a(json().is_boolean(), "true or false") && json() == true;
}

std::int64_t Value::number(std::int64_t otherwise) const {
    return is_a(json().is_number_integer(), "a whole number") ? node_.number<std::int64_t>()
                                                              : otherwise;
}

std::optional<bool> Value::maybe_flag() const {
    return json().is_null() ? std::nullopt : std::optional(flag());
}

std::optional<std::int64_t> Value::maybe_number() const {
    return json().is_null() ? std::nullopt : std::optional(number());
}

void Value::has_version(int version) const {
    if (json() != version) wrong(std::to_string(version));
}

std::vector<Value> Value::items() const {
    std::vector<Value> found;
    if (is_a(json().is_array(), "an array"))
        node_.each([&](const OrderedNode& item) { found.emplace_back(item, *complaints_); });
    return found;
}

std::vector<Value> Value::some_items() const {
    const bool has_some = json().is_array() && !json().empty();
    return is_a(has_some, "an array with at least one item") ? items() : std::vector<Value>{};
}

std::vector<std::pair<std::string, Value>> Value::members() const {
    std::vector<std::pair<std::string, Value>> found;
    if (!is_a(json().is_object(), "an object")) return found;
    for (const auto& [key, unused] : json().items()) found.emplace_back(key, (*this)[key]);
    return found;
}

std::vector<std::string> Value::texts() const {
    std::vector<std::string> found;
    for (const Value& item : items())
        if (item.is_a(item.json().is_string(), "a text")) found.push_back(item.node_.text());
    return found;
}

std::vector<std::string> Value::some_texts() const {
    std::vector<std::string> found;
    for (const Value& item : some_items()) found.push_back(item.filled_text());
    return found;
}

}  // namespace proxy407::json
