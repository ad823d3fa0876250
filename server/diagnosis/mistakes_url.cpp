#include "diagnosis/mistake.hpp"
#include "diagnosis/reshape.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

using auth::Account;
using reshape::both;
using reshape::Result;
using text::PercentSet;
using Stage = BasicMistake::Stage;

std::string encode(const std::string& text) {
    return text::percent_encode(text);
}

std::string replaced(std::string text, char from, char to) {
    std::replace(text.begin(), text.end(), from, to);
    return text;
}

/// The raw userinfo, ended too early; what is left is split at its first colon.
Result cut_at(const Account& account, char end) {
    const auto userinfo = pair_of(account);
    const auto cut = userinfo.substr(0, userinfo.find(end));
    const auto colon = cut.find(':');
    if (colon == cut.npos) return Account{cut, ""};
    return Account{cut.substr(0, colon), cut.substr(colon + 1)};
}

Result no_decode_whatwg(const Account& account) {
    return both(account, [](const std::string& text) {
        return text::percent_encode(text, PercentSet::whatwg);
    });
}

Result double_decode(const Account& account) {
    return both(account, [](const std::string& text) { return text::percent_decode(text); });
}

Result double_encode(const Account& account) {
    return both(account, [](const std::string& text) { return encode(encode(text)); });
}

Result plus_as_space(const Account& account) {
    return both(account, [](const std::string& text) { return replaced(text, '+', ' '); });
}

Result space_as_plus(const Account& account) {
    return both(account, [](const std::string& text) {
        std::string out;
        for (const char c : text) out += c == ' ' ? "+" : text::percent_encode({&c, 1});
        return out;
    });
}

Result decode_user_only(const Account& account) {
    return Account{account.user, encode(account.password)};
}

Result decode_password_only(const Account& account) {
    return Account{encode(account.user), account.password};
}

Result decode_uri(const Account& account) {
    return both(account, [](const std::string& text) {
        return text::percent_decode_keeping_reserved(encode(text));
    });
}

Result split_first_at(const Account& account) {
    return cut_at(account, '@');
}

Result first_two_of_colons(const Account& account) {
    return Account{account.user, account.password.substr(0, account.password.find(':'))};
}

Result cut_at_hash(const Account& account) {
    return cut_at(account, '#');
}

Result cut_at_question(const Account& account) {
    return cut_at(account, '?');
}

Result cut_at_slash(const Account& account) {
    return cut_at(account, '/');
}

Result cut_at_space(const Account& account) {
    return cut_at(account, ' ');
}

Result cut_at_nul(const Account& account) {
    return cut_at(account, '\0');
}

Result backslash_to_slash(const Account& account) {
    return both(account, [](const std::string& text) { return replaced(text, '\\', '/'); });
}

Result lower_cased(const Account& account) {
    return both(account, [](const std::string& text) { return text::to_lower(text); });
}

Result trimmed(const Account& account) {
    return both(account, [](const std::string& text) { return std::string(text::trim(text)); });
}

constexpr std::string_view decode_once =
    "Percent-decode user and password exactly once when they come from a URL, and not at all when "
    "they are set on their own. (curl -U is decoded like a URL.)";
constexpr std::string_view decoded_too_often =
    "The right credentials hold a literal %: write it as %25 in a proxy URL and in curl -U, which "
    "are decoded once.";
constexpr std::string_view plus =
    "In a URL's userinfo + stands for itself: use a percent-decoder that leaves it alone, or "
    "write + as %2B.";
constexpr std::string_view as_component =
    "Decode user and password each as a component (decodeURIComponent in JavaScript).";
constexpr std::string_view encode_in_url =
    "In a proxy URL write every character of user and password that is not a letter, a digit or "
    "one of - . _ ~ as %XX.";
constexpr std::string_view first_colon =
    "Only the first colon separates user and password; in a URL write the others as %3A.";
constexpr std::string_view no_nul =
    "Basic can't carry a NUL: choose credentials without one, and refuse others instead of "
    "cutting them.";
