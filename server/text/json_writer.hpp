#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace proxy407::text {

/// Octets as the inside of a JSON string; what is no UTF-8 becomes U+FFFD.
std::string json_escaped(std::string_view octets);

/// Where a piece of at most so many octets may end without tearing a character apart.
std::size_t end_of_piece(std::string_view octets, std::size_t most);

/// Writes a JSON text in the order in which its values are given. Takes time and memory by their
/// octets only, however many there are.
class JsonWriter {
public:
    enum class Layout { indented, one_line };

    /// `room`: for so many octets memory is taken once.
    explicit JsonWriter(Layout layout, std::size_t room = 0) : layout_(layout) {
        out_.reserve(room);
    }

    void open(char bracket);
    void close(char bracket);
    void key(std::string_view name);
    void text(std::string_view octets);

    /// A value that is JSON already.
    void raw(std::string_view json);

    /// All so far. What is taken away may be followed by more.
    std::string take();

private:
    void begin_value();
    void new_line();

    Layout layout_;
    std::string out_;
    std::size_t depth_ = 0;
    bool is_first_ = true;  ///< in its array or object
    bool follows_key_ = false;
};

}  // namespace proxy407::text
