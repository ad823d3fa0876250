#include "report/layout.hpp"

#include <algorithm>
#include <sstream>

namespace proxy407::report {
namespace {

bool begins_code_point(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

/// Select Graphic Rendition (ECMA-48 section 8.3.117).
std::string_view code(Colour colour) {
    switch (colour) {
        case Colour::none: return "";
        case Colour::bold: return "\x1b[1m";
        case Colour::dim: return "\x1b[2m";
        case Colour::red: return "\x1b[31m";
        case Colour::green: return "\x1b[32m";
        case Colour::yellow: return "\x1b[33m";
        case Colour::cyan: return "\x1b[36m";
    }
    return "";
}

}  // namespace

std::string paint(std::string_view text, Colour colour, bool wanted) {
    if (!wanted || colour == Colour::none || text.empty()) return std::string(text);
    return std::string(code(colour)) + std::string(text) + "\x1b[0m";
}

std::size_t columns(std::string_view utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(utf8, begins_code_point));
}

std::string pad_right(std::string_view utf8, std::size_t width) {
    const std::size_t used = columns(utf8);
    return std::string(utf8) + std::string(width > used ? width - used : 0, ' ');
}

std::string pad_left(std::string_view utf8, std::size_t width) {
    const std::size_t used = columns(utf8);
    return std::string(width > used ? width - used : 0, ' ') + std::string(utf8);
}

std::string elide(std::string_view utf8, std::size_t width) {
    if (columns(utf8) <= width) return std::string(utf8);
    std::size_t kept = 0;
    std::size_t end = 0;
    while (end < utf8.size()) {
        if (begins_code_point(utf8[end]) && kept++ == width - 3) break;
        ++end;
    }
    return std::string(utf8.substr(0, end)) + "...";
}

std::string wrap(std::string_view utf8, std::size_t indent, std::size_t width) {
    std::istringstream words{std::string(utf8)};
    std::string out;
    std::size_t at = indent;
    for (std::string word; words >> word;) {
        const bool first = out.empty();
        if (!first && at + 1 + columns(word) > width) {
            out += "\n" + std::string(indent, ' ');
            at = indent;
        } else if (!first) {
            out += ' ';
            ++at;
        }
        out += word;
        at += columns(word);
    }
    return out;
}

}  // namespace proxy407::report
