#include "client/version.hpp"

#include "text/octets.hpp"

#include <sstream>

namespace proxy407::client {
namespace {

constexpr auto digits = "0123456789";

/// Without the sequences that colour it (ECMA-48, 5.4: CSI, parameters, one final byte).
std::string without_escapes(std::string text) {
    for (auto at = text.find("\x1b["); at != text.npos; at = text.find("\x1b[", at)) {
        const auto final_byte = text.find_first_not_of("0123456789;", at + 2);
        text.erase(at, final_byte == text.npos ? text.npos : final_byte + 1 - at);
    }
    return text;
}

/// "v7.88.1," and "go1.26.8" have one, "x86_64" has none.
std::string version_of(const std::string& word) {
    const auto begin = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
    if (begin == word.npos) return "";
    const auto dot = word.find_first_not_of(digits, begin);
    if (dot == begin || dot == word.npos || word[dot] != '.') return "";
    return text::printable(word.substr(begin, word.find_first_of(",;", begin) - begin));
}

}  // namespace

std::string version_in(const std::string& text) {
    std::istringstream words(without_escapes(text));
    for (std::string word; words >> word;)
        if (std::string version = version_of(word); !version.empty()) return version;
    return "";
}

}  // namespace proxy407::client
