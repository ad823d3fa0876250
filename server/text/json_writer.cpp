#include "text/json_writer.hpp"

#include "text/octets.hpp"

#include <algorithm>
#include <utility>

namespace proxy407::text {
namespace {

/// RFC 8259 section 7. The library spends a call of snprintf on each control character: 14 ms on
/// content that is full of them.
void escape(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::string_view short_forms = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    const auto octet = static_cast<unsigned char>(c);
    if (octet >= 0x20 && c != '"' && c != '\\')
        out += c;
    else if (const auto form = short_forms.find(c); form != short_forms.npos)
        (out += '\\') += letters[form];
    else
        ((out += "\\u00") += digits[octet >> 4]) += digits[octet & 0xf];
}

bool is_plain(char c) {
    const auto octet = static_cast<unsigned char>(c);
    return octet >= 0x20 && octet < 0x80 && c != '"' && c != '\\';
}

/// Most of what is written is plain, and appended as it is.
void add_escaped(std::string& out, std::string_view octets) {
    const auto odd = std::ranges::find_if_not(octets, is_plain);
    const auto plain = static_cast<std::size_t>(odd - octets.begin());
    out.append(octets.substr(0, plain));
    if (odd == octets.end()) return;
    octets.remove_prefix(plain);
    const bool is_ascii = std::ranges::all_of(octets, [](char c) { return (c & 0x80) == 0; });
    if (is_ascii) {
        for (const char c : octets) escape(out, c);
    } else {
        for (const char c : as_utf8(octets)) escape(out, c);
    }
}

}  // namespace

std::string json_escaped(std::string_view octets) {
    std::string out;
    add_escaped(out, octets);
    return out;
}

std::size_t end_of_piece(std::string_view octets, std::size_t most) {
    if (octets.size() <= most) return octets.size();
    constexpr std::size_t longest_tail = 3;  // of a character, after its first octet
    for (std::size_t end = most; end > 0 && most - end <= longest_tail; --end) {
        const bool continues = (static_cast<unsigned char>(octets[end]) & 0xc0) == 0x80;
        if (!continues) return end;
    }
    return most;
}

void JsonWriter::open(char bracket) {
    begin_value();
    out_ += bracket;
    ++depth_;
    is_first_ = true;
}

void JsonWriter::close(char bracket) {
    --depth_;
    if (!is_first_) new_line();
    out_ += bracket;
    is_first_ = false;
}

void JsonWriter::key(std::string_view name) {
    begin_value();
    out_ += '"';
    add_escaped(out_, name);
    out_ += layout_ == Layout::indented ? "\": " : "\":";
    follows_key_ = true;
}

void JsonWriter::text(std::string_view octets) {
    begin_value();
    out_ += '"';
    add_escaped(out_, octets);
    out_ += '"';
}

void JsonWriter::raw(std::string_view json) {
    begin_value();
    out_ += json;
}

std::string JsonWriter::take() {
    return std::exchange(out_, {});
}

void JsonWriter::begin_value() {
    if (std::exchange(follows_key_, false)) return;
    if (!std::exchange(is_first_, false)) out_ += ',';
    if (depth_ > 0) new_line();
}

void JsonWriter::new_line() {
    constexpr std::size_t step = 2;
    if (layout_ == Layout::indented) out_.append("\n").append(step * depth_, ' ');
}

}  // namespace proxy407::text
