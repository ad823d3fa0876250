#include "offline/quoted_value.hpp"

#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::offline {

namespace {

bool is_quote(char c) {
    return c == '"' || c == '\'';
}

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/// Goes on behind what it knows of the line.
struct Cursor {
    std::string_view line;
    std::size_t at;

    bool take(std::string_view word) {
        if (!line.substr(at).starts_with(word)) return false;
        at += word.size();
        return true;
    }

    void blanks() {
        while (at < line.size() && is_blank(line[at])) ++at;
    }

    char next() const { return at < line.size() ? line[at] : '\0'; }
};

/// Between a name and its value: ":", "=>", or the key "value" of a HAR file.
bool take_separator(Cursor& cursor) {
    cursor.blanks();
    if (cursor.take("=>")) return true;
    if (cursor.take(":")) return true;
    if (!cursor.take(",")) return false;
    cursor.blanks();
    if (!cursor.take("\"value\"")) return false;
    cursor.blanks();
    return cursor.take(":");
}

/// In quotes of that kind, whose own are written with a backslash.
FoundValue in_quotes(std::string_view line, std::size_t at, char quote) {
    std::string octets;
    while (at < line.size() && line[at] != quote) {
        const bool escapes = line[at] == '\\' && at + 1 < line.size() &&
                             (line[at + 1] == quote || line[at + 1] == '\\');
        if (escapes) ++at;
        octets += line[at++];
    }
    return {std::move(octets), std::min(at + 1, line.size())};
}

FoundValue up_to(std::string_view line, std::size_t at, std::string_view closing) {
    const auto end = closing.empty() ? line.npos : line.find(closing, at);
    const auto stop = std::min(end, line.size());
    return {std::string(text::trim(line.substr(at, stop - at))), stop};
}

}  // namespace

std::vector<std::string> literal_lines(std::string_view line) {
    if (line.find('\\') == line.npos) return {std::string(line)};
    std::string all(line);
    for (const std::string_view written : {"[\\r][\\n]", "\\r\\n", "[\\n]", "\\u000d\\u000a"})
        all = text::replaced(all, written, "\n");
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin <= all.size();) {
        const auto end = std::min(all.find('\n', begin), all.size());
        const bool rest = begin > 0 && end == all.size();
        auto piece = all.substr(begin, end - begin);
        // Of the last line a quote may be left.
        const bool nothing = piece.find_first_not_of("\"' \t,})") == piece.npos;
        if (!rest || !nothing) lines.push_back(std::move(piece));
        begin = end + 1;
    }
    return lines;
}

std::optional<FoundValue> value_behind(std::string_view line, std::size_t begin, std::size_t end) {
    const char before = begin > 0 ? line[begin - 1] : '\0';
    Cursor cursor{line, end};
    const bool name_is_quoted = is_quote(before) && cursor.next() == before;
    if (name_is_quoted) ++cursor.at;
    if (!take_separator(cursor)) return std::nullopt;
    cursor.blanks();
    if (cursor.next() == '`') return std::nullopt;  // of a sentence, as this project writes them
    const bool in_list = cursor.take("[");
    cursor.blanks();
    if (name_is_quoted || in_list) {
        cursor.take("b");
        if (is_quote(cursor.next())) return in_quotes(line, cursor.at + 1, cursor.next());
    }
    if (is_quote(cursor.next())) {
        const auto value = in_quotes(line, cursor.at + 1, cursor.next());
        const auto rest = text::trim(line.substr(value.end));
        if (!rest.empty() && (rest[0] == ',' || rest[0] == '}' || rest[0] == ')')) return value;
    }
    if (in_list) return up_to(line, cursor.at, "]");
    if (before == '{') return up_to(line, cursor.at, "}");
    if (is_quote(before)) {
        auto value = in_quotes(line, cursor.at, before);
        value.octets = text::trim(value.octets);
        return value;
    }
    return up_to(line, cursor.at, "");
}

}  // namespace proxy407::offline
