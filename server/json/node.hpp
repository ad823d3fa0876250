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
struct Node {
    const nlohmann::json& value;
    std::string path;

    /// Is the key there, and not null?
    bool has(const char* key) const;

    /// Is the key there, with null for a value?
    bool is_null(const char* key) const;

    Node operator[](const char* key) const;
    Node item(std::size_t index) const;

    /// The items of an array.
    template <class Take>
    void each(Take take) const {
        if (!value.is_array()) return;
        for (std::size_t i = 0; i < value.size(); ++i) take(item(i));
    }

    std::string text() const { return value.is_string() ? value.get<std::string>() : ""; }

    std::vector<std::string> texts() const;

    template <class Number>
    Number number() const {
        return value.is_number_integer() ? value.get<Number>() : Number{};
    }

    bool is(const char* key, const char* word) const { return has(key) && value.at(key) == word; }

    bool is_true(const char* key) const { return has(key) && value.at(key) == true; }

    /// 0 where the key is not there.
    std::chrono::milliseconds milliseconds(const char* key) const {
        return std::chrono::milliseconds((*this)[key].number<int>());
    }
};

/// Pointers of the values that are not as they should be.
using Places = std::set<std::string>;

/// What a schema can't say is told here, with its place in the file.
class Complaints {
public:
    /// Of what the schema has found fault with, at `known` and in what is there, nothing more is
    /// told.
    Complaints(
        const Positions& positions, std::string_view file, Mistakes& mistakes, Places known = {}
    )
        : positions_(positions), file_(file), mistakes_(mistakes), known_(std::move(known)) {}

    const std::string& file() const { return file_; }

    /// Whoever judges one value by another asks first: is that one, with all that is in it, free
    /// of known faults?
    bool is_sound(const std::string& path) const;

    void wrong(const Node& node, std::string found, std::string expected, std::string fix = "");
    void wrong(const Node& node, std::string expected);

    /// No mistake, but not what its author may think.
    void warn(const Node& node, std::string what, std::string fix);

    const Mistakes& warnings() const { return warnings_; }

    /// Text as UTF-8 in normalization form C, or octets given in base64.
    std::string octets(const Node& node);

    /// A text that goes into a field value as it is (RFC 9110 section 5.5).
    std::string field_text(const Node& node);

private:
    const Positions& positions_;
    std::string file_;
    Mistakes& mistakes_;
    Places known_;
    Mistakes warnings_;
};

}  // namespace proxy407::json
