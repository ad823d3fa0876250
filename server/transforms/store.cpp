#include "auth/digest_algorithm.hpp"
#include "text/base64.hpp"
#include "text/hex.hpp"
#include "text/octets.hpp"
#include "transforms/transform.hpp"

// From trackers: kubernetes/cloud-provider-vsphere#210, guerzon/vaultwarden#154,
// BookStackApp/BookStack#3498 and passteque/gluetun#514 (a newline in a secret),
// 1Password/connect#62 (base64 of base64), kubernetes/kubernetes#70241. Files of Windows end their
// lines with CR LF and begin with a byte order mark.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

Made base64(View right) {
    return text::base64_encode(right);
}

std::string url_safe(std::string token) {
    for (auto& c : token) c = c == '+' ? '-' : c == '/' ? '_' : c;
    return token;
}

std::string unpadded(std::string token) {
    while (token.ends_with('=')) token.pop_back();
    return token;
}

Candidates base64_variants(View right) {
    const auto token = text::base64_encode(right);
    return {unpadded(token), url_safe(token), unpadded(url_safe(token))};
}

Candidates without_base64(View arrived) {
    auto octets = text::base64_decode_lenient(arrived);
    if (!octets || arrived.empty()) return {};
    return {std::move(*octets)};
}

bool is_base64_of(View right, View arrived) {
    for (const auto& variant : base64_variants(right)) {
        if (variant == arrived) return arrived != text::base64_encode(right);
    }
    return false;
}

Made hex(View right) {
    return text::hex_encode(right);
}

std::string upper(std::string hex_digits) {
    for (auto& c : hex_digits) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    return hex_digits;
}

Made upper_hex(View right) {
    return upper(text::hex_encode(right));
}

Candidates without_hex(View arrived) {
    auto octets = text::hex_decode(arrived);
    if (!octets || arrived.empty()) return {};
    return {std::move(*octets)};
}

template <auth::DigestAlgorithm Algorithm>
Made hashed(View right) {
    return auth::digest_hash(Algorithm, right);
}

constexpr View newline = "\n";
constexpr View crlf = "\r\n";
constexpr View carriage_return = "\r";
constexpr View shown_return = "^M";
constexpr View nul{"\0", 1};
constexpr View mark = "\xEF\xBB\xBF";

template <const View& End>
Made with_end(View right) {
    return std::string(right) + std::string(End);
}

template <const View& End>
Candidates without_end(View arrived) {
    if (!arrived.ends_with(End)) return {};
    return {std::string(arrived.substr(0, arrived.size() - End.size()))};
}

Made with_mark(View right) {
    return std::string(mark) + std::string(right);
}

Candidates without_mark(View arrived) {
    if (!arrived.starts_with(mark)) return {};
    return {std::string(arrived.substr(mark.size()))};
}

constexpr View exact_octets =
    "Encode exactly the bytes of user, colon and password: printf '%s' instead of echo.";
constexpr View decode_secret =
    "Decode the secret once before it is used, or store it as text (stringData in Kubernetes).";
constexpr OctetSet base64_signs = lower_case | upper_case | digits | OctetSet("+/=");
constexpr OctetSet lower_hex = digits | OctetSet("abcdef");
constexpr OctetSet upper_hex_digits = digits | OctetSet("ABCDEF");
constexpr View end_of_line = "C-BASIC-01 C-BASIC-08";

