#include "text/base64.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"
#include "transforms/enclosed.hpp"
#include "transforms/transform.hpp"

#include <algorithm>
#include <utility>

// From the names of the vectors in tests/data/vectors, and from trackers: 1Password/connect#62
// (line breaks of base64, base64 twice), AliyunContainerService/serverless-k8s-examples#39.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

std::string spaced(View token, std::size_t width) {
    std::string out;
    for (std::size_t i = 0; i < token.size(); i += width) {
        out += i == 0 ? "" : " ";
        out += token.substr(i, width);
    }
    return out;
}

template <std::size_t Width>
Made wrapped(View right) {
    return spaced(right, Width);
}

std::string without_blanks(View octets) {
    std::string out(octets);
    std::erase_if(out, [](char c) { return c == ' ' || c == '\t'; });
    return out;
}

Candidates unwrapped(View arrived) {
    return {without_blanks(arrived)};
}

bool is_wrapped(View right, View arrived) {
    return arrived.size() > right.size() && without_blanks(arrived) == right;
}

Candidates some_wrapped(View right) {
    return {spaced(right, 60), spaced(right, 72), spaced(right, 16)};
}

std::string unpadded_token(View token) {
    return std::string(token.substr(0, token.find_last_not_of('=') + 1));
}

std::string url_safe_token(std::string token) {
    for (auto& c : token) c = c == '+' ? '-' : c == '/' ? '_' : c;
    return token;
}

Made unpadded(View right) {
    return unpadded_token(right);
}

Made url_safe(View right) {
    return url_safe_token(std::string(right));
}

Made url_safe_unpadded(View right) {
    return url_safe_token(unpadded_token(right));
}

Candidates padded(View arrived) {
    const std::string token(arrived);
    return {token + "=", token + "=="};
}

std::string standard(View arrived) {
    std::string token(arrived);
    for (auto& c : token) c = c == '-' ? '+' : c == '_' ? '/' : c;
    return token;
}

Candidates in_standard_alphabet(View arrived) {
    return {standard(arrived)};
}

Candidates in_standard_alphabet_padded(View arrived) {
    const auto token = standard(arrived);
    return {token, token + "=", token + "=="};
}

Made twice(View right) {
    return text::base64_encode(right);
}

Candidates once(View arrived) {
    auto token = text::base64_decode(arrived);
    if (!token) return {};
    return {std::move(*token)};
}

Made lower_cased(View right) {
    return text::to_lower(right);
}

bool is_percent_encoded(View right, View arrived) {
    return arrived.size() > right.size() && text::percent_decode(arrived) == right;
}

Candidates percent_encoded(View right) {
    return {text::percent_encode(right), text::replaced(std::string(right), "=", "%3d")};
}

Candidates percent_decoded(View arrived) {
    if (arrived.find('%') == View::npos) return {};
    return {text::percent_decode(arrived)};
}

bool is_cut(View right, View arrived) {
    return arrived.size() >= 4 && arrived.size() < right.size() && right.starts_with(arrived) &&
           arrived != unpadded_token(right);
}

Candidates cut(View right) {
    if (right.size() < 12) return {};
    return {std::string(right.substr(0, right.size() / 2))};
}

Made in_double_quotes(View right) {
    return '"' + std::string(right) + '"';
}

constexpr View separators = ",;.\\";

Candidates without_separator(View arrived) {
    if (arrived.size() < 2 || separators.find(arrived.back()) == View::npos) return {};
    return {std::string(text::trim(arrived.substr(0, arrived.size() - 1)))};
}

bool has_separator(View right, View arrived) {
    return std::ranges::count(without_separator(arrived), right) != 0;
}

Candidates with_separator(View right) {
    return {std::string(right) + ",", std::string(right) + ";"};
}

constexpr View one_line =
    "Switch the encoder's line breaks off (base64 -w0, openssl base64 -A, Base64.getEncoder() "
    "instead of the MIME encoder): the token is one run of characters.";
constexpr View standard_padded =
    "Use the standard base64 alphabet (with + and /) and keep the padding (=).";
constexpr View bare_token = "Write the token as it is, behind the word Basic and one space.";
constexpr View pair_of_example = "dXNlcjpwYXNzMQ==";
constexpr View long_example =
    "dXNlcjowMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODk=";

