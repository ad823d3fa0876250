#include "text/percent.hpp"
#include "transforms/transform.hpp"

#include <algorithm>
#include <array>

// From trackers: himanshub16/ProxyMan#28 and getpatchwork/pwclient#15 (splits of a raw URL),
// apify/got-scraping#55. The names of the vectors in tests/data/vectors.

namespace proxy407::transforms {
namespace {

using auth::Account;
using Bent = std::optional<Account>;
using Made = std::optional<std::string>;
using View = std::string_view;

/// The raw userinfo, ended too early; what is left is split at its first colon.
template <char End>
Bent cut_at(const Account& right) {
    const auto userinfo = pair_of(right);
    const auto end = userinfo.find(End);
    if (end == userinfo.npos) return std::nullopt;
    const auto cut = userinfo.substr(0, end);
    const auto colon = cut.find(':');
    if (colon == cut.npos) return Account{cut, ""};
    return Account{cut.substr(0, colon), cut.substr(colon + 1)};
}

Bent first_two_of_colons(const Account& right) {
    return Account{right.user, right.password.substr(0, right.password.find(':'))};
}

Bent split_at_last_colon(const Account& right) {
    const auto colon = right.password.rfind(':');
    if (colon == std::string::npos) return std::nullopt;
    return Account{
        right.user + ":" + right.password.substr(0, colon), right.password.substr(colon + 1)};
}

Bent decoded_before_split(const Account& right) {
    const auto colon = right.user.find(':');
    if (colon == std::string::npos) return std::nullopt;
    return Account{
        right.user.substr(0, colon), right.user.substr(colon + 1) + ":" + right.password};
}

Bent only_user_decoded(const Account& right) {
    return Account{right.user, text::percent_encode(right.password)};
}

Bent only_password_decoded(const Account& right) {
    return Account{text::percent_encode(right.user), right.password};
}

Bent user_alone(const Account& right) {
    return Account{right.user, ""};
}

Bent password_alone(const Account& right) {
    return Account{"", right.password};
}

Bent nothing(const Account&) {
    return Account{};
}

Bent swapped(const Account& right) {
    return Account{right.password, right.user};
}

Bent user_twice(const Account& right) {
    return Account{right.user, right.user};
}

Bent password_twice(const Account& right) {
    return Account{right.password, right.password};
}

Bent pair_as_user(const Account& right) {
    return Account{pair_of(right), ""};
}

template <std::size_t Size>
Bent cut_to(const Account& right) {
    return Account{right.user.substr(0, Size), right.password.substr(0, Size)};
}

// The pair, once it is joined.

Made colon_missing(View right) {
    if (right.size() < 2 || right.find(':') != right.size() - 1) return std::nullopt;
    return std::string(right.substr(0, right.size() - 1));
}

Candidates with_colon(View arrived) {
    return {std::string(arrived) + ":"};
}

constexpr std::array<View, 12> separators = {
    ",", ";", "|", "/", "\t", " ", "\n", "\uFF1A", "%3A", "::", "\\", "-"};

bool is_separated(View right, View arrived) {
    const auto colon = right.find(':');
    if (colon == View::npos || arrived.substr(0, colon) != right.substr(0, colon)) return false;
    const auto rest = arrived.substr(colon);
    return std::ranges::any_of(separators, [&](View one) {
        return rest.starts_with(one) && rest.substr(one.size()) == right.substr(colon + 1);
    });
}

Candidates otherwise_separated(View right) {
    const auto colon = right.find(':');
    if (colon == View::npos) return {};
    Candidates out;
    for (const auto one : separators) {
        auto octets = std::string(right);
        out.push_back(octets.replace(colon, 1, one));
    }
    return out;
}

Candidates separated_by_colon(View arrived) {
    Candidates out;
    const auto end = arrived.find(':');  // the colon that was replaced was the first one
    for (const auto one : separators) {
        for (auto at = arrived.find(one); at != View::npos && at <= end;
             at = arrived.find(one, at + 1)) {
            auto octets = std::string(arrived);
            out.push_back(octets.replace(at, one.size(), ":"));
        }
    }
    return out;
}

constexpr View encode_in_url =
    "In a proxy URL write every character of user and password that is not a letter, a digit or "
    "one of - . _ ~ as %XX.";
constexpr View first_colon =
    "Only the first colon separates user and password; in a URL write the others as %3A.";
constexpr View both_parts = "Send the user, one colon and the password, in that order.";
constexpr View whole =
    "Send user and password whole: neither HTTP nor Basic sets a bound that short.";
constexpr View decode_once =
    "Percent-decode user and password exactly once when they come from a URL, and not at all when "
    "they are set on their own. (curl -U is decoded like a URL.)";
constexpr View place = "C-BASIC-13 C-BASIC-15";

constexpr View long_example =
    "user:01234567890123456789012345678901234567890123456789012345678901234567890123456789012"
    "3456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
    "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678"
    "90123";

constexpr Transform rows[] = {
    {.id = "only-user-decoded",
     .on = on::account,
     .what = "percent-decoded the user and not the password",
     .fix = decode_once,
     .requirements = "C-BASIC-01 C-BASIC-13",
     .source = "apify/proxy-chain#548",
     .bend = only_user_decoded,
     .example = "user:p@ss"},
    {.id = "only-password-decoded",
     .on = on::account,
     .what = "percent-decoded the password and not the user",
     .fix = decode_once,
     .requirements = "C-BASIC-01 C-BASIC-13",
     .source = "apify/proxy-chain#548",
     .bend = only_password_decoded,
     .example = "CORP\\alice:pass"},
    {.id = "split-at-first-at-sign",
     .on = on::account,
     .what = "ended the credentials at the first @",
     .fix = encode_in_url,
     .requirements = place,
     .source = "guzzle/guzzle#1677, Kong/insomnia#2512",
     .bend = cut_at<'@'>,
     .example = "user:p@ss"},
    {.id = "split-at-every-colon",
     .on = on::account,
     .what = "split at every colon and kept the first two pieces",
     .fix = first_colon,
     .requirements = "C-BASIC-14",
     .source = "getpatchwork/pwclient#15, apify/proxy-chain#108",
     .bend = first_two_of_colons,
     .example = "user:p:s"},
    {.id = "split-at-last-colon",
     .on = on::account,
     .what = "split user and password at the last colon",
     .source = "szmarczak/http2-wrapper#105",
     .bend = split_at_last_colon,
     .example = "user:p:s"},
    {.id = "decoded-before-split-at-colon",
     .on = on::account,
     .what = "decoded the userinfo before it split it",
     .source = "RFC 3986 section 2.4",
     .bend = decoded_before_split},
    {.id = "cut-at-hash",
     .on = on::account,
     .what = "cut the credentials off at #",
     .fix = encode_in_url,
     .requirements = "C-BASIC-15",
     .source = "pypa/pip#3267, docker/for-win#734",
     .bend = cut_at<'#'>,
     .example = "user:p#ss"},
    {.id = "cut-at-question-mark",
     .on = on::account,
     .what = "cut the credentials off at ?",
     .fix = encode_in_url,
     .requirements = "C-BASIC-15",
     .source = "psf/requests#2703",
     .bend = cut_at<'?'>,
     .example = "user:p?ss"},
    {.id = "cut-at-slash",
     .on = on::account,
     .what = "cut the credentials off at /",
     .fix = encode_in_url,
     .requirements = "C-BASIC-15",
     .source = "docker/for-win#734, jenkinsci/jfrog-plugin#53",
     .bend = cut_at<'/'>,
     .example = "user:p/ss"},
    {.id = "cut-at-space",
     .on = on::account,
     .what = "cut the credentials off at a space",
     .fix = encode_in_url,
     .requirements = "C-BASIC-15",
     .source = "himanshub16/ProxyMan#28",
     .bend = cut_at<' '>,
     .example = "user:p ss"},
    {.id = "cut-at-nul",
     .on = on::account,
     .what = "cut the credentials off at a NUL byte",
     .fix = "Basic can't carry a NUL: choose credentials without one, and refuse others "
            "instead of cutting them.",
     .requirements = "C-BASIC-08",
     .source = "privacyidea/FreeRADIUS#13; RFC 7617 section 2",
     .bend = cut_at<'\0'>,
     .example = {"user:p\0ss", 9}},
    {.id = "user-alone",
     .on = on::account,
     .what = "dropped the password",
     .fix = both_parts,
     .requirements = "C-BASIC-01",
     .source = "seanmonstar/reqwest#2868, oven-sh/bun#36041",
     .bend = user_alone,
     .in_digest = "digest-empty-password",
     .example = "user:pass"},
    {.id = "password-alone",
     .on = on::account,
     .what = "dropped the user",
     .fix = both_parts,
     .requirements = "C-BASIC-01",
     .source = "oven-sh/bun#36041, ariya/phantomjs#14976",
     .bend = password_alone,
     .example = "user:pass"},
    {.id = "user-and-password-swapped",
     .on = on::account,
     .what = "exchanged user and password",
     .fix = both_parts,
     .requirements = "C-BASIC-01",
     .source = "apereo/cas#5196",
     .bend = swapped,
     .example = "user:pass"},
    {.id = "cut-to-63-bytes",
     .on = on::account,
     .what = "cut user and password to 63 bytes",
     .fix = whole,
     .requirements = "C-BASIC-15",
     .source = "proxytunnel/proxytunnel#21, hexchat/hexchat#1968",
     .bend = cut_to<63>,
     .example = long_example},
    {.id = "cut-to-127-bytes",
     .on = on::account,
     .what = "cut user and password to 127 bytes",
     .fix = whole,
     .requirements = "C-BASIC-15",
     .source = "bryanpkc/corkscrew#10, 3proxy/3proxy#3",
     .bend = cut_to<127>,
     .example = long_example},
    {.id = "cut-to-255-bytes",
     .on = on::account,
     .what = "cut user and password to 255 bytes",
     .fix = whole,
     .requirements = "C-BASIC-15",
     .source = "curl/curl#5448, curl/curl#2676",
     .bend = cut_to<255>,
     .example = long_example},
    {.id = "user-and-password-empty",
     .cost = 11,
     .on = on::account,
     .what = "sent neither user nor password, but the colon between them",
     .fix = "An unset variable often is the reason: look at what the client was configured "
            "with.",
     .requirements = "C-BASIC-01",
     .source = "delvedor/hpagent#18",
     .bend = nothing,
     .example = "user:pass"},
    {.id = "user-for-password",
     .cost = 11,
     .on = on::account,
     .what = "sent the user for the password, too",
     .fix = both_parts,
     .requirements = "C-BASIC-01",
     .source = "portfolio-performance/portfolio#673",
     .bend = user_twice,
     .example = "user:pass"},
    {.id = "password-for-user",
     .cost = 11,
     .on = on::account,
     .what = "sent the password for the user, too",
     .fix = both_parts,
     .requirements = "C-BASIC-01",
     .source = "jembi/openhim-console#179",
     .bend = password_twice,
     .example = "user:pass"},
    {.id = "pair-as-user",
     .cost = 11,
     .on = on::account,
     .what = "took the pair user:password for the user and added a colon and an empty password",
     .fix = both_parts,
     .requirements = "C-BASIC-01",
     .source = "seanmonstar/reqwest#2868",
     .bend = pair_as_user,
     .example = "user:pass"},
    {.id = "colon-missing",
     .on = on::pair,
     .what = "left the colon away because the password is empty",
     .fix = "Send the colon though nothing follows it.",
     .requirements = "C-BASIC-05",
     .source = "Azure/azure-sdk-for-js#15720, oven-sh/bun#36041",
     .make = colon_missing,
     .undo = with_colon,
     .needs = ":",
     .example = "user:"},
    {.id = "other-separator",
     .cost = 11,
     .on = on::pair,
     .what = "separated user and password by another sign than a colon",
     .fix = both_parts,
     .requirements = "C-BASIC-01 C-BASIC-05",
     .source = "vert-x3/vertx-web#1169",
     .fits = is_separated,
     .each = otherwise_separated,
     .undo = separated_by_colon,
     .needs = ":",
     .example = "user:pass"},
};

}  // namespace

Family account_family() {
    return {"splits, cuts and exchanged parts", rows};
}

}  // namespace proxy407::transforms
