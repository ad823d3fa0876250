#include "text/charset.hpp"
#include "transforms/other_coding.hpp"
#include "transforms/transform.hpp"

#include <algorithm>

// From trackers: psf/requests#4564, CatalogueOfLife/checklistbank#59, request/request#1334 and
// kgierke/nuxt-basic-auth#8 (Latin-1 and ASCII for UTF-8), terreng/simple-web-server#151. The code
// pages are those of Windows consoles and forms and of old Macs and Unix systems. RFC 7617 section
// 2.1 says UTF-8.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

Made latin1(View right) {
    return text::utf8_to_latin1(right);
}

Candidates from_latin1(View arrived) {
    return {text::latin1_to_utf8(arrived)};
}

Made cp1252(View right) {
    return text::utf8_to_cp1252(right);
}

template <class ToOctets>
Made each_point(View right, ToOctets to_octets) {
    const auto points = text::code_points(right);
    if (!points) return std::nullopt;
    std::string out;
    for (const auto point : *points) out += to_octets(point);
    return out;
}

Made non_ascii_replaced(View right) {
    return each_point(right, [](char32_t point) {
        return std::string(1, point < 0x80 ? static_cast<char>(point) : '?');
    });
}

Made non_ascii_octets_replaced(View right) {
    std::string out(right);
    for (auto& c : out) c = static_cast<unsigned char>(c) < 0x80 ? c : '?';
    return out;
}

Made non_latin1_replaced(View right) {
    return each_point(right, [](char32_t point) {
        return std::string(1, point < 0x100 ? static_cast<char>(point) : '?');
    });
}

/// As Qt does: a character of four octets of UTF-8 is two units of UTF-16, and each becomes one.
Made non_latin1_units_replaced(View right) {
    return each_point(right, [](char32_t point) {
        std::string out;
        for (const auto unit : text::to_utf16({&point, 1}))
            out += unit < 0x100 ? static_cast<char>(unit) : '?';
        return out;
    });
}

Made non_ascii_dropped(View right) {
    return each_point(right, [](char32_t point) {
        return point < 0x80 ? std::string(1, static_cast<char>(point)) : std::string();
    });
}

Made replacement_character(View right) {
    return each_point(right, [](char32_t point) {
        return point < 0x80 ? std::string(1, static_cast<char>(point)) : std::string("\uFFFD");
    });
}

Made low_byte(View right) {
    return each_point(right, [](char32_t point) {
        std::string out;
        for (const auto unit : text::to_utf16({&point, 1})) out += static_cast<char>(unit & 0xFF);
        return out;
    });
}

Made seven_bits(View right) {
    std::string out(right);
    for (auto& c : out) c = static_cast<char>(c & 0x7F);
    return out;
}

Made utf8_twice(View right) {
    return text::latin1_to_utf8(right);
}

Candidates from_utf8_twice(View arrived) {
    auto octets = text::utf8_to_latin1(arrived);
    if (!octets) return {};
    return {std::move(*octets)};
}

Made cesu8(View right) {
    return each_point(right, [](char32_t point) {
        if (point < 0x10000) return text::to_utf8({&point, 1});
        std::string out;
        for (const auto unit : text::to_utf16({&point, 1})) {
            out += static_cast<char>(0xE0 | (unit >> 12));
            out += static_cast<char>(0x80 | ((unit >> 6) & 0x3F));
            out += static_cast<char>(0x80 | (unit & 0x3F));
        }
        return out;
    });
}

std::string utf16(View right, bool big, bool marked) {
    std::string out = !marked ? "" : big ? "\xFE\xFF" : "\xFF\xFE";
    for (const auto unit : text::to_utf16(text::code_points(right).value_or(std::u32string()))) {
        const auto high = static_cast<char>(unit >> 8);
        const auto low = static_cast<char>(unit & 0xFF);
        out += big ? high : low;
        out += big ? low : high;
    }
    return out;
}

Made utf16le(View right) {
    if (!text::is_utf8(right)) return std::nullopt;
    return utf16(right, false, false);
}

Candidates other_utf16(View right) {
    if (!text::is_utf8(right) || right.empty()) return {};
    return {utf16(right, true, false), utf16(right, false, true), utf16(right, true, true)};
}

bool is_other_utf16(View right, View arrived) {
    return arrived.find('\0') != View::npos && std::ranges::count(other_utf16(right), arrived) != 0;
}

std::string from_units(View octets, bool big) {
    std::u32string points;
    for (std::size_t i = 0; i + 1 < octets.size(); i += 2) {
        const auto first = static_cast<unsigned char>(octets[i]);
        const auto second = static_cast<unsigned char>(octets[i + 1]);
        const char32_t unit = big ? first * 256U + second : second * 256U + first;
        const bool follows = unit >= 0xDC00 && unit < 0xE000 && !points.empty() &&
                             points.back() >= 0xD800 && points.back() < 0xDC00;
        if (follows) {
            points.back() = 0x10000 + ((points.back() - 0xD800) << 10) + (unit - 0xDC00);
        } else {
            points += unit;
        }
    }
    return text::to_utf8(points);
}

Candidates from_utf16(View arrived) {
    if (arrived.empty() || arrived.size() % 2 != 0) return {};
    const bool marked = arrived.starts_with("\xFE\xFF") || arrived.starts_with("\xFF\xFE");
    Candidates out = {from_units(arrived, false), from_units(arrived, true)};
    if (marked) out.push_back(from_units(arrived.substr(2), arrived[0] == '\xFE'));
    return out;
}

