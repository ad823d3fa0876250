#include "diagnosis/old_ids.hpp"

#include <algorithm>
#include <utility>

namespace proxy407::diagnosis {

namespace {

constexpr std::pair<std::string_view, std::string_view> table[] = {
    {"NO_DECODE", "percent-encoding-not-decoded"},
    {"NO_DECODE_WHATWG", "percent-encoding-of-browsers-not-decoded"},
    {"DOUBLE_DECODE", "percent-decoded-twice"},
    {"DOUBLE_ENCODE", "percent-encoded-twice"},
    {"PLUS_AS_SPACE", "plus-read-as-space"},
    {"SPACE_AS_PLUS", "space-sent-as-plus"},
    {"DECODE_USER_ONLY", "only-user-decoded"},
    {"DECODE_PASSWORD_ONLY", "only-password-decoded"},
    {"DECODE_URI_NOT_COMPONENT", "reserved-characters-not-decoded"},
    {"DECODE_BEFORE_COLON_SPLIT", "decoded-before-split-at-colon"},
    {"SPLIT_FIRST_AT", "split-at-first-at-sign"},
    {"SPLIT_ALL_COLONS_TAKE_TWO", "split-at-every-colon"},
    {"SPLIT_LAST_COLON", "split-at-last-colon"},
    {"TRUNC_SLASH", "cut-at-slash"},
    {"TRUNC_QUESTION", "cut-at-question-mark"},
    {"TRUNC_HASH", "cut-at-hash"},
    {"TRUNC_SPACE", "cut-at-space"},
    {"TRUNC_NUL", "cut-at-nul"},
    {"TRUNC_63", "cut-to-63-bytes"},
    {"TRUNC_127", "cut-to-127-bytes"},
    {"TRUNC_255", "cut-to-255-bytes"},
    {"BACKSLASH_TO_SLASH", "backslash-sent-as-slash"},
    {"COLON_OMITTED", "colon-missing"},
    {"USER_ONLY", "user-alone"},
    {"PASSWORD_ONLY", "password-alone"},
    {"SWAPPED", "user-and-password-swapped"},
    {"LATIN1", "latin1-instead-of-utf8"},
    {"CP1252", "windows-1252-instead-of-utf8"},
    {"MOJIBAKE", "utf8-encoded-twice"},
    {"CESU8", "cesu8-instead-of-utf8"},
    {"UTF16LE", "utf16-instead-of-utf8"},
    {"LOW_BYTE", "low-byte-of-each-character"},
    {"DROP_NON_ASCII", "non-ascii-dropped"},
    {"QMARK_ASCII", "non-ascii-replaced"},
    {"QMARK_LATIN1", "non-latin1-replaced"},
    {"NFD", "decomposed-unicode"},
    {"NFKC", "compatibility-composed-unicode"},
    {"LOWERCASED", "lower-cased"},
    {"TRIMMED", "trimmed"},
    {"TRAILING_NEWLINE", "trailing-newline"},
    {"TRAILING_CRLF", "trailing-crlf"},
    {"TRAILING_NUL", "trailing-nul"},
    {"NO_BASE64", "not-base64-encoded"},
    {"DOUBLE_BASE64", "base64-encoded-twice"},
    {"BASE64URL", "base64url-alphabet"},
    {"BASE64URL_UNPADDED", "base64url-without-padding"},
    {"UNPADDED", "base64-without-padding"},
    {"LINE_WRAP_64", "base64-wrapped-at-64"},
    {"LINE_WRAP_76", "base64-wrapped-at-76"},
    {"LINE_WRAP_76_CRLF", "base64-wrapped-at-76-by-crlf"},
    {"TOKEN_NEWLINE", "newline-after-token"},
    {"QUOTED_TOKEN", "token-in-quotes"},
    {"PCT_NOT_DECODED", "digest-percent-encoding-not-decoded"},
    {"METHOD_GET", "digest-method-of-inner-request"},
    {"METHOD_LOWER", "digest-method-in-lower-case"},
    {"URI_PATH", "digest-path-hashed"},
    {"URI_ABS_HASHED", "digest-absolute-uri-hashed"},
    {"URI_HTTPS", "digest-https-uri-hashed"},
    {"URI_NO_PORT", "digest-host-without-port-hashed"},
    {"URI_SLASH", "digest-slash-hashed"},
    {"ALG_MD5", "digest-md5-used"},
    {"SHA256_FOR_512_256", "digest-sha-256-for-sha-512-256"},
    {"SHA512_TRUNC", "digest-truncated-sha-512"},
    {"SESS_ADDED", "digest-session-added"},
    {"SESS_IGNORED", "digest-session-ignored"},
    {"SESS_CNONCE_CURRENT", "digest-session-with-current-cnonce"},
    {"SESS_NONCE_CURRENT", "digest-session-with-current-nonce"},
    {"LEGACY_FORMULA", "digest-rfc-2069-formula"},
    {"QOP_LIST_IN_HASH", "digest-qop-list-hashed"},
    {"QOP_QUOTED_IN_HASH", "digest-quoted-qop-hashed"},
    {"NC_DECIMAL", "digest-decimal-nc-hashed"},
    {"NC_UNPADDED", "digest-nc-without-zeros-hashed"},
    {"HEX_UPPER", "digest-upper-case-hex-hashed"},
    {"QUOTES_KEPT", "digest-quotes-hashed"},
    {"ESCAPES_KEPT", "digest-backslashes-hashed"},
    {"USERHASH_IN_A1", "digest-hashed-user-in-a1"},
    {"A1_EXT_VALUE", "digest-extended-value-in-a1"},
    {"A1_LATIN1", "digest-latin1-in-a1"},
    {"A1_MOJIBAKE", "digest-utf8-encoded-twice-in-a1"},
    {"A1_NFD", "digest-decomposed-unicode-in-a1"},
    {"A1_NOT_NORMALISED", "digest-unnormalized-unicode-in-a1"},
    {"A1_QMARK", "digest-non-ascii-replaced-in-a1"},
    {"PW_EMPTY", "digest-empty-password"},
    {"PW_NEWLINE", "digest-password-with-newline"},
    {"BODY_EMPTY", "digest-no-content-hashed"},
    {"BODY_CHUNKED", "digest-chunked-content-hashed"},
    {"AUTHINT_AS_AUTH", "digest-content-left-out"},
};

}  // namespace

std::string_view present_id(std::string_view id) {
    const auto found =
        std::ranges::find(table, id, &std::pair<std::string_view, std::string_view>::first);
    return found == std::end(table) ? id : found->second;
}

std::string present_finding(std::string_view finding) {
    std::string present;
    std::size_t begin = 0;
    while (begin <= finding.size()) {
        const auto end = std::min(finding.find_first_of("/+", begin), finding.size());
        present += present_id(finding.substr(begin, end - begin));
        if (end < finding.size()) present += finding[end];
        begin = end + 1;
    }
    return present;
}

}  // namespace proxy407::diagnosis
