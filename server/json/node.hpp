#pragma once

#include "json/mistake.hpp"
#include "json/positions.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::json {

/// A value of a file, and its place. What is not there, or is of another type than asked for, is
/// empty: whoever reads a file with mistakes has told them, and reads on to find the others.
template <class Json>
struct BasicNode {
    const Json& value;
    std::string path;

    /// It is not where neither its key nor its index is there.
    bool is_there() const;

    /// Is the key there, and not null?
    bool has(std::string_view key) const;

    /// Is the key there, with null for a value?
    bool is_null(std::string_view key) const;

    BasicNode operator[](std::string_view key) const;
    BasicNode item(std::size_t index) const;

    /// The items of an array.
    template <class Take>
    void each(Take take) const {
        if (!value.is_array()) return;
        for (std::size_t i = 0; i < value.size(); ++i) take(item(i));
    }

    std::string text() const { return value.is_string() ? value.template get<std::string>() : ""; }

    std::vector<std::string> texts() const;

    template <class Number>
    Number number() const {
        return value.is_number_integer() ? value.template get<Number>() : Number{};
    }

    bool is(const char* key, const char* word) const { return has(key) && value.at(key) == word; }

    bool is_true(const char* key) const { return has(key) && value.at(key) == true; }

    /// 0 where the key is not there.
    std::chrono::milliseconds milliseconds(const char* key) const {
        return std::chrono::milliseconds((*this)[key].template number<int>());
    }
};

extern template struct BasicNode<nlohmann::json>;
extern template struct BasicNode<nlohmann::ordered_json>;

using Node = BasicNode<nlohmann::json>;

/// Of a document whose keys keep their order.
using OrderedNode = BasicNode<nlohmann::ordered_json>;

/// Pointers of the values that are not as they should be.
using Places = std::set<std::string>;

/// What is wrong with a file beyond what a schema says, with the place. Beyond the first hundred
/// mistakes of a file the reader learns nothing new.
class Complaints {
public:
    /// Of what the schema has found fault with, at `known` and in what is there, nothing more is
    /// told.
    Complaints(
        const Positions& positions, std::string_view file, Mistakes& mistakes, Places known = {}
    )
        : positions_(&positions), file_(file), mistakes_(mistakes), known_(std::move(known)) {}

    /// Nothing is known of the lines yet: whoever has the text adds them.
    Complaints(std::string_view file, Mistakes& mistakes) : file_(file), mistakes_(mistakes) {}

    const std::string& file() const { return file_; }

    /// Whoever judges one value by another asks first: is that one, with all that is in it, free
    /// of known faults?
    bool is_sound(const std::string& path) const;

    template <class Json>
    void wrong(
        const BasicNode<Json>& node, std::string found, std::string expected, std::string fix = ""
    ) {
        add(node.path, std::move(found), std::move(expected), std::move(fix));
    }

    template <class Json>
    void wrong(const BasicNode<Json>& node, std::string expected) {
        add(node.path, shown(node.value), std::move(expected), "");
    }

    /// The word, found as that, is none of those.
    template <class Json>
    void not_one_of(
        const BasicNode<Json>& node,
        std::string found,
        std::string_view word,
        const std::vector<std::string>& allowed
    ) {
        add_not_one_of(node.path, std::move(found), word, allowed);
    }

    /// A key of the object that none of its readers knows.
    template <class Json>
    void unknown_key(
        const BasicNode<Json>& object, std::string_view key, const std::vector<std::string>& known
    ) {
        add_unknown_key(object.path, key, known);
    }

    /// No mistake, but not what its author may think.
    void warn(const Node& node, std::string what, std::string fix);

    const Mistakes& warnings() const { return warnings_; }

    /// Text as UTF-8 in normalization form C, or octets given in base64.
    std::string octets(const Node& node);

    /// A text that goes into a field value as it is (RFC 9110 section 5.5).
    std::string field_text(const Node& node);

private:
    void add(const std::string& path, std::string found, std::string expected, std::string fix);
    void add_not_one_of(
        const std::string& path,
        std::string found,
        std::string_view word,
        const std::vector<std::string>& allowed
    );
    void add_unknown_key(
        const std::string& object, std::string_view key, const std::vector<std::string>& known
    );
    bool is_told(const std::string& path) const;

    const Positions* positions_ = nullptr;
    std::string file_;
    Mistakes& mistakes_;
    Places known_;
    Mistakes warnings_;
};

}  // namespace proxy407::json
