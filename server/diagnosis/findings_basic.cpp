#include "diagnosis/finding.hpp"

namespace proxy407::diagnosis {

namespace {

constexpr auto wrong = Cause::wrong_credentials;

constexpr std::string_view decode_once =
    "Percent-decode user and password exactly once when they come from a URL, and not at all when "
    "they are set on their own. (curl -U is decoded like a URL.)";
constexpr std::string_view encode_in_url =
    "In a proxy URL write every character of user and password that is not a letter, a digit or "
    "one of - . _ ~ as %XX.";
constexpr std::string_view as_component =
    "Decode user and password each as a component (decodeURIComponent in JavaScript).";
constexpr std::string_view decoded_too_often =
    "The right credentials hold a literal %: write it as %25 in a proxy URL and in curl -U, which "
    "are decoded once.";
constexpr std::string_view plus =
    "In a URL's userinfo + stands for itself: use a percent-decoder that leaves it alone, or "
    "write + as %2B.";
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
constexpr std::string_view both_parts = "Send the user, one colon and the password, in that order.";
constexpr std::string_view whole =
    "Send user and password whole: neither HTTP nor Basic sets a bound that short.";
constexpr std::string_view utf8 = "Encode user and password as UTF-8 (RFC 7617 section 2.1).";
constexpr std::string_view composed =
    "Encode user and password as UTF-8 in Normalization Form C and change nothing else.";
constexpr std::string_view one_line =
    "Switch the encoder's line breaks off (base64 -w0, openssl base64 -A, Base64.getEncoder() "
    "instead of the MIME encoder): the token is one run of characters.";
constexpr std::string_view standard_padded =
    "Use the standard base64 alphabet (with + and /) and keep the padding (=).";
constexpr std::string_view exact_octets =
    "Encode exactly the octets of user, colon and password: printf '%s' instead of echo.";

// The solver says what the client did, so these rows need no clause of their own.
constexpr std::string_view solver = "";

constexpr Finding rows[] = {
    {"NO_DECODE", wrong, solver, decode_once, "C-BASIC-01 C-BASIC-13"},
    {"NO_DECODE_WHATWG", wrong, solver, decode_once, "C-BASIC-01 C-BASIC-13"},
    {"DOUBLE_DECODE", wrong, solver, decoded_too_often, "C-BASIC-01 C-BASIC-13"},
    {"DOUBLE_ENCODE", wrong, solver, decode_once, "C-BASIC-01 C-BASIC-13"},
    {"PLUS_AS_SPACE", wrong, solver, plus, "C-BASIC-13"},
    {"SPACE_AS_PLUS", wrong, solver, decode_once, "C-BASIC-13"},
    {"DECODE_USER_ONLY", wrong, solver, decode_once, "C-BASIC-01 C-BASIC-13"},
    {"DECODE_PASSWORD_ONLY", wrong, solver, decode_once, "C-BASIC-01 C-BASIC-13"},
    {"DECODE_URI_NOT_COMPONENT", wrong, solver, as_component, "C-BASIC-01 C-BASIC-13"},
    {"SPLIT_FIRST_AT", wrong, solver, encode_in_url, "C-BASIC-13 C-BASIC-15"},
    {"SPLIT_ALL_COLONS_TAKE_TWO", wrong, solver, first_colon, "C-BASIC-14"},
    {"TRUNC_HASH", wrong, solver, encode_in_url, "C-BASIC-15"},
    {"TRUNC_QUESTION", wrong, solver, encode_in_url, "C-BASIC-15"},
    {"TRUNC_SLASH", wrong, solver, encode_in_url, "C-BASIC-15"},
    {"TRUNC_SPACE", wrong, solver, encode_in_url, "C-BASIC-15"},
    {"TRUNC_NUL", wrong, solver, no_nul, "C-BASIC-08"},
    {"BACKSLASH_TO_SLASH", wrong, solver, backslash, "C-BASIC-13"},
    {"LOWERCASED", wrong, solver, keep_case, "C-BASIC-13"},
    {"TRIMMED", wrong, solver, as_configured, "C-BASIC-13"},
    {"LATIN1", wrong, solver, utf8, "C-BASIC-09"},
    {"CP1252", wrong, solver, utf8, "C-BASIC-09"},
    {"QMARK_ASCII", wrong, solver, utf8, "C-BASIC-09"},
    {"QMARK_LATIN1", wrong, solver, utf8, "C-BASIC-09"},
    {"DROP_NON_ASCII", wrong, solver, utf8, "C-BASIC-09"},
    {"LOW_BYTE", wrong, solver, utf8, "C-BASIC-09"},
    {"MOJIBAKE", wrong, solver, "Encode as UTF-8 once: octets stay as they are.", "C-BASIC-09"},
    {"CESU8", wrong, solver, utf8, "C-BASIC-09"},
    {"UTF16LE", wrong, solver, utf8, "C-BASIC-09"},
    {"NFD", wrong, solver, composed, "C-BASIC-09 C-BASIC-13"},
    {"NFKC", wrong, solver, composed, "C-BASIC-09 C-BASIC-13"},
    {"LINE_WRAP_76", wrong, solver, one_line, "C-BASIC-02"},
    {"LINE_WRAP_64", wrong, solver, one_line, "C-BASIC-02"},
    {"BASE64URL", wrong, solver, standard_padded, "C-BASIC-04"},
    {"BASE64URL_UNPADDED", wrong, solver, standard_padded, "C-BASIC-03 C-BASIC-04"},
    {"UNPADDED", wrong, solver, standard_padded, "C-BASIC-03"},
    {"DOUBLE_BASE64", wrong, solver, "Apply base64 once.", "C-BASIC-01"},
    {"NO_BASE64", wrong, solver, "Put base64 of user:password after \"Basic \".", "C-BASIC-01"},
    {"TRAILING_NEWLINE", wrong, solver, exact_octets, "C-BASIC-01 C-BASIC-08"},
    {"TRAILING_CRLF", wrong, solver, exact_octets, "C-BASIC-01 C-BASIC-08"},
    {"TRAILING_NUL", wrong, solver, exact_octets, "C-BASIC-01 C-BASIC-08"},
    {"QUOTED_TOKEN", wrong, solver, "Write the token without quotes.", "C-BASIC-01"},
    {"COLON_OMITTED", wrong, solver, "Send the colon though nothing follows it.", "C-BASIC-05"},
    {"USER_ONLY", wrong, solver, both_parts, "C-BASIC-01"},
    {"PASSWORD_ONLY", wrong, solver, both_parts, "C-BASIC-01"},
    {"SWAPPED", wrong, solver, both_parts, "C-BASIC-01"},
    {"TRUNC_63", wrong, solver, whole, "C-BASIC-15"},
    {"TRUNC_127", wrong, solver, whole, "C-BASIC-15"},
    {"TRUNC_255", wrong, solver, whole, "C-BASIC-15"},

    // These break the head, so that no value reaches the solver.
    {"TOKEN_NEWLINE",
     wrong,
     "appended a newline to the token, which ends the line too early",
     one_line,
     "C-BASIC-02 C-HDR-06"},
    {"LINE_WRAP_76_CRLF",
     wrong,
     "wrapped the token, so that its rest became a line of the head by itself",
     one_line,
     "C-BASIC-02 C-HDR-06"},
};

}  // namespace

std::span<const Finding> basic_findings() {
    return rows;
}

}  // namespace proxy407::diagnosis
