#pragma once

#include "http/redactor.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace proxy407::report {

/// How wide a line may get where it can be broken or cut.
inline constexpr std::size_t line_width = 100;

enum class Colour { none, bold, dim, red, green, yellow, cyan };

struct Style {
    bool colour = false;
    const http::Redactor* redactor = nullptr;  ///< masks passwords and tokens; null: nothing is
};

/// The text in that colour, or as it is when colours are not wanted.
std::string paint(std::string_view text, Colour colour, bool wanted);

/// Columns of a UTF-8 text, taking one for each code point.
std::size_t columns(std::string_view utf8);

std::string pad_right(std::string_view utf8, std::size_t width);
std::string pad_left(std::string_view utf8, std::size_t width);

/// Cut to that many columns, "..." at the end when something is gone.
std::string elide(std::string_view utf8, std::size_t width);

/// Words broken into lines of at most `width` columns, lines after the first behind `indent`
/// spaces; a longer word stays whole.
std::string wrap(std::string_view utf8, std::size_t indent, std::size_t width = line_width);

}  // namespace proxy407::report
