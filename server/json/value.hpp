#pragma once

#include "json/node.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <utility>

namespace proxy407::json {

/// A value of a document that no schema has judged. What is of another kind than asked for becomes
/// a mistake with its place, and something empty is read. What is not there is empty and no
/// mistake: `is_object` has told which keys are missing.
class Value {
public:
    using Keys = std::span<const std::string_view>;

    Value(OrderedNode node, Complaints& complaints)
        : node_(std::move(node)), complaints_(&complaints) {}

    /// An object with all the required keys? Others than these are mistakes, too.
    bool is_object(Keys required, Keys optional = {}) const;

    bool is_object(
        std::initializer_list<std::string_view> required,
        std::initializer_list<std::string_view> optional = {}
    ) const {
        return is_object(Keys(required), Keys(optional));
    }

    /// Is the key there? Null is something.
    bool has(std::string_view key) const { return node_[key].is_there(); }

    Value operator[](std::string_view key) const { return {node_[key], *complaints_}; }

    const nlohmann::ordered_json& json() const { return node_.value; }

    std::string text() const;

    /// A text that is not empty.
    std::string filled_text() const;

    std::string one_of(const std::vector<std::string>& allowed) const;
    bool flag() const;
    std::int64_t number(std::int64_t otherwise = 0) const;

    /// Nothing for null, too.
    std::optional<bool> maybe_flag() const;
    std::optional<std::int64_t> maybe_number() const;

    /// The number that says how the file is to be read.
    void has_version(int version) const;

    std::vector<Value> items() const;

    /// An array with at least one item.
    std::vector<Value> some_items() const;

    std::vector<std::pair<std::string, Value>> members() const;
    std::vector<std::string> texts() const;

    /// At least one, and none empty.
    std::vector<std::string> some_texts() const;

    /// The value as a mistake shows it.
    std::string shown() const { return json::shown(node_.value); }

    void wrong(std::string expected) const { complaints_->wrong(node_, std::move(expected)); }

    void wrong(std::string found, std::string expected) const {
        complaints_->wrong(node_, std::move(found), std::move(expected));
    }

    /// The word, found as that, is none of those.
    void not_one_of(
        std::string found, std::string_view word, const std::vector<std::string>& allowed
    ) const {
        complaints_->not_one_of(node_, std::move(found), word, allowed);
    }

private:
    /// Is it there, and of that kind?
    bool is_a(bool of_that_kind, const char* kind) const;

    OrderedNode node_;
    Complaints* complaints_;
};

}  // namespace proxy407::json
