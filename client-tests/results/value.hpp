#pragma once

#include "json/mistake.hpp"

#include <nlohmann/json.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::results {

/// A value of a results document and its place. The place becomes text only in a mistake: a
/// document has a million of values, and as a rule no mistake.
class Value {
public:
    using Json = nlohmann::ordered_json;
    using Keys = std::span<const std::string_view>;

    Value(Json& json, std::string_view file, json::Mistakes& mistakes);

    /// An object with all the required keys? Others than these are mistakes, too.
    bool is_object(Keys required, Keys optional = {}) const;

    bool has(std::string_view key) const;

    /// The member is there: call only after `has` or a required key.
    Value operator[](std::string_view key) const;

    /// Of a member that is not there, or is of another kind (then a mistake): something empty.
    std::string text(std::string_view key) const;
    bool flag(std::string_view key) const;
    std::int64_t number(std::string_view key, std::int64_t otherwise = 0) const;
    std::vector<std::string> texts(std::string_view key) const;

    /// Nothing for null, too.
    std::optional<bool> maybe_flag(std::string_view key) const;
    std::optional<std::int64_t> maybe_number(std::string_view key) const;

    /// The items of a member that is an array.
    template <std::invocable<const Value&> Take>
    void each(std::string_view key, Take take) const {
        if (!is_array(key)) return;
        const Value array = (*this)[key];
        for (std::size_t i = 0; i < array.json_->size(); ++i) take(array.item(i));
    }

    /// The members of a member that is an object.
    template <std::invocable<const std::string&, const Value&> Take>
    void each_member(std::string_view key, Take take) const {
        if (!has(key)) return;
        const Value object = (*this)[key];
        if (!object.json_->is_object()) return object.mistake("an object");
        for (const auto& [name, unused] : object.json_->items()) take(name, object[name]);
    }

    Json& json() const { return *json_; }

    /// Beyond the first hundred mistakes of a document the reader learns nothing new.
    void mistake(const std::string& expected) const;
    void mistake(const std::string& found, const std::string& expected) const;

private:
    Value(Json& json, const Value& parent, std::string_view key, std::size_t index);
    Value item(std::size_t index) const;
    bool is_array(std::string_view key) const;
    bool are_enough() const;
    void unknown_key(const std::string& key, Keys required, Keys optional) const;
    std::string path() const;

    Json* json_;
    std::string_view file_;
    json::Mistakes* mistakes_;
    const Value* parent_ = nullptr;  ///< outlives this one
    std::string_view key_;           ///< empty in an array
    std::size_t index_ = 0;
    bool in_array_ = false;
};

}  // namespace proxy407::results
