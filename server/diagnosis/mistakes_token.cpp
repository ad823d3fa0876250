#include "diagnosis/mistake.hpp"
#include "text/base64.hpp"

namespace proxy407::diagnosis {

namespace {

using auth::Account;
using Joined = std::optional<std::string>;
using Stage = BasicMistake::Stage;

std::string unpadded(const std::string& octets) {
    auto token = text::base64_encode(octets);
    while (token.ends_with('=')) token.pop_back();
    return token;
}

std::string wrapped(const std::string& octets, std::size_t width) {
    const auto token = text::base64_encode(octets);
    std::string out;
    for (std::size_t i = 0; i < token.size(); i += width) {
        out += (i == 0 ? "" : " ") + token.substr(i, width);
    }
    return out;
}

std::string wrapped_76(const std::string& octets) {
    return wrapped(octets, 76);
}

std::string wrapped_64(const std::string& octets) {
    return wrapped(octets, 64);
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

constexpr std::string_view one_line =
    "Switch the encoder's line breaks off (base64 -w0, openssl base64 -A, Base64.getEncoder() "
    "instead of the MIME encoder): the token is one run of characters.";
constexpr std::string_view standard_padded =
    "Use the standard base64 alphabet (with + and /) and keep the padding (=).";
constexpr std::string_view exact_octets =
    "Encode exactly the bytes of user, colon and password: printf '%s' instead of echo.";
constexpr std::string_view both_parts = "Send the user, one colon and the password, in that order.";
constexpr std::string_view whole =
    "Send user and password whole: neither HTTP nor Basic sets a bound that short.";

constexpr BasicMistake rows[] = {
    {"base64-wrapped-at-76",
     Stage::base64,
     "wrapped the base64 token at 76 characters",
     one_line,
     "C-BASIC-02",
     wrapped_76},
    {"base64-wrapped-at-64",
     Stage::base64,
     "wrapped the base64 token at 64 characters",
     one_line,
     "C-BASIC-02",
     wrapped_64},
    {"base64url-alphabet",
     Stage::base64,
     "used the URL-safe base64 alphabet",
     standard_padded,
     "C-BASIC-04",
     base64url},
    {"base64url-without-padding",
     Stage::base64,
     "used URL-safe base64 without padding",
     standard_padded,
     "C-BASIC-03 C-BASIC-04",
     base64url_unpadded},
    {"base64-without-padding",
     Stage::base64,
     "left the base64 padding away",
     standard_padded,
     "C-BASIC-03",
     unpadded},
    {"base64-encoded-twice",
     Stage::base64,
     "applied base64 twice",
     "Apply base64 once.",
     "C-BASIC-01",
     twice},
    {"not-base64-encoded",
     Stage::base64,
     "sent user and password in clear, without base64",
     "Put base64 of user:password after \"Basic \".",
     "C-BASIC-01",
     in_clear},
    {"trailing-newline",
     Stage::base64,
     "encoded a newline after the password (echo without -n)",
     exact_octets,
     "C-BASIC-01 C-BASIC-08",
     with_newline},
    {"trailing-crlf",
     Stage::base64,
     "encoded CR LF after the password",
     exact_octets,
     "C-BASIC-01 C-BASIC-08",
     with_crlf},
    {"trailing-nul",
     Stage::base64,
     "encoded a NUL byte after the password",
     exact_octets,
     "C-BASIC-01 C-BASIC-08",
     with_nul},
    {"token-in-quotes",
     Stage::base64,
     "put the token into double quotes",
     "Write the token without quotes.",
     "C-BASIC-01",
     quoted},
    {"colon-missing",
     Stage::assembly,
     "left the colon away because the password is empty",
     "Send the colon though nothing follows it.",
     "C-BASIC-05",
     colon_omitted},
    {"user-alone", Stage::assembly, "dropped the password", both_parts, "C-BASIC-01", user_only},
    {"password-alone",
     Stage::assembly,
     "dropped the user",
     both_parts,
     "C-BASIC-01",
     password_only},
    {"user-and-password-swapped",
     Stage::assembly,
     "exchanged user and password",
     both_parts,
     "C-BASIC-01",
     swapped},
    {"cut-to-63-bytes",
     Stage::assembly,
     "cut user and password to 63 bytes",
     whole,
     "C-BASIC-15",
     cut_to<63>},
    {"cut-to-127-bytes",
     Stage::assembly,
     "cut user and password to 127 bytes",
     whole,
     "C-BASIC-15",
     cut_to<127>},
    {"cut-to-255-bytes",
     Stage::assembly,
     "cut user and password to 255 bytes",
     whole,
     "C-BASIC-15",
     cut_to<255>},
};

}  // namespace

std::span<const BasicMistake> token_mistakes() {
    return rows;
}

}  // namespace proxy407::diagnosis
