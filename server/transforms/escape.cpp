#include "text/charset.hpp"
#include "text/hex.hpp"
#include "text/octets.hpp"
#include "transforms/transform.hpp"

#include <array>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <utility>

// The specifications: JSON (RFC 8259 section 7), HTML and XML character references, Java's
// properties (\uNNNN), quoted-printable (RFC 2045 section 6.7), YAML's double-quoted style and C's
// sequences. From trackers: AdguardTeam/DnsLibs#225, docker/docs#11701, systemd/systemd#19014.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

constexpr std::array<std::pair<char, char>, 12> letters = {{
    {'n', '\n'},
    {'t', '\t'},
    {'r', '\r'},
    {'b', '\b'},
    {'f', '\f'},
    {'v', '\v'},
    {'a', '\a'},
    {'e', '\x1B'},
    {'\\', '\\'},
    {'"', '"'},
    {'\'', '\''},
    {'/', '/'},
}};

/// So many hex digits at the front.
std::optional<char32_t> hex_number(View at, std::size_t digits) {
    if (at.size() < digits) return std::nullopt;
    unsigned value = 0;
    const auto* end = at.data() + digits;
    const auto read = std::from_chars(at.data(), end, value, 16);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return value;
}

bool is_surrogate(char32_t point) {
    return point >= 0xD800 && point <= 0xDFFF;
}

/// "uNNNN" behind a backslash, two of them for a character beyond the first plane.
std::string unicode_escape(View& at) {
    const auto first = hex_number(at.substr(1), 4);
    if (!first) return {};
    char32_t point = *first;
    std::size_t size = 5;
    if (point >= 0xD800 && point < 0xDC00 && at.substr(5, 2) == "\\u") {
        const auto second = hex_number(at.substr(7), 4);
        if (second && *second >= 0xDC00 && *second <= 0xDFFF) {
            point = 0x10000 + ((point - 0xD800) << 10) + (*second - 0xDC00);
            size = 11;
        }
    }
    if (is_surrogate(point)) return {};
    at.remove_prefix(size);
    return text::to_utf8({&point, 1});
}

/// What follows a backslash; it stays where it means nothing.
std::string sequence(View& at) {
    if (at.starts_with('u')) {
        if (auto character = unicode_escape(at); !character.empty()) return character;
    }
    if (at.starts_with('x')) {
        if (const auto octet = hex_number(at.substr(1), 2)) {
            at.remove_prefix(3);
            return std::string(1, static_cast<char>(*octet));
        }
    }
    for (const auto& [letter, meaning] : letters) {
        if (!at.starts_with(letter)) continue;
        at.remove_prefix(1);
        return std::string(1, meaning);
    }
    return "\\";
}

std::string sequences_read(View octets) {
    std::string out;
    while (!octets.empty()) {
        const char c = octets.front();
        octets.remove_prefix(1);
        if (c == '\\' && !octets.empty()) {
            out += sequence(octets);
        } else {
            out += c;
        }
    }
    return out;
}

Made with_sequences_read(View right) {
    return sequences_read(right);
}

Candidates without_sequences(View arrived) {
    if (arrived.find('\\') == View::npos) return {};
    return {sequences_read(arrived)};
}

bool has_sequences(View right, View arrived) {
    return arrived.size() > right.size() && sequences_read(arrived) == right;
}

void append_unit(std::string& out, char16_t unit) {
    const std::string octets = {static_cast<char>(unit >> 8), static_cast<char>(unit & 0xFF)};
    out += "\\u" + text::hex_encode(octets);
}

/// As JSON writes it: only ASCII, or other characters as they are; PHP escapes the slash, too.
std::string as_json(View right, bool ascii, bool slash) {
    const auto points = text::code_points(right);
    if (!points) return std::string(right);
    std::string out;
    for (const auto point : *points) {
        const bool plain = point >= 0x20 && (point < 0x7F || (!ascii && point > 0x7F));
        if (point == '"' || point == '\\' || (slash && point == '/')) {
            out += '\\';
            out += static_cast<char>(point);
        } else if (plain) {
            out += text::to_utf8({&point, 1});
        } else if (point == '\n' || point == '\t' || point == '\r') {
            out += point == '\n' ? "\\n" : point == '\t' ? "\\t" : "\\r";
        } else {
            for (const auto unit : text::to_utf16({&point, 1})) append_unit(out, unit);
        }
    }
    return out;
}

