#include "diagnosis/mistake.hpp"

#include "diagnosis/reshape.hpp"
#include "text/base64.hpp"
#include "text/charset.hpp"

namespace proxy407::diagnosis {

namespace {

using auth::Account;
using Joined = std::optional<std::string>;
using Stage = BasicMistake::Stage;

Joined utf16le(const Account& account) {
    const auto points = text::code_points(account.user + ":" + account.password);
    if (!points) return std::nullopt;
    std::string out;
    for (const auto unit : text::to_utf16(*points)) {
        out += static_cast<char>(unit & 0xFF);
        out += static_cast<char>(unit >> 8);
    }
    return out;
}

Joined colon_omitted(const Account& account) {
    if (!account.password.empty()) return std::nullopt;
    return account.user;
}

Joined user_only(const Account& account) {
    return account.user + ":";
}

Joined password_only(const Account& account) {
    return ":" + account.password;
}

Joined swapped(const Account& account) {
    return account.password + ":" + account.user;
}

template <std::size_t Size>
Joined cut_to(const Account& account) {
    return account.user.substr(0, Size) + ":" + account.password.substr(0, Size);
}

std::string wrapped(const std::string& octets, std::size_t width) {
    const auto token = text::base64_encode(octets);
    std::string out;
    for (std::size_t i = 0; i < token.size(); i += width) {
        out += (i == 0 ? "" : " ") + token.substr(i, width);
    }
    return out;
}

std::string wrapped_64(const std::string& octets) {
    return wrapped(octets, 64);
}

std::string wrapped_76(const std::string& octets) {
    return wrapped(octets, 76);
}

std::string unpadded(const std::string& octets) {
    auto token = text::base64_encode(octets);
    while (token.ends_with('=')) token.pop_back();
    return token;
}

std::string url_safe(std::string token) {
    for (auto& c : token) c = c == '+' ? '-' : c == '/' ? '_' : c;
    return token;
}

std::string base64url(const std::string& octets) {
    return url_safe(text::base64_encode(octets));
}

std::string base64url_unpadded(const std::string& octets) {
    return url_safe(unpadded(octets));
}

std::string twice(const std::string& octets) {
    return text::base64_encode(text::base64_encode(octets));
}

std::string in_clear(const std::string& octets) {
    return octets;
}

std::string with_newline(const std::string& octets) {
    return text::base64_encode(octets + "\n");
}

std::string with_crlf(const std::string& octets) {
    return text::base64_encode(octets + "\r\n");
}

std::string with_nul(const std::string& octets) {
    return text::base64_encode(octets + std::string(1, '\0'));
}

std::string quoted(const std::string& octets) {
    return '"' + text::base64_encode(octets) + '"';
}

constexpr BasicMistake reshaping(
    std::string_view id,
    Stage stage,
    std::string_view what,
    std::optional<Account> (*function)(const Account&)
) {
    return {id, stage, what, function, nullptr, nullptr};
}

constexpr BasicMistake joining(
    std::string_view id, Stage stage, std::string_view what, Joined (*function)(const Account&)
) {
    return {id, stage, what, nullptr, function, nullptr};
}

constexpr BasicMistake encoding(
    std::string_view id, std::string_view what, std::string (*function)(const std::string&)
) {
    return {id, Stage::base64, what, nullptr, nullptr, function};
}

constexpr BasicMistake rows[] = {
    reshaping(
        "NO_DECODE",
        Stage::url,
        "took user and password from a URL without percent-decoding them",
        reshape::no_decode
    ),
    reshaping(
        "NO_DECODE_WHATWG",
        Stage::url,
        "used the username and password of a parsed URL object, which are still percent-encoded",
        reshape::no_decode_whatwg
    ),
    reshaping(
        "DOUBLE_DECODE",
        Stage::url,
        "percent-decoded user and password once too often",
        reshape::double_decode
    ),
    reshaping(
        "DOUBLE_ENCODE",
        Stage::url,
        "percent-encoded what was percent-encoded already",
        reshape::double_encode
    ),
    reshaping(
        "PLUS_AS_SPACE", Stage::url, "turned + into a space, as for a form", reshape::plus_as_space
    ),
    reshaping(
        "SPACE_AS_PLUS",
        Stage::url,
        "encoded user and password as for a form (space as +) and never decoded them",
        reshape::space_as_plus
    ),
    reshaping(
        "DECODE_USER_ONLY",
        Stage::url,
        "percent-decoded the user and not the password",
        reshape::decode_user_only
    ),
    reshaping(
        "DECODE_PASSWORD_ONLY",
        Stage::url,
        "percent-decoded the password and not the user",
        reshape::decode_password_only
    ),
    reshaping(
        "DECODE_URI_NOT_COMPONENT",
        Stage::url,
        "decoded with a function for whole URIs, which leaves reserved characters encoded",
        reshape::decode_uri
    ),
    reshaping(
        "SPLIT_FIRST_AT",
        Stage::url,
        "ended the credentials at the first @",
        reshape::split_first_at
    ),
    reshaping(
        "SPLIT_ALL_COLONS_TAKE_TWO",
        Stage::url,
        "split at every colon and kept the first two pieces",
        reshape::first_two_of_colons
    ),
    reshaping("TRUNC_HASH", Stage::url, "cut the credentials off at #", reshape::cut_at_hash),
    reshaping(
        "TRUNC_QUESTION", Stage::url, "cut the credentials off at ?", reshape::cut_at_question
    ),
    reshaping("TRUNC_SLASH", Stage::url, "cut the credentials off at /", reshape::cut_at_slash),
    reshaping(
        "TRUNC_SPACE", Stage::url, "cut the credentials off at a space", reshape::cut_at_space
    ),
    reshaping(
        "TRUNC_NUL", Stage::url, "cut the credentials off at a NUL octet", reshape::cut_at_nul
    ),
    reshaping("BACKSLASH_TO_SLASH", Stage::url, "turned \\ into /", reshape::backslash_to_slash),
    reshaping("LOWERCASED", Stage::url, "lower-cased user and password", reshape::lower_cased),
    reshaping("TRIMMED", Stage::text, "took the spaces at the ends away", reshape::trimmed),
    reshaping(
        "LATIN1", Stage::charset, "sent ISO-8859-1 where UTF-8 was expected", reshape::latin1
    ),
    reshaping(
        "CP1252", Stage::charset, "sent Windows-1252 where UTF-8 was expected", reshape::cp1252
    ),
    reshaping(
        "QMARK_ASCII", Stage::charset, "replaced what is not ASCII by ?", reshape::qmark_ascii
    ),
    reshaping(
        "QMARK_LATIN1",
        Stage::charset,
        "sent ISO-8859-1, with ? for what that lacks",
        reshape::qmark_latin1
    ),
    reshaping(
        "DROP_NON_ASCII", Stage::charset, "dropped what is not ASCII", reshape::drop_non_ascii
    ),
    reshaping(
        "LOW_BYTE", Stage::charset, "kept only the low octet of each UTF-16 unit", reshape::low_byte
    ),
    reshaping(
        "MOJIBAKE",
        Stage::charset,
        "took UTF-8 for ISO-8859-1 and encoded it again",
        reshape::mojibake
    ),
    reshaping(
        "CESU8", Stage::charset, "encoded surrogate halves one by one (CESU-8)", reshape::cesu8
    ),
    joining("UTF16LE", Stage::charset, "sent UTF-16LE", utf16le),
    reshaping(
        "NFD",
        Stage::charset,
        "sent decomposed characters (NFD) where composed ones (NFC) were expected",
        reshape::nfd
    ),
    reshaping("NFKC", Stage::charset, "replaced compatibility characters (NFKC)", reshape::nfkc),
    encoding("LINE_WRAP_76", "wrapped the base64 token at 76 characters", wrapped_76),
    encoding("LINE_WRAP_64", "wrapped the base64 token at 64 characters", wrapped_64),
    encoding("BASE64URL", "used the URL-safe base64 alphabet", base64url),
    encoding("BASE64URL_UNPADDED", "used URL-safe base64 without padding", base64url_unpadded),
    encoding("UNPADDED", "left the base64 padding away", unpadded),
    encoding("DOUBLE_BASE64", "applied base64 twice", twice),
    encoding("NO_BASE64", "sent user and password in clear, without base64", in_clear),
    encoding(
        "TRAILING_NEWLINE", "encoded a newline after the password (echo without -n)", with_newline
    ),
    encoding("TRAILING_CRLF", "encoded CR LF after the password", with_crlf),
    encoding("TRAILING_NUL", "encoded a NUL octet after the password", with_nul),
    encoding("QUOTED_TOKEN", "put the token into double quotes", quoted),
    joining(
        "COLON_OMITTED",
        Stage::assembly,
        "left the colon away because the password is empty",
        colon_omitted
    ),
    joining("USER_ONLY", Stage::assembly, "dropped the password", user_only),
    joining("PASSWORD_ONLY", Stage::assembly, "dropped the user", password_only),
    joining("SWAPPED", Stage::assembly, "exchanged user and password", swapped),
    joining("TRUNC_63", Stage::assembly, "cut user and password to 63 octets", cut_to<63>),
    joining("TRUNC_127", Stage::assembly, "cut user and password to 127 octets", cut_to<127>),
    joining("TRUNC_255", Stage::assembly, "cut user and password to 255 octets", cut_to<255>),
};

}  // namespace

std::span<const BasicMistake> basic_mistakes() {
    return rows;
}

}  // namespace proxy407::diagnosis