constexpr std::string_view backslash =
    "Write a backslash as %5C in a proxy URL; URL parsers read a raw one as a slash.";
constexpr std::string_view keep_case =
    "Only scheme and host of a URL are compared without case: keep the userinfo as it is.";
constexpr std::string_view as_configured =
    "Send user and password exactly as configured, every blank of them.";

constexpr BasicMistake rows[] = {
    {"percent-encoding-not-decoded",
     Stage::url,
     "took user and password from a URL without percent-decoding them",
     decode_once,
     "C-BASIC-01 C-BASIC-13",
     reshape::no_decode},
    {"percent-encoding-of-browsers-not-decoded",
     Stage::url,
     "used the username and password of a parsed URL object, which are still percent-encoded",
     decode_once,
     "C-BASIC-01 C-BASIC-13",
     no_decode_whatwg},
    {"percent-decoded-twice",
     Stage::url,
     "percent-decoded user and password once too often",
     decoded_too_often,
     "C-BASIC-01 C-BASIC-13",
     double_decode},
    {"percent-encoded-twice",
     Stage::url,
     "percent-encoded what was percent-encoded already",
     decode_once,
     "C-BASIC-01 C-BASIC-13",
     double_encode},
    {"plus-read-as-space",
     Stage::url,
     "turned + into a space, as for a form",
     plus,
     "C-BASIC-13",
     plus_as_space},
    {"space-sent-as-plus",
     Stage::url,
     "encoded user and password as for a form (space as +) and never decoded them",
     decode_once,
     "C-BASIC-13",
     space_as_plus},
    {"only-user-decoded",
     Stage::url,
     "percent-decoded the user and not the password",
     decode_once,
     "C-BASIC-01 C-BASIC-13",
     decode_user_only},
    {"only-password-decoded",
     Stage::url,
     "percent-decoded the password and not the user",
     decode_once,
     "C-BASIC-01 C-BASIC-13",
     decode_password_only},
    {"reserved-characters-not-decoded",
     Stage::url,
     "decoded with a function for whole URIs, which leaves reserved characters encoded",
     as_component,
     "C-BASIC-01 C-BASIC-13",
     decode_uri},
    {"split-at-first-at-sign",
     Stage::url,
     "ended the credentials at the first @",
     encode_in_url,
     "C-BASIC-13 C-BASIC-15",
     split_first_at},
    {"split-at-every-colon",
     Stage::url,
     "split at every colon and kept the first two pieces",
     first_colon,
     "C-BASIC-14",
     first_two_of_colons},
    {"cut-at-hash",
     Stage::url,
     "cut the credentials off at #",
     encode_in_url,
     "C-BASIC-15",
     cut_at_hash},
    {"cut-at-question-mark",
     Stage::url,
     "cut the credentials off at ?",
     encode_in_url,
     "C-BASIC-15",
     cut_at_question},
    {"cut-at-slash",
     Stage::url,
     "cut the credentials off at /",
     encode_in_url,
     "C-BASIC-15",
     cut_at_slash},
    {"cut-at-space",
     Stage::url,
     "cut the credentials off at a space",
     encode_in_url,
     "C-BASIC-15",
     cut_at_space},
    {"cut-at-nul",
     Stage::url,
     "cut the credentials off at a NUL byte",
     no_nul,
     "C-BASIC-08",
     cut_at_nul},
    {"backslash-sent-as-slash",
     Stage::url,
     "turned \\ into /",
     backslash,
     "C-BASIC-13",
     backslash_to_slash},
    {"lower-cased",
     Stage::url,
     "lower-cased user and password",
     keep_case,
     "C-BASIC-13",
     lower_cased},
    {"trimmed",
     Stage::text,
     "took the spaces at the ends away",
     as_configured,
     "C-BASIC-13",
     trimmed},
};

}  // namespace

std::span<const BasicMistake> url_mistakes() {
    return rows;
}

}  // namespace proxy407::diagnosis
