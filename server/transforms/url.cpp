#include "text/octets.hpp"
#include "text/percent.hpp"
#include "transforms/transform.hpp"

#include <algorithm>
#include <array>
#include <cctype>

// From trackers: netdata/netdata#19469, encode/httpx#858, tinyproxy/tinyproxy#545 and
// szmarczak/http2-wrapper#105 (percent-encoding left), himanshub16/ProxyMan#28 and
// postmanlabs/postman-app-support#9116 (encoded once more). Clients that were run: curl decodes -U,
// .NET writes lower-case hex, JavaScript's URL object keeps the encoding.

namespace proxy407::transforms {
namespace {

using text::PercentSet;
using Made = std::optional<std::string>;
using View = std::string_view;

Made not_decoded(View right) {
    return text::percent_encode(right);
}

Made not_decoded_by_browser(View right) {
    return text::percent_encode(right, PercentSet::whatwg);
}

Candidates decoded(View arrived) {
    if (arrived.find('%') == View::npos) return {};
    return {text::percent_decode(arrived)};
}

std::string lower_hex(std::string encoded) {
    for (std::size_t i = 0; i + 2 < encoded.size(); ++i) {
        if (encoded[i] != '%') continue;
        const auto digits = text::to_lower(std::string_view(encoded).substr(i + 1, 2));
        encoded.replace(i + 1, 2, digits);
    }
    return encoded;
}

/// Any choice of characters, either case of hex.
bool is_encoded_somehow(View right, View arrived) {
    return arrived.size() > right.size() && text::percent_decode(arrived) == right;
}

Candidates encoded_somehow(View right) {
    return {
        lower_hex(text::percent_encode(right)),
        text::percent_encode(right, PercentSet::rfc3986_minimal),
        lower_hex(text::percent_encode(right, PercentSet::rfc3986_minimal)),
    };
}

/// With the colon between user and password.
bool is_encoded_whole(View right, View arrived) {
    return arrived.find(':') == View::npos && is_encoded_somehow(right, arrived);
}

Made decoded_twice(View right) {
    return text::percent_decode(right);
}

Made encoded_twice(View right) {
    return text::percent_encode(text::percent_encode(right));
}

Candidates twice_decoded(View arrived) {
    if (arrived.find("%25") == View::npos) return {};
    return {text::percent_decode(text::percent_decode(arrived))};
}

Made plus_as_space(View right) {
    return text::replaced(std::string(right), "+", " ");
}

Made space_as_plus(View right) {
    std::string out;
    for (const char c : right) out += c == ' ' ? "+" : text::percent_encode({&c, 1});
    return out;
}

/// As .NET's HttpUtility writes it.
Made space_as_plus_in_lower_case(View right) {
    return lower_hex(*space_as_plus(right));
}

Candidates form_decoded(View arrived) {
    if (arrived.find_first_of("+%") == View::npos) return {};
    return {text::percent_decode(text::replaced(std::string(arrived), "+", " "))};
}

Made decoded_as_uri(View right) {
    return text::percent_decode_keeping_reserved(text::percent_encode(right));
}

Made backslash_to_slash(View right) {
    return text::replaced(std::string(right), "\\", "/");
}

Made lower_cased(View right) {
    return text::to_lower(right);
}

constexpr std::array<View, 6> url_starts = {
    "http://", "https://", "//", "socks5://", "socks5h://", "HTTP://"};

bool is_with_scheme(View right, View arrived) {
    return std::ranges::any_of(url_starts, [&](View start) {
        return arrived.starts_with(start) && arrived.substr(start.size()) == right;
    });
}

Candidates with_scheme(View right) {
    Candidates out;
    for (const auto start : url_starts) out.push_back(std::string(start) + std::string(right));
    return out;
}

Candidates without_scheme(View arrived) {
    Candidates out;
    for (const auto start : url_starts) {
        if (arrived.starts_with(start)) out.emplace_back(arrived.substr(start.size()));
    }
    return out;
}

/// host, host:port, and whatever path follows.
bool is_rest_of_url(View rest) {
    const auto host = rest.substr(0, rest.find_first_of(":/?#"));
    const auto behind = rest.substr(host.size());
    const bool has_port = behind.starts_with(':');
    const auto port = has_port ? behind.substr(1, behind.find_first_of("/?#") - 1) : View();
    const bool is_number =
        std::ranges::all_of(port, [](unsigned char c) { return std::isdigit(c) != 0; });
    return !host.empty() && is_number && port.empty() != has_port &&
           std::ranges::all_of(host, [](unsigned char c) {
               return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_';
           });
}

bool is_with_rest(View right, View arrived) {
    return arrived.size() > right.size() + 1 && arrived.starts_with(right) &&
           arrived[right.size()] == '@' && is_rest_of_url(arrived.substr(right.size() + 1));
}

Candidates with_rest(View right) {
    return {std::string(right) + "@proxy.example:3128", std::string(right) + "@127.0.0.1:3128/"};
}

Candidates without_rest(View arrived) {
    Candidates out;
    for (auto at = arrived.rfind('@'); at != View::npos && out.size() < 4;
         at = at == 0 ? View::npos : arrived.rfind('@', at - 1)) {
        out.emplace_back(arrived.substr(0, at));
    }
    return out;
}

constexpr View decode_once =
    "Percent-decode user and password exactly once when they come from a URL, and not at all when "
    "they are set on their own. (curl -U is decoded like a URL.)";
constexpr OctetSet escape_signs = OctetSet("%ABCDEF") | digits;
constexpr OctetSet encoded = unreserved | OctetSet("%");
/// What JavaScript's decodeURI leaves encoded.
constexpr OctetSet reserved = ";/?:@&=+$,#";

constexpr Transform rows[] = {
    {.id = "percent-encoding-not-decoded",
     .what = "took user and password from a URL without percent-decoding them",
     .fix = decode_once,
     .requirements = "C-BASIC-01 C-BASIC-13",
     .source = "netdata/netdata#19469, encode/httpx#858, boto/boto#2193",
     .make = not_decoded,
     .undo = decoded,
     .needs = ~unreserved,
     .leaves = "%",
     .lacks = ~encoded,
     .adds = escape_signs,
     .drops = ~unreserved,
     .length = made::longer,
     .together = true,
     .user_alone = "only-password-decoded",
     .password_alone = "only-user-decoded",
     .in_digest = "digest-percent-encoding-not-decoded"},
    {.id = "percent-encoding-of-browsers-not-decoded",
     .what = "used the username and password of a parsed URL object, which are still "
             "percent-encoded",
     .fix = decode_once,
     .requirements = "C-BASIC-01 C-BASIC-13",
     .source = "szmarczak/http2-wrapper#105; WHATWG URL, username and password",
     .make = not_decoded_by_browser,
     .undo = decoded,
     .needs = ~unreserved,
     .leaves = "%",
     .lacks = non_ascii,
     .adds = escape_signs,
     .drops = ~unreserved,
     .length = made::longer,
     .together = true,
     .user_alone = "only-password-decoded",
     .password_alone = "only-user-decoded"},
    {.id = "percent-decoded-twice",
     .what = "percent-decoded user and password once too often",
     .fix = "The right credentials hold a literal %: write it as %25 in a proxy URL and in "
            "curl -U, which are decoded once.",
     .requirements = "C-BASIC-01 C-BASIC-13",
     .source = "libwww-perl/libwww-perl#456, tinyproxy/tinyproxy#545; curl 7.88 -U, run",
     .make = decoded_twice,
     .needs = "%",
     .drops = OctetSet("%abcdefABCDEF") | digits,
     .length = made::shorter,
     .together = true,
     .example = "p%41ss"},
    {.id = "percent-encoded-twice",
     .what = "percent-encoded what was percent-encoded already",
     .fix = decode_once,
     .requirements = "C-BASIC-01 C-BASIC-13",
     .source = "postmanlabs/postman-app-support#9116, apify/proxy-chain#108",
     .make = encoded_twice,
     .undo = twice_decoded,
     .needs = ~unreserved,
     .leaves = "%",
     .lacks = ~encoded,
     .adds = escape_signs,
     .drops = ~unreserved,
     .length = made::longer,
     .together = true},
    {.id = "plus-read-as-space",
     .what = "turned + into a space, as for a form",
     .fix = "In a URL's userinfo + stands for itself: use a percent-decoder that leaves it "
            "alone, or write + as %2B.",
     .requirements = "C-BASIC-13",
     .source = "composer/composer#5411, ruby/net-http#5",
     .make = plus_as_space,
     .needs = "+",
     .leaves = " ",
     .lacks = "+",
     .adds = " ",
     .drops = "+",
     .length = made::same,
     .together = true,
     .example = "a+b"},
    {.id = "space-sent-as-plus",
     .what = "encoded user and password as for a form (space as +) and never decoded them",
     .fix = decode_once,
     .requirements = "C-BASIC-13",
     .source = "WHATWG URL section 5.2, form serializer",
     .make = space_as_plus,
     .undo = form_decoded,
     .needs = ~unreserved,
     .leaves = "+%",
     .lacks = ~(encoded | OctetSet("+")),
     .adds = escape_signs | OctetSet("+"),
     .drops = ~unreserved,
     .length = made::same | made::longer,
     .together = true},
    {.id = "space-sent-as-plus",
     .cost = 13,
     .make = space_as_plus_in_lower_case,
     .undo = form_decoded,
     .needs = ~unreserved,
     .leaves = "+%",
     .lacks = ~(unreserved | OctetSet("+%")),
     .adds = OctetSet("+%abcdef") | digits,
     .drops = ~unreserved,
     .length = made::same | made::longer,
     .together = true},
    {.id = "reserved-characters-not-decoded",
     .what = "decoded with a function for whole URIs, which leaves reserved characters encoded",
     .fix = "Decode user and password each as a component (decodeURIComponent in JavaScript).",
     .requirements = "C-BASIC-01 C-BASIC-13",
     .source = "ECMA-262, decodeURI",
     .make = decoded_as_uri,
     .needs = reserved,
     .leaves = "%",
     .adds = escape_signs,
     .drops = reserved,
     .length = made::longer,
     .together = true},
    {.id = "backslash-sent-as-slash",
     .what = "turned \\ into /",
     .fix = "Write a backslash as %5C in a proxy URL; URL parsers read a raw one as a slash.",
     .requirements = "C-BASIC-13",
     .source = "request/request#1377; WHATWG URL section 4.4",
     .make = backslash_to_slash,
     .needs = "\\",
     .leaves = "/",
     .lacks = "\\",
     .adds = "/",
     .drops = "\\",
     .length = made::same,
     .together = true,
     .example = "CORP\\alice"},
    {.id = "lower-cased",
     .what = "lower-cased user and password",
     .fix = "Only scheme and host of a URL are compared without case: keep the userinfo as it "
            "is.",
     .requirements = "C-BASIC-13",
     .source = "RFC 3986 section 6.2.2.1",
     .make = lower_cased,
     .needs = upper_case,
     .lacks = upper_case,
     .adds = lower_case,
     .drops = upper_case,
     .together = true,
     .example = "PassWord"},
    {.id = "percent-encoding-not-decoded",
     .cost = 12,
     .fits = is_encoded_somehow,
     .each = encoded_somehow,
     .undo = decoded,
     .leaves = "%",
     .length = made::longer,
     .together = true,
     .user_alone = "only-password-decoded",
     .password_alone = "only-user-decoded",
     .in_digest = "digest-percent-encoding-not-decoded"},
    {.id = "percent-encoding-not-decoded",
     .cost = 12,
     .on = on::pair,
     .fits = is_encoded_whole,
     .each = encoded_somehow,
     .undo = decoded,
     .leaves = "%"},
    {.id = "url-scheme-in-user",
     .cost = 11,
     .on = on::user | on::pair,
     .what = "took the beginning of the proxy URL for a part of the user",
     .fix = "Split the URL at its //: the userinfo begins behind it.",
     .requirements = "C-BASIC-13",
     .source = "himanshub16/ProxyMan#28",
     .fits = is_with_scheme,
     .each = with_scheme,
     .undo = without_scheme,
     .leaves = "/",
     .example = "alice"},
    {.id = "rest-of-url-in-password",
     .cost = 11,
     .on = on::pair,
     .what = "took the @ and the host behind it for a part of the password",
     .fix = "In a proxy URL the userinfo ends before its last @: take the host away.",
     .requirements = "C-BASIC-13 C-BASIC-15",
     .source = "psf/requests#2703, guzzle/guzzle#1677",
     .fits = is_with_rest,
     .each = with_rest,
     .undo = without_rest,
     .leaves = "@",
     .example = "user:pass"},
};

}  // namespace

Family url_family() {
    return {"url", rows};
}

}  // namespace proxy407::transforms
