#include "text/charset.hpp"
#include "transforms/code_pages.hpp"
#include "transforms/other_coding.hpp"
#include "transforms/transform.hpp"

#include <algorithm>

// The code pages of consoles and forms of Windows, and of old Macs and Unix systems, and UTF-8 that
// was read by one of them and encoded again. From trackers: psf/requests#4564,
// request/request#1334.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

template <class ToOctets>
Made each_point(View right, ToOctets to_octets) {
    const auto points = text::code_points(right);
    if (!points) return std::nullopt;
    std::string out;
    for (const auto point : *points) out += to_octets(point);
    return out;
}

/// The octet that the character has on the page; 0 where it has none.
char on_page(char32_t point, const code_pages::Upper& page) {
    if (point < 0x80) return static_cast<char>(point);
    const auto found = std::ranges::find(page, static_cast<char16_t>(point));
    if (point > 0xFFFF || found == page.end()) return '\0';
    return static_cast<char>(0x80 + (found - page.begin()));
}

template <const code_pages::Upper& Page>
Made to_page(View right) {
    bool complete = true;
    auto out = each_point(right, [&](char32_t point) {
        const char octet = on_page(point, Page);
        complete = complete && (octet != '\0' || point == 0);
        return std::string(1, octet);
    });
    return complete ? out : std::nullopt;
}

/// With octets of a UTF-8 text taken for characters of the page.
template <const code_pages::Upper& Page>
Made misread(View right) {
    std::u32string points;
    for (const char c : right) {
        const auto u = static_cast<unsigned char>(c);
        const char32_t point = u < 0x80 ? u : Page[u - 0x80];
        if (point == 0 && u >= 0x80) return std::nullopt;
        points += point;
    }
    return text::to_utf8(points);
}

/// Windows-1252, and ISO-8859-1 for the five octets that it leaves free, as browsers read it.
Made utf8_twice_1252(View right) {
    std::string out;
    for (const char c : right) {
        const auto plain = text::latin1_to_utf8({&c, 1});
        const auto points = text::code_points(plain).value();
        if (points[0] < 0x80 || points[0] > 0x9F) {
            out += plain;
            continue;
        }
        std::string found = plain;
        for (const char32_t point :
             U"\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030"
             U"\u0160\u2039\u0152\u017D\u2018\u2019\u201C\u201D\u2022"
             U"\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178") {
            if (point == 0) break;
            const auto character = text::to_utf8({&point, 1});
            if (text::utf8_to_cp1252(character) == View(&c, 1)) found = character;
        }
        out += found;
    }
    return out;
}

/// Its octets beyond ASCII stay such.
constexpr Transform other_page(
    View id, View source, View what, decltype(Transform::make) make, View example = "caf\u00E9"
) {
    auto row = other_coding(id, source, what, make, non_ascii, {}, example);
    row.leaves = non_ascii;
    return row;
}

constexpr Transform rows[] = {
    {.id = "utf8-encoded-twice",
     .cost = 11,
     .make = utf8_twice_1252,
     .needs = non_ascii,
     .leaves = non_ascii,
     .adds = non_ascii,
     .drops = non_ascii,
     .together = true},
    {.id = "utf8-encoded-twice",
     .cost = 11,
     .make = misread<code_pages::cp437>,
     .needs = non_ascii,
     .leaves = non_ascii,
     .adds = non_ascii,
     .drops = non_ascii,
     .together = true},
    {.id = "utf8-encoded-twice",
     .cost = 11,
     .make = misread<code_pages::cp850>,
     .needs = non_ascii,
     .leaves = non_ascii,
     .adds = non_ascii,
     .drops = non_ascii,
     .together = true},
    other_page(
        "dos-code-page-instead-of-utf8",
        "psf/requests#4564; Windows: chcp 437 and 850",
        "sent the code page 437 of a Windows console where UTF-8 was expected",
        to_page<code_pages::cp437>
    ),
    other_page(
        "dos-code-page-instead-of-utf8",
        "psf/requests#4564; Windows: chcp 437 and 850",
        "sent the code page 850 of a Windows console where UTF-8 was expected",
        to_page<code_pages::cp850>
    ),
    other_page(
        "windows-1250-instead-of-utf8",
        "request/request#1334",
        "sent Windows-1250 where UTF-8 was expected",
        to_page<code_pages::cp1250>,
        "\u0142"
    ),
    other_page(
        "windows-1251-instead-of-utf8",
        "request/request#1334",
        "sent Windows-1251 where UTF-8 was expected",
        to_page<code_pages::cp1251>,
        "\u0436"
    ),
    other_page(
        "koi8-r-instead-of-utf8",
        "RFC 1489",
        "sent KOI8-R where UTF-8 was expected",
        to_page<code_pages::koi8_r>,
        "\u0436"
    ),
    other_page(
        "latin2-instead-of-utf8",
        "ISO/IEC 8859-2",
        "sent ISO-8859-2 where UTF-8 was expected",
        to_page<code_pages::iso8859_2>,
        "\u0142"
    ),
    other_page(
        "latin9-instead-of-utf8",
        "ISO/IEC 8859-15",
        "sent ISO-8859-15 where UTF-8 was expected",
        to_page<code_pages::iso8859_15>,
        "5\u20AC"
    ),
    other_page(
        "mac-roman-instead-of-utf8",
        "Unicode: VENDORS/APPLE/ROMAN.TXT",
        "sent Mac OS Roman where UTF-8 was expected",
        to_page<code_pages::mac_roman>
    ),
};

}  // namespace

Family code_page_family() {
    return {"code pages", rows};
}

}  // namespace proxy407::transforms
