#include "text/charset.hpp"

#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>

namespace proxy407::text {

namespace {

const utf8proc_uint8_t* bytes(std::string_view text) {
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

std::string normalized(std::string_view utf8, int options) {
    utf8proc_uint8_t* result = nullptr;
    const auto size = utf8proc_map(
        bytes(utf8),
        static_cast<utf8proc_ssize_t>(utf8.size()),
        &result,
        static_cast<utf8proc_option_t>(options)
    );
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
    if (size < 0) return std::string(utf8);
    return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(size)};
}

/// Windows-1252 from 0x80 to 0x9F; 0 where it has no character.
constexpr std::array<char32_t, 32> cp1252_high = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

std::optional<char> to_cp1252(char32_t point) {
    if (point < 0x80 || (point >= 0xA0 && point <= 0xFF)) return static_cast<char>(point);
    for (std::size_t i = 0; i < cp1252_high.size(); ++i) {
        if (cp1252_high[i] == point) return static_cast<char>(0x80 + i);
    }
    return std::nullopt;
}

std::optional<char> to_latin1(char32_t point) {
    if (point > 0xFF) return std::nullopt;
    return static_cast<char>(point);
}

template <class ToOctet>
std::optional<std::string> to_octets(std::string_view utf8, ToOctet to_octet) {
    const auto points = code_points(utf8);
    if (!points) return std::nullopt;
    std::string out;
    for (const auto point : *points) {
        const auto octet = to_octet(point);
        if (!octet) return std::nullopt;
        out += *octet;
    }
    return out;
}

}  // namespace

bool is_utf8(std::string_view octets) {
    while (!octets.empty()) {
        if (static_cast<unsigned char>(octets.front()) < 0x80) {
            octets.remove_prefix(1);
            continue;
        }
        utf8proc_int32_t point = 0;
        const auto size =
            utf8proc_iterate(bytes(octets), static_cast<utf8proc_ssize_t>(octets.size()), &point);
        if (size <= 0) return false;
        octets.remove_prefix(static_cast<std::size_t>(size));
    }
    return true;
}

bool is_printable(char32_t point) {
    constexpr char32_t empty_braille = 0x2800;
    if (point == U' ') return true;
    if (point == empty_braille) return false;
    const auto code = static_cast<utf8proc_int32_t>(point);
    switch (utf8proc_category(code)) {
        case UTF8PROC_CATEGORY_CN:
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_CS:
        case UTF8PROC_CATEGORY_CO:
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP: return false;
        default: return utf8proc_get_property(code)->ignorable == 0;
    }
}

bool is_combining(char32_t point) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(point))) {
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME: return true;
        default: return false;
    }
}

std::u32string lenient_code_points(std::string_view octets) {
    std::u32string out;
    while (!octets.empty()) {
        utf8proc_int32_t point = 0;
        const auto size =
            utf8proc_iterate(bytes(octets), static_cast<utf8proc_ssize_t>(octets.size()), &point);
        if (size > 0) out += static_cast<char32_t>(point);
        octets.remove_prefix(size > 0 ? static_cast<std::size_t>(size) : 1);
    }
    return out;
}

std::optional<std::u32string> code_points(std::string_view utf8) {
    std::u32string out;
    while (!utf8.empty()) {
        utf8proc_int32_t point = 0;
        const auto size =
            utf8proc_iterate(bytes(utf8), static_cast<utf8proc_ssize_t>(utf8.size()), &point);
        if (size <= 0) return std::nullopt;
        out += static_cast<char32_t>(point);
        utf8.remove_prefix(static_cast<std::size_t>(size));
    }
    return out;
}

std::string to_utf8(std::u32string_view points) {
    std::string out;
    for (const auto point : points) {
        std::array<utf8proc_uint8_t, 4> buffer{};
        const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), buffer.data());
        out.append(reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(size));
    }
    return out;
}

std::u16string to_utf16(std::u32string_view points) {
    std::u16string out;
    for (const auto point : points) {
        if (point < 0x10000) {
            out += static_cast<char16_t>(point);
        } else {
            out += static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10));
            out += static_cast<char16_t>(0xDC00 + ((point - 0x10000) & 0x3FF));
        }
    }
    return out;
}

std::u32string to_upper(std::u32string_view points) {
    constexpr char32_t sharp_s = 0xDF;  // Windows leaves it; utf8proc knows the capital of 2008
    std::u32string out;
    for (const auto point : points) {
        const auto upper = utf8proc_toupper(static_cast<utf8proc_int32_t>(point));
        out += point == sharp_s ? point : static_cast<char32_t>(upper);
    }
    return out;
}

std::optional<std::string> utf8_to_latin1(std::string_view utf8) {
    return to_octets(utf8, to_latin1);
}

std::optional<std::string> utf8_to_cp1252(std::string_view utf8) {
    return to_octets(utf8, to_cp1252);
}

std::string latin1_to_utf8(std::string_view octets) {
    std::u32string points;
    for (const char c : octets) points += static_cast<unsigned char>(c);
    return to_utf8(points);
}

std::string nfc(std::string_view utf8) {
    return normalized(utf8, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string nfd(std::string_view utf8) {
    return normalized(utf8, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
}

std::string nfkc(std::string_view utf8) {
    return normalized(utf8, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
}

}  // namespace proxy407::text