Candidates with_sequences(View right) {
    return {as_json(right, true, false), as_json(right, false, false), as_json(right, true, true)};
}

constexpr std::array<std::pair<View, View>, 8> entities = {{
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&apos;", "'"},
    {"&nbsp;", "\u00A0"},
    {"&#39;", "'"},
    {"&#34;", "\""},
}};

/// "&#233;", "&#xE9;"
std::string numeric_reference(View& at) {
    if (!at.starts_with("&#")) return {};
    const bool hex = at.size() > 2 && (at[2] == 'x' || at[2] == 'X');
    const auto* begin = at.data() + (hex ? 3 : 2);
    unsigned value = 0;
    const auto* end = at.data() + at.size();
    if (begin >= end) return {};
    const auto read = std::from_chars(begin, end, value, hex ? 16 : 10);
    const bool good = read.ec == std::errc() && read.ptr != end && *read.ptr == ';';
    if (!good || value == 0 || value > 0x10FFFF || is_surrogate(value)) return {};
    at.remove_prefix(static_cast<std::size_t>(read.ptr - at.data()) + 1);
    const char32_t point = value;
    return text::to_utf8({&point, 1});
}

std::string reference(View& at) {
    for (const auto& [entity, character] : entities) {
        if (!at.starts_with(entity)) continue;
        at.remove_prefix(entity.size());
        return std::string(character);
    }
    if (auto character = numeric_reference(at); !character.empty()) return character;
    const std::string plain(1, at.front());
    at.remove_prefix(1);
    return plain;
}

std::string references_read(View octets) {
    std::string out;
    while (!octets.empty()) out += reference(octets);
    return out;
}

Made with_references_read(View right) {
    return references_read(right);
}

Candidates without_references(View arrived) {
    if (arrived.find('&') == View::npos) return {};
    return {references_read(arrived)};
}

bool has_references(View right, View arrived) {
    return arrived.size() > right.size() && references_read(arrived) == right;
}

std::string with_entities(View right, View quote, bool numeric) {
    std::string out;
    for (const auto point : text::code_points(right).value_or(std::u32string())) {
        if (point == '&' || point == '<' || point == '>') {
            out += point == '&' ? "&amp;" : point == '<' ? "&lt;" : "&gt;";
        } else if (point == '"') {
            out += "&quot;";
        } else if (point == '\'' && !quote.empty()) {
            out += quote;
        } else if (point > 0x7F && numeric) {
            out += "&#" + std::to_string(static_cast<unsigned>(point)) + ";";
        } else {
            out += text::to_utf8({&point, 1});
        }
    }
    return out;
}

Candidates with_references(View right) {
    if (!text::is_utf8(right)) return {};
    Candidates out = {
        with_entities(right, "&#39;", false),
        with_entities(right, "", false),
        with_entities(right, "&#x27;", true)};
    std::erase_if(out, [&](const std::string& one) { return !has_references(right, one); });
    return out;
}

std::string quoted_printable_read(View octets) {
    std::string out;
    for (std::size_t i = 0; i < octets.size(); ++i) {
        const auto octet =
            octets[i] == '=' ? hex_number(octets.substr(i + 1), 2) : std::optional<char32_t>();
        out += octet ? static_cast<char>(*octet) : octets[i];
        if (octet) i += 2;
    }
    return out;
}

Made quoted_printable(View right) {
    constexpr View digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : right) {
        const auto u = static_cast<unsigned char>(c);
        if (u > 0x7E || u < 0x20 || c == '=') {
            out += '=';
            out += digits[u >> 4];
            out += digits[u & 15];
        } else {
            out += c;
        }
    }
    return out;
}

Candidates without_quoted_printable(View arrived) {
    if (arrived.find('=') == View::npos) return {};
    return {quoted_printable_read(arrived)};
}

