#include "offline/log_lines.hpp"

#include "http/grammar.hpp"
#include "offline/quoted_value.hpp"
#include "scenario/transcript_lines.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace proxy407::offline {

namespace {

using Kind = LogLine::Kind;

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The place of "HTTP/1.1" and the like, in any case.
std::size_t find_version(std::string_view lower, std::size_t from) {
    for (auto at = lower.find("http/", from); at != lower.npos; at = lower.find("http/", at + 1)) {
        const bool digit = at + 5 < lower.size() && is_digit(lower[at + 5]);
        if (digit) return at;
    }
    return lower.npos;
}

std::size_t end_of_version(std::string_view line, std::size_t at) {
    at += 5;
    while (at < line.size() && (is_digit(line[at]) || line[at] == '.')) ++at;
    return at;
}

/// "HTTP/1.1 407 ..." from there on; nothing where no status follows the version.
std::optional<std::string> status_line(std::string_view line, std::size_t version) {
    const auto digits = end_of_version(line, version) + 1;
    if (digits + 3 > line.size() || line[digits - 1] != ' ') return std::nullopt;
    for (const char c : line.substr(digits, 3))
        if (!is_digit(c)) return std::nullopt;
    return std::string(line.substr(version, digits + 3 - version));
}

/// "GET http://h/ HTTP/1.1" around that version.
std::optional<std::string> request_line(std::string_view line, std::size_t version) {
    if (version < 2 || line[version - 1] != ' ') return std::nullopt;
    const auto before = line.substr(0, version - 1);
    const auto space = before.rfind(' ');
    if (space == before.npos || space + 1 == before.size()) return std::nullopt;
    auto begin = space;
    while (begin > 0 && is_letter(before[begin - 1])) --begin;
    const auto method = before.substr(begin, space - begin);
    const bool capitals = std::ranges::none_of(method, [](char c) { return c >= 'a'; });
    if (method.size() < 3 || !(capitals || text::equal_ignoring_case(method, "connect")))
        return std::nullopt;
    return std::string(line.substr(begin, end_of_version(line, version) - begin));
}

/// Fields that are looked for wherever they stand in a line, the longer before those in them.
constexpr auto wanted = std::to_array<std::string_view>(
    {"proxy-authorization", "proxy-authenticate", "authorization", "host"}
);

/// A field's name may begin there: it is no part of a longer word.
bool is_begin(std::string_view lower, std::size_t at) {
    if (at == 0) return true;
    const char before = lower[at - 1];
    return !is_letter(before) && !is_digit(before) && before != '-' && before != '_';
}

/// What a log puts before a line of a head: blanks, a time, the sign of curl, of a logger of the
/// wire.
std::string_view without_decoration(std::string_view line) {
    for (const std::string_view sign : {">> ", "<< ", "header: "}) {
        const auto at = line.find(sign);
        if (at != line.npos) line.remove_prefix(at + sign.size());
    }
    line = text::trim(line);
    const auto stamp = line.find_first_not_of("0123456789:.-TZ[] ");
    if (stamp != line.npos && stamp > 0 && (line[stamp] == '>' || line[stamp] == '<'))
        line.remove_prefix(stamp);
    if (line.starts_with("> ") || line.starts_with("< ")) line.remove_prefix(2);
    if (line == ">" || line == "<") line.remove_prefix(1);
    return line;
}

/// "Name: value" and nothing else.
std::optional<LogLine> plain_field(std::string_view line, std::size_t number) {
    const auto colon = line.find(':');
    if (colon == line.npos || colon == 0 || !is_letter(line[0])) return std::nullopt;
    const auto name = line.substr(0, colon);
    const bool blank = colon + 1 == line.size() || line[colon + 1] == ' ';
    if (!blank || !http::is_token(name) || name.find_first_of("'`") != name.npos)
        return std::nullopt;
    return LogLine{
        Kind::field, std::string(name), std::string(text::trim(line.substr(colon + 1))), number};
}

class Reader {
public:
    std::vector<LogLine> read(std::string_view log) {
        const bool traced =
            log.find("<= Recv header") != log.npos || log.find("=> Send header") != log.npos;
        if (traced) {
            read_trace(log);
            return std::move(found_);
        }
        while (!log.empty()) {
            const auto end = std::min(log.find('\n'), log.size());
            ++number_;
            take(log.substr(0, end));
            log.remove_prefix(std::min(end + 1, log.size()));
        }
        return std::move(found_);
    }

private:
    void read_trace(std::string_view log) {
        using From = scenario::TranscriptLine::Kind;
        for (const auto& line : scenario::transcript_lines(log)) {
            if (line.kind == From::request || line.kind == From::response) take(line.text);
        }
    }

    void add(Kind kind, std::string name, std::string text) {
        found_.push_back({kind, std::move(name), std::move(text), number_});
    }

    void take(std::string_view line) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        for (const auto& piece : literal_lines(line)) take_piece(piece);
    }

    void take_piece(std::string_view piece) {
        const auto before = found_.size();
        const auto lower = text::to_lower(piece);
        for (auto at = find_version(lower, 0); at != lower.npos; at = find_version(lower, at + 1)) {
            if (auto status = status_line(piece, at)) {
                add(Kind::status, "", *std::move(status));
            } else if (auto request = request_line(piece, at)) {
                add(Kind::request, "", *std::move(request));
            }
        }
        take_wanted(piece, lower);
        if (found_.size() > before) return;
        const auto line = without_decoration(piece);
        if (auto field = plain_field(line, number_)) {
            found_.push_back(*std::move(field));
        } else if (line.empty()) {
            add(Kind::head_end, "", "");
        }
    }

    void take_wanted(std::string_view piece, std::string_view lower) {
        for (std::size_t at = 0; at < piece.size(); ++at) {
            if (!is_begin(lower, at)) continue;
            for (const auto name : wanted) {
                if (!lower.substr(at).starts_with(name)) continue;
                const auto value = value_behind(piece, at, at + name.size());
                if (!value) break;
                add(Kind::field, std::string(piece.substr(at, name.size())), value->octets);
                at = value->end - 1;
                break;
            }
        }
    }

    std::vector<LogLine> found_;
    std::size_t number_ = 0;
};

}  // namespace

std::vector<LogLine> log_lines(std::string_view log) {
    if (log.starts_with("\xef\xbb\xbf")) log.remove_prefix(3);
    return Reader().read(log);
}

}  // namespace proxy407::offline
