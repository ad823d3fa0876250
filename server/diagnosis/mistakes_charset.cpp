#include "diagnosis/mistake.hpp"
#include "diagnosis/reshape.hpp"
#include "text/charset.hpp"

namespace proxy407::diagnosis {

namespace {

using auth::Account;
using reshape::both;
using reshape::both_if;
using reshape::each_point;
using reshape::Result;
using Joined = std::optional<std::string>;
using Stage = BasicMistake::Stage;

Result cp1252(const Account& account) {
    return both_if(account, text::utf8_to_cp1252);
}

Result qmark_latin1(const Account& account) {
    return each_point(account, [](char32_t point) {
        return std::string(1, point < 0x100 ? static_cast<char>(point) : '?');
    });
}

Result drop_non_ascii(const Account& account) {
    return each_point(account, [](char32_t point) {
        return point < 0x80 ? std::string(1, static_cast<char>(point)) : std::string();
    });
}

Result low_byte(const Account& account) {
    return each_point(account, [](char32_t point) {
        std::string out;
        for (const auto unit : text::to_utf16({&point, 1})) out += static_cast<char>(unit & 0xFF);
        return out;
    });
}

Result cesu8(const Account& account) {
    return each_point(account, [](char32_t point) {
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

Joined utf16le(const Account& account) {
    const auto points = text::code_points(pair_of(account));
    if (!points) return std::nullopt;
    std::string out;
    for (const auto unit : text::to_utf16(*points)) {
        out += static_cast<char>(unit & 0xFF);
        out += static_cast<char>(unit >> 8);
    }
    return out;
}

Result nfkc(const Account& account) {
    return both(account, [](const std::string& text) { return text::nfkc(text); });
}

constexpr std::string_view utf8 = "Encode user and password as UTF-8 (RFC 7617 section 2.1).";
constexpr std::string_view composed =
    "Encode user and password as UTF-8 in Normalization Form C and change nothing else.";

constexpr BasicMistake rows[] = {
    {"latin1-instead-of-utf8",
     Stage::charset,
     "sent ISO-8859-1 where UTF-8 was expected",
     utf8,
     "C-BASIC-09",
     reshape::latin1},
    {"windows-1252-instead-of-utf8",
     Stage::charset,
     "sent Windows-1252 where UTF-8 was expected",
     utf8,
     "C-BASIC-09",
     cp1252},
    {"non-ascii-replaced",
     Stage::charset,
     "replaced what is not ASCII by ?",
     utf8,
     "C-BASIC-09",
     reshape::qmark_ascii},
    {"non-latin1-replaced",
     Stage::charset,
     "sent ISO-8859-1, with ? for what that lacks",
     utf8,
     "C-BASIC-09",
     qmark_latin1},
    {"non-ascii-dropped",
     Stage::charset,
     "dropped what is not ASCII",
     utf8,
     "C-BASIC-09",
     drop_non_ascii},
    {"low-byte-of-each-character",
     Stage::charset,
     "kept only the low byte of each UTF-16 unit",
     utf8,
     "C-BASIC-09",
     low_byte},
    {"utf8-encoded-twice",
     Stage::charset,
     "took UTF-8 for ISO-8859-1 and encoded it again",
     "Encode as UTF-8 once: bytes stay as they are.",
     "C-BASIC-09",
     reshape::mojibake},
    {"cesu8-instead-of-utf8",
     Stage::charset,
     "encoded surrogate halves one by one (CESU-8)",
     utf8,
     "C-BASIC-09",
     cesu8},
    {"utf16-instead-of-utf8", Stage::charset, "sent UTF-16LE", utf8, "C-BASIC-09", utf16le},
    {"decomposed-unicode",
     Stage::charset,
     "sent decomposed characters (NFD) where composed ones (NFC) were expected",
     composed,
     "C-BASIC-09 C-BASIC-13",
     reshape::nfd},
    {"compatibility-composed-unicode",
     Stage::charset,
     "replaced compatibility characters (NFKC)",
     composed,
     "C-BASIC-09 C-BASIC-13",
     nfkc},
};

}  // namespace

std::span<const BasicMistake> charset_mistakes() {
    return rows;
}

}  // namespace proxy407::diagnosis