constexpr Transform rows[] = {
    {.id = "latin1-instead-of-utf8",
     .what = "sent ISO-8859-1 where UTF-8 was expected",
     .fix = as_utf8,
     .requirements = charset_requirement,
     .source = "psf/requests#4564, square/okhttp#2911, spring-projects/spring-security#18755",
     .make = latin1,
     .undo = from_latin1,
     .needs = non_ascii,
     .leaves = non_ascii,
     .adds = non_ascii,
     .drops = non_ascii,
     .length = made::shorter,
     .together = true,
     .in_digest = "digest-latin1-in-a1",
     .example = "caf\u00E9"},
    {.id = "windows-1252-instead-of-utf8",
     .what = "sent Windows-1252 where UTF-8 was expected",
     .fix = as_utf8,
     .requirements = charset_requirement,
     .source = "psf/requests#3662; WHATWG Encoding, label latin1",
     .make = cp1252,
     .needs = non_ascii,
     .leaves = non_ascii,
     .adds = non_ascii,
     .drops = non_ascii,
     .length = made::shorter,
     .together = true,
     .example = "5\u20AC"},
    {.id = "non-ascii-replaced",
     .what = "replaced what is not ASCII by ?",
     .fix = as_utf8,
     .requirements = charset_requirement,
     .source = "CatalogueOfLife/checklistbank#59, kgierke/nuxt-basic-auth#8",
     .make = non_ascii_replaced,
     .needs = non_ascii,
     .leaves = "?",
     .lacks = non_ascii,
     .adds = "?",
     .drops = non_ascii,
     .length = made::shorter,
     .together = true,
     .in_digest = "digest-non-ascii-replaced-in-a1",
     .example = "caf\u00E9"},
    {.id = "non-latin1-replaced",
     .what = "sent ISO-8859-1, with ? for what that lacks",
     .fix = as_utf8,
     .requirements = charset_requirement,
     .source = "square/okhttp#2911; Java String.getBytes(ISO_8859_1)",
     .make = non_latin1_replaced,
     .needs = non_ascii,
     .adds = OctetSet("?") | non_ascii,
     .drops = non_ascii,
     .length = made::shorter,
     .together = true,
     .example = "5\u20AC"},
    {.id = "non-latin1-replaced",
     .cost = 11,
     .source = "Qt 5 and 6: QString::toLatin1",
     .make = non_latin1_units_replaced,
     .needs = non_ascii,
     .adds = OctetSet("?") | non_ascii,
     .drops = non_ascii,
     .length = made::shorter,
     .together = true},
    {.id = "non-ascii-dropped",
     .what = "dropped what is not ASCII",
     .fix = as_utf8,
     .requirements = charset_requirement,
     .source = "request/request#1334",
     .make = non_ascii_dropped,
     .needs = non_ascii,
     .lacks = non_ascii,
     .adds = no_octet,
     .drops = non_ascii,
     .length = made::shorter,
     .together = true,
     .example = "caf\u00E9"},
    {.id = "low-byte-of-each-character",
     .what = "kept only the low byte of each UTF-16 unit",
     .fix = as_utf8,
     .requirements = charset_requirement,
     .source = "Node: Buffer.from(string, latin1)",
     .make = low_byte,
     .needs = non_ascii,
     .drops = non_ascii,
     .length = made::shorter,
     .together = true,
     .example = "5\u20AC"},
    {.id = "utf8-encoded-twice",
     .what = "took UTF-8 for ISO-8859-1 and encoded it again",
     .fix = "Encode as UTF-8 once: bytes stay as they are.",
     .requirements = charset_requirement,
     .source = "terreng/simple-web-server#151, nextcloud/server#1731",
     .make = utf8_twice,
     .undo = from_utf8_twice,
     .needs = non_ascii,
     .leaves = non_ascii,
     .adds = non_ascii,
     .drops = non_ascii,
     .length = made::longer,
     .together = true,
     .in_digest = "digest-utf8-encoded-twice-in-a1",
     .example = "caf\u00E9"},
    {.id = "cesu8-instead-of-utf8",
     .what = "encoded surrogate halves one by one (CESU-8)",
     .fix = as_utf8,
     .requirements = charset_requirement,
     .source = "Java: modified UTF-8 (DataOutput); Unicode UTR 26",
     .make = cesu8,
     .needs = non_ascii,
     .leaves = non_ascii,
     .adds = non_ascii,
     .drops = non_ascii,
     .length = made::longer,
     .together = true,
     .example = "\U0001F511"},
    {.id = "utf16-instead-of-utf8",
     .on = on::pair,
     .what = "sent UTF-16LE",
     .fix = as_utf8,
     .requirements = charset_requirement,
     .source = "PowerShell: [Text.Encoding]::Unicode; RFC 2781",
     .make = utf16le,
     .undo = from_utf16,
     .example = "user:pass"},
    {.id = "utf16-instead-of-utf8",
     .cost = 11,
     .on = on::halves | on::pair,
     .fits = is_other_utf16,
     .each = other_utf16,
     .undo = from_utf16,
     .leaves = "\0"},
    {.id = "utf16-instead-of-utf8",
     .cost = 11,
     .make = utf16le,
     .undo = from_utf16,
     .drops = non_ascii},
    other_coding(
        "non-ascii-bytes-replaced",
        "kgierke/nuxt-basic-auth#8",
        "replaced each byte that is not ASCII by ?",
        non_ascii_octets_replaced,
        "?",
        non_ascii
    ),
    other_coding(
        "replacement-character-sent",
        "WHATWG Encoding, error mode replacement",
        "sent U+FFFD for characters that it could not read",
        replacement_character,
        non_ascii
    ),
    other_coding(
        "eighth-bit-cleared",
        "RFC 5321 section 2.4 (seven bits)",
        "kept seven bits of each byte",
        seven_bits,
        ascii,
        non_ascii
    ),
};

}  // namespace

Family coding_family() {
    return {"text coding", rows};
}

}  // namespace proxy407::transforms