constexpr View read_once =
    "Read the value with the parser of the format that it is written in (JSON, YAML, XML, HTML, "
    "properties), once.";

/// As JavaScript's escape(): UTF-16, each unit by two hex digits or by "u" and four.
Made legacy_escaped(View right) {
    constexpr View kept = "@*_+-./";
    const auto points = text::code_points(right);
    if (!points) return std::nullopt;
    std::string out;
    for (const unsigned unit : text::to_utf16(*points)) {
        const char low = static_cast<char>(unit & 0xFF);
        const bool is_plain = unit < 0x80 && (std::isalnum(static_cast<int>(unit)) != 0 ||
                                              kept.find(low) != View::npos);
        std::array<char, 8> escape{};
        std::snprintf(escape.data(), escape.size(), unit < 0x100 ? "%%%02X" : "%%u%04X", unit);
        out += is_plain ? std::string(1, low) : std::string(escape.data());
    }
    return out;
}

constexpr View configured = "C-BASIC-13";

constexpr Transform rows[] = {
    {.id = "string-escapes-kept",
     .cost = 11,
     .on = on::halves | on::pair,
     .what = "kept the backslash escapes of a JSON, YAML, properties or program string",
     .fix = read_once,
     .requirements = configured,
     .source = "AdguardTeam/DnsLibs#225; RFC 8259 section 7",
     .fits = has_sequences,
     .each = with_sequences,
     .undo = without_sequences,
     .leaves = "\\",
     .example = "p\"w\u00E9"},
    {.id = "legacy-escape-kept",
     .cost = 12,
     .what = "sent what JavaScript's escape() makes of the value, which nothing decodes",
     .fix = "Use encodeURIComponent for a part of a URL, and nothing for a field.",
     .requirements = configured,
     .source = "ECMA-262 Annex B.2.1.1",
     .make = legacy_escaped,
     .leaves = "%",
     .adds = "%u0123456789ABCDEF",
     .example = "p\u0436"},
    {.id = "string-escapes-read",
     .cost = 11,
     .what = "read a backslash and the characters behind it as an escape",
     .fix = "Write the backslash twice in a string that knows escapes, or put it in single "
            "quotes.",
     .requirements = configured,
     .source = "systemd/systemd#19014; RFC 8259 section 7",
     .make = with_sequences_read,
     .needs = "\\",
     .drops = OctetSet("\\abcdefABCDEFntrvux") | digits,
     .example = "CORP\\tom"},
    {.id = "markup-escapes-kept",
     .cost = 11,
     .on = on::halves | on::pair,
     .what = "kept the character references of XML or HTML (&amp;)",
     .fix = read_once,
     .requirements = configured,
     .source = "docker/docs#11701, WPManageNinja/fluent-smtp#175",
     .fits = has_references,
     .each = with_references,
     .undo = without_references,
     .leaves = "&",
     .example = "a&b"},
    {.id = "markup-escapes-read",
     .cost = 11,
     .what = "read what looks like a character reference of XML or HTML",
     .fix = "Write & as &amp; in XML and HTML, and read as text what is none of them.",
     .requirements = configured,
     .source = "HTML section 13.5",
     .make = with_references_read,
     .needs = "&",
     .drops = OctetSet("&#;") | digits | lower_case | upper_case,
     .example = "a&lt;b"},
    {.id = "quoted-printable-kept",
     .cost = 12,
     .what = "kept the quoted-printable coding of a mail",
     .fix = read_once,
     .requirements = configured,
     .source = "RFC 2045 section 6.7",
     .make = quoted_printable,
     .undo = without_quoted_printable,
     .leaves = "=",
     .lacks = non_ascii,
     .adds = digits | OctetSet("=ABCDEF"),
     .drops = OctetSet::range(0, 0x1F) | OctetSet("\x7F") | non_ascii,
     .example = "a=b\u00E9"},
};

}  // namespace

Family escape_family() {
    return {"YAML, JSON, XML, HTML and properties", rows};
}

}  // namespace proxy407::transforms