constexpr Transform rows[] = {
    {.id = "trailing-newline",
     .on = on::halves | on::pair,
     .what = "encoded a newline after the password (echo without -n)",
     .fix = exact_octets,
     .requirements = end_of_line,
     .source = "BookStackApp/BookStack#3498, guerzon/vaultwarden#154, passteque/gluetun#514",
     .make = with_end<newline>,
     .undo = without_end<newline>,
     .leaves = "\n",
     .adds = "\n",
     .drops = no_octet,
     .length = made::longer,
     .in_digest = "digest-password-with-newline",
     .example = "user:pass"},
    {.id = "trailing-crlf",
     .on = on::halves | on::pair,
     .what = "encoded CR LF after the password",
     .fix = exact_octets,
     .requirements = end_of_line,
     .source = "kubernetes/cloud-provider-vsphere#210",
     .make = with_end<crlf>,
     .undo = without_end<crlf>,
     .leaves = "\r",
     .adds = "\r\n",
     .drops = no_octet,
     .length = made::longer,
     .example = "user:pass"},
    {.id = "trailing-nul",
     .on = on::halves | on::pair,
     .what = "encoded a NUL byte after the password",
     .fix = exact_octets,
     .requirements = end_of_line,
     .source = "adamvr/arduino-base64#15",
     .make = with_end<nul>,
     .undo = without_end<nul>,
     .leaves = "\0",
     .adds = "\0",
     .drops = no_octet,
     .length = made::longer,
     .example = "user:pass"},
    {.id = "trailing-carriage-return",
     .on = on::halves | on::pair,
     .what = "kept the CR of a line of a Windows file",
     .fix = exact_octets,
     .requirements = end_of_line,
     .source = "passteque/gluetun#514",
     .make = with_end<carriage_return>,
     .undo = without_end<carriage_return>,
     .leaves = "\r",
     .adds = "\r",
     .drops = no_octet,
     .length = made::longer,
     .example = "user:pass"},
    {.id = "trailing-carriage-return",
     .cost = 12,
     .make = with_end<shown_return>,
     .undo = without_end<shown_return>,
     .leaves = "^",
     .adds = "^M",
     .drops = no_octet,
     .length = made::longer},
    {.id = "byte-order-mark-kept",
     .cost = 11,
     .on = on::halves | on::pair,
     .what = "kept the byte order mark at the beginning of a file",
     .fix = "Save the file as UTF-8 without a byte order mark, or skip it when reading.",
     .requirements = "C-BASIC-09",
     .source = "RFC 3629 section 6; Notepad",
     .make = with_mark,
     .undo = without_mark,
     .leaves = non_ascii,
     .adds = non_ascii,
     .drops = no_octet,
     .length = made::longer,
     .example = "secret"},
    {.id = "secret-left-in-base64",
     .cost = 11,
     .what = "took a secret from its store in base64 and did not decode it",
     .fix = decode_secret,
     .requirements = "C-BASIC-13",
     .source = "1Password/connect#62, kubernetes/kubernetes#70241",
     .make = base64,
     .undo = without_base64,
     .lacks = ~base64_signs,
     .adds = base64_signs,
     .length = made::longer,
     .example = "secret"},
    {.id = "secret-left-in-base64",
     .cost = 12,
     .fits = is_base64_of,
     .each = base64_variants,
     .undo = without_base64,
     .lacks = ~(base64_signs | OctetSet("-_")),
     .adds = base64_signs | OctetSet("-_"),
     .length = made::longer},
    {.id = "secret-left-in-hex",
     .cost = 11,
     .what = "took a secret from its store in hex and did not decode it",
     .fix = decode_secret,
     .requirements = "C-BASIC-13",
     .source = "xxd(1)",
     .make = hex,
     .undo = without_hex,
     .lacks = ~lower_hex,
     .adds = lower_hex,
     .length = made::longer,
     .example = "secret"},
    {.id = "secret-left-in-hex",
     .cost = 12,
     .make = upper_hex,
     .undo = without_hex,
     .lacks = ~upper_hex_digits,
     .adds = upper_hex_digits,
     .length = made::longer},
    {.id = "hash-sent",
     .cost = 12,
     .what = "sent a hash of the value (MD5 or SHA-256 in hex)",
     .fix = "Send the value itself: a scheme that wants a hash makes it by itself.",
     .requirements = "C-BASIC-13",
     .source = "request/request#664",
     .make = hashed<auth::DigestAlgorithm::md5>,
     .lacks = ~lower_hex,
     .adds = lower_hex,
     .example = "secret"},
    {.id = "hash-sent",
     .cost = 12,
     .make = hashed<auth::DigestAlgorithm::sha256>,
     .lacks = ~lower_hex,
     .adds = lower_hex},
};

}  // namespace

Family store_family() {
    return {"secrets store", rows};
}

}  // namespace proxy407::transforms