constexpr Transform rows[] = {
    {.id = "base64-wrapped-at-76",
     .on = on::token,
     .what = "wrapped the base64 token at 76 characters",
     .fix = one_line,
     .requirements = "C-BASIC-02",
     .source = "boto/boto#3706, websocket-client/websocket-client#239; RFC 2045 section 6.8",
     .make = wrapped<76>,
     .undo = unwrapped,
     .leaves = " ",
     .example = long_example},
    {.id = "base64-wrapped-at-64",
     .on = on::token,
     .what = "wrapped the base64 token at 64 characters",
     .fix = one_line,
     .requirements = "C-BASIC-02",
     .source = "openssl-enc(1); RFC 7468 section 2",
     .make = wrapped<64>,
     .undo = unwrapped,
     .leaves = " ",
     .example = long_example},
    {.id = "base64url-alphabet",
     .on = on::token,
     .what = "used the URL-safe base64 alphabet",
     .fix = standard_padded,
     .requirements = "C-BASIC-04",
     .source = "RFC 4648 section 5",
     .make = url_safe,
     .undo = in_standard_alphabet,
     .leaves = "-_",
     .lacks = "+/",
     .example = "dXNlcjo/Pz8/"},
    {.id = "base64url-without-padding",
     .on = on::token,
     .what = "used URL-safe base64 without padding",
     .fix = standard_padded,
     .requirements = "C-BASIC-03 C-BASIC-04",
     .source = "RFC 7515 appendix C",
     .make = url_safe_unpadded,
     .undo = in_standard_alphabet_padded,
     .lacks = "+/=",
     .example = pair_of_example},
    {.id = "base64-without-padding",
     .on = on::token,
     .what = "left the base64 padding away",
     .fix = standard_padded,
     .requirements = "C-BASIC-03",
     .source = "RFC 4648 section 3.2",
     .make = unpadded,
     .undo = padded,
     .lacks = "=",
     .example = pair_of_example},
    {.id = "base64-encoded-twice",
     .on = on::token,
     .what = "applied base64 twice",
     .fix = "Apply base64 once.",
     .requirements = "C-BASIC-01",
     .source = "1Password/connect#62, AliyunContainerService/serverless-k8s-examples#39",
     .make = twice,
     .undo = once,
     .lacks = ~OctetSet::range(0x2B, 0x7A),
     .example = pair_of_example},
    {.id = "token-in-quotes",
     .on = on::token,
     .what = "put the token into double quotes",
     .fix = "Write the token without quotes.",
     .requirements = "C-BASIC-01",
     .source = "RFC 9110 section 11.2 (token68 is not quoted)",
     .make = in_double_quotes,
     .undo = without_quotes,
     .leaves = "\"",
     .example = pair_of_example},
    {.id = "token-in-other-quotes",
     .cost = 11,
     .on = on::token,
     .what = "put the token into quotes",
     .fix = "Write the token without quotes.",
     .requirements = "C-BASIC-01",
     .source = "psf/requests#5900 (b'...')",
     .fits = is_in_quotes,
     .each = in_quotes,
     .undo = without_quotes,
     .example = pair_of_example},
    {.id = "base64-wrapped",
     .cost = 11,
     .on = on::token,
     .what = "wrapped the base64 token, or put blanks into it",
     .fix = one_line,
     .requirements = "C-BASIC-02",
     .source = "matrix-org/synapse#16504, twisted/treq#47",
     .fits = is_wrapped,
     .each = some_wrapped,
     .undo = unwrapped,
     .leaves = " \t",
     .example = long_example},
    {.id = "token-percent-encoded",
     .cost = 11,
     .on = on::token,
     .what = "percent-encoded the token",
     .fix = "Write the token as base64 has it, with + and / and =: a field is no URL.",
     .requirements = "C-BASIC-01 C-BASIC-03",
     .source = "RFC 3986 section 2.1",
     .fits = is_percent_encoded,
     .each = percent_encoded,
     .undo = percent_decoded,
     .example = pair_of_example},
    {.id = "token-lower-cased",
     .cost = 12,
     .on = on::token,
     .what = "lower-cased the token",
     .fix = "Only the scheme is compared without case: keep the token as it is.",
     .requirements = "C-BASIC-01",
     .source = "RFC 9110 section 11.1 (only the scheme)",
     .make = lower_cased,
     .example = pair_of_example},
    {.id = "token-cut-short",
     .cost = 12,
     .on = on::token,
     .what = "sent only the beginning of the token",
     .fix = "Send the whole token: no field of that length is too long for a proxy.",
     .requirements = "C-BASIC-01 C-BASIC-15",
     .source = "fixed buffers; RFC 9110 section 5.4",
     .fits = is_cut,
     .each = cut,
     .example = pair_of_example},
    {.id = "separator-after-token",
     .cost = 12,
     .on = on::token,
     .what = "left a separator or a backslash behind the token",
     .fix = bare_token,
     .requirements = "C-BASIC-01",
     .source = "RFC 9110 section 5.6.1",
     .fits = has_separator,
     .each = with_separator,
     .undo = without_separator,
     .leaves = separators,
     .example = pair_of_example},
};

}  // namespace

Family token_family() {
    return {"token", rows};
}

}  // namespace proxy407::transforms
