#pragma once

#include "json/mistake.hpp"
#include "json/positions.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace proxy407::json {

/// A value of a scenario file that holds its schema, and its place.
struct Node {
    const nlohmann::json& value;
    std::string path;

    bool has(const char* key) const { return value.contains(key); }

    Node operator[](const char* key) const {
        return {value.at(key), path + '/' + pointer_token(key)};
    }

    Node item(std::size_t index) const {
        return {value.at(index), path + '/' + std::to_string(index)};
    }

    template <class Take>
    void each(Take take) const {
        for (std::size_t i = 0; i < value.size(); ++i) take(item(i));
    }

    std::string text() const { return value.get<std::string>(); }

    template <class Number>
    Number number() const {
        return value.get<Number>();
    }

    bool is(const char* key, const char* word) const { return has(key) && value.at(key) == word; }

    bool is_true(const char* key) const { return has(key) && value.at(key).get<bool>(); }

    /// 0 where the key is not there.
    std::chrono::milliseconds milliseconds(const char* key) const {
        return std::chrono::milliseconds(has(key) ? value.at(key).get<int>() : 0);
    }
};

/// What a schema can't say is told here, with its place in the file.
class Complaints {
public:
    Complaints(const Positions& positions, std::string_view file, Mistakes& mistakes)
        : positions_(positions), file_(file), mistakes_(mistakes) {}

    const std::string& file() const { return file_; }

    void wrong(const Node& node, std::string found, std::string expected);
    void wrong(const Node& node, std::string expected);

    /// Text as UTF-8 in normalization form C, or octets given in base64.
    std::string octets(const Node& node);

    /// A text that goes into a field value as it is (RFC 9110 section 5.5).
    std::string field_text(const Node& node);

private:
    const Positions& positions_;
    std::string file_;
    Mistakes& mistakes_;
};

}  // namespace proxy407::json
