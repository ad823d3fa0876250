#include "http/grammar.hpp"

#include <algorithm>
#include <array>

namespace proxy407::http {

namespace {

constexpr std::array<bool, 256> make_token_chars() {
    std::array<bool, 256> table{};
    for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (const char c : std::string_view("!#$%&'*+-.^_`|~"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}

constexpr auto token_chars = make_token_chars();

bool is_token68_char(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-._~+/").find(c) != std::string_view::npos;
}

}  // namespace

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_token_char(char c) {
    return token_chars[static_cast<unsigned char>(c)];
}

bool is_token(std::string_view octets) {
    return !octets.empty() && std::all_of(octets.begin(), octets.end(), is_token_char);
}

bool is_token68(std::string_view octets) {
    while (octets.ends_with('=')) octets.remove_suffix(1);
    return !octets.empty() && std::all_of(octets.begin(), octets.end(), is_token68_char);
}

std::string quote(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

}  // namespace proxy407::http
