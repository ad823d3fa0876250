#include "json/syntax.hpp"

#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace proxy407::json {

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_word_char(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("_+-.%$").find(c) != std::string_view::npos;
}

/// The word, number or name around a place that is outside of strings.
std::string_view word_at(std::string_view text, std::size_t at) {
    std::size_t begin = std::min(at, text.size());
    while (begin > 0 && is_word_char(text[begin - 1])) --begin;
    std::size_t end = begin;
    while (end < text.size() && is_word_char(text[end])) ++end;
    return text.substr(begin, end - begin);
}

/// The octet before the place and the blanks before it; NUL at the beginning.
char before(std::string_view text, std::size_t at) {
    const auto found = text.substr(0, at).find_last_not_of(blanks);
    return found == text.npos ? '\0' : text[found];
}

bool is_typographic_quote(std::string_view text) {
    constexpr std::array<std::string_view, 5> quotes = {
        "\u201c", "\u201d", "\u201e", "\u2018", "\u2019"};
    return std::ranges::any_of(quotes, [&](auto quote) { return text.starts_with(quote); });
}

std::string in_quotes(std::string_view word) {
    return "\"" + std::string(word) + "\"";
}

/// A word without quotes: a number with a unit, a name of another language, a key.
SyntaxFault bare_word(std::string_view text, std::string_view word) {
    const auto found = "the bare word " + std::string(word);
    const auto digits = word.find_first_not_of("0123456789.");
    if (word[0] >= '0' && word[0] <= '9' && digits != word.npos && word[digits] != '-') {
        return {
            "the number " + std::string(word),
            "a number alone",
            "write " + std::string(word.substr(0, digits)) + ", without what follows it"};
    }
    const auto lower = text::to_lower(word);
    if (lower == "true" || lower == "false" || lower == "null")
        return {found, "JSON", "write " + lower};
    if (lower == "yes" || lower == "on") return {found, "JSON", "write true"};
    if (lower == "no" || lower == "off") return {found, "JSON", "write false"};
    if (lower == "none" || lower == "nil" || lower == "undefined")
        return {found, "JSON", "write null"};
    const auto after = static_cast<std::size_t>(word.data() - text.data()) + word.size();
    const auto next = text.find_first_not_of(blanks, after);
    const bool is_key = next != text.npos && text[next] == ':';
    return {
        found,
        "JSON",
        (is_key ? "put the key in double quotes: " : "put it in double quotes: ") +
            in_quotes(word)};
}

/// The two octets at the place and before it say what was begun.
SyntaxFault at_sign(std::string_view text, std::size_t at) {
    const char sign = at < text.size() ? text[at] : '\0';
    const char last = before(text, at);
    if (sign == '/' || sign == '#') return {"a comment", "", "JSON has no comments: remove it"};
    if (sign == '\'') return {"a single quote", "JSON", "write double quotes: JSON has no others"};
    if (is_typographic_quote(text.substr(at)))
        return {"a typographic quote", "JSON", "write straight double quotes: \""};
    if (last == ',' && (sign == '}' || sign == ']'))
        return {std::string("a comma before ") + sign, "", "remove it: it is one too many"};
    if (last == ',' && sign == ',') return {"two commas", "", "remove one of them"};
    return {};
}

}  // namespace

std::optional<Foreign> foreign_text(std::string_view text) {
    using namespace std::string_view_literals;
    const auto begins = [&](std::string_view mark) { return text.starts_with(mark); };
    if (begins("\xff\xfe\0\0"sv) || begins("\0\0\xfe\xff"sv))
        return Foreign{"UTF-32", "save the file as UTF-8"};
    if (begins("\xff\xfe"sv) || begins("\xfe\xff"sv) || begins("{\0"sv) || begins("\0{"sv))
        return Foreign{"UTF-16 (PowerShell's > writes it)", "save the file as UTF-8"};
    if (begins("\xef\xbb\xbf"sv)) text.remove_prefix(3);
    const auto first = text.find_first_not_of(blanks);
    if (first == text.npos) return Foreign{"an empty text", "write an object: {...}"};
    if (text[first] == '<') return Foreign{"XML or HTML", "JSON begins with {"};
    if (text.substr(first).starts_with("---"))
        return Foreign{"YAML", "write it as JSON, which begins with {"};
    if (text[first] == '{' || text[first] == '[') return {};
    const auto line = text.substr(first, text.find('\n', first) - first);
    const auto colon = line.find(": ");
    if (std::isalpha(static_cast<unsigned char>(text[first])) != 0 &&
        (colon != line.npos || line.ends_with(':')))
        return Foreign{"a text that is no JSON", "JSON begins with {, and its keys have quotes"};
    return {};
}

SyntaxFault syntax_fault(std::string_view text, std::size_t at) {
    if (auto fault = at_sign(text, at); !fault.fix.empty()) return fault;
    const auto word = word_at(text, at);
    const bool is_number = !word.empty() && word.find_first_not_of("0123456789+-.eE") == word.npos;
    if (is_number && word[0] == '+') return {"", "", "leave out the plus sign"};
    if (is_number && (word[0] == '.' || word.ends_with('.')))
        return {"", "", "a number has digits on both sides of its point"};
    if (is_number && word.size() > 1 && word[0] == '0')
        return {"the number " + std::string(word), "JSON", "leave out the zeros in front"};
    if (!word.empty() && !is_number && word != "true" && word != "false" && word != "null")
        return bare_word(text, word);
    return {};
}

}  // namespace proxy407::json
