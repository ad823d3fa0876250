#include "text/json_writer.hpp"

#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proxy407::text {
namespace {

constexpr char as_it_is = 0;
constexpr char by_number = 'u';

/// What follows the backslash (RFC 8259 section 7), for each octet.
constexpr std::array<char, 256> letters = [] {
    std::array<char, 256> all{};
    for (std::size_t control = 0; control < 0x20; ++control) all[control] = by_number;
    constexpr std::string_view short_forms = "\"\\\b\f\n\r\t";
    constexpr std::string_view their_letters = "\"\\bfnrt";
    for (std::size_t i = 0; i < short_forms.size(); ++i) {
        all[static_cast<unsigned char>(short_forms[i])] = their_letters[i];
    }
    return all;
}();

char letter_of(char c) {
    return letters[static_cast<unsigned char>(c)];
}

/// The library spends a call of snprintf on each control character: 14 ms on content that is full
/// of them.
void escape(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto octet = static_cast<unsigned char>(c);
    (out += '\\') += letter_of(c);
    if (letter_of(c) == by_number) ((out += "00") += digits[octet >> 4]) += digits[octet & 0xf];
}

/// Most of what is written is appended as it is, from one escape to the next.
void add_utf8(std::string& out, std::string_view octets) {
    for (std::size_t at = 0; at < octets.size(); ++at) {
        const auto from = at;
        while (at < octets.size() && letter_of(octets[at]) == as_it_is) ++at;
        out.append(octets, from, at - from);
        if (at < octets.size()) escape(out, octets[at]);
    }
}

void add_escaped(std::string& out, std::string_view octets) {
    const bool is_ascii = std::ranges::all_of(octets, [](char c) { return (c & 0x80) == 0; });
    if (is_ascii) {
        add_utf8(out, octets);
    } else {
        add_utf8(out, as_utf8(octets));
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
