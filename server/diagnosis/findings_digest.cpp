#include "diagnosis/finding.hpp"

namespace proxy407::diagnosis {

namespace {

constexpr auto wrong = Cause::wrong_credentials;

constexpr std::string_view needed =
    "Send it: a Digest answer names username, realm, nonce, uri and response, and with qop also "
    "qop, nc and cnonce (RFC 7616 section 3.4).";
constexpr std::string_view fresh_nonce =
    "User and password are right. The proxy answers stale=true with a new nonce: take it and "
    "repeat, without asking the user again.";
constexpr std::string_view from_the_challenge = "Send it back exactly as the challenge has it.";
constexpr std::string_view target_as_sent =
    "Use the request-target exactly as in the request line: the whole URL for a plain request, "
    "host:port for CONNECT (RFC 7616 section 3.4.6).";
constexpr std::string_view formula =
    "Follow RFC 7616 sections 3.4.1 to 3.4.3 to the letter; hex is in lower case.";
constexpr std::string_view right_hash = "Hash with the algorithm that the challenge names.";
constexpr std::string_view utf8 =
    "Use user and password as UTF-8 bytes in Normalization Form C (RFC 7616 section 4).";
constexpr std::string_view right_password =
    "Use the password exactly as configured: percent-decoded once when it comes from a URL (or "
    "from "
    "curl -U), otherwise as it is.";
constexpr std::string_view session =
    "With an algorithm in -sess A1 is H(user:realm:password):nonce:cnonce of the session's first "
    "request, otherwise it is user:realm:password alone (RFC 7616 section 3.4.2).";
constexpr std::string_view content_hash =
    "With qop=auth-int A2 ends in H(content), the content before transfer coding, and in H of "
    "nothing when there is none (RFC 7616 section 3.4.3).";
constexpr std::string_view unquoted =
    "Take the quotes and the backslashes of quoted-pairs away before hashing (RFC 7616 section "
    "3.3, unq).";

constexpr Finding rows[] = {
    {"digest-without-parameters",
     wrong,
     "a token stands where Digest has parameters",
     needed,
     "C-DIGEST-01"},
    {"digest-duplicate-parameter",
     wrong,
     "a parameter occurs twice",
     "Send each parameter once.",
     "C-HDR-11"},
    {"digest-username-and-username-star",
     wrong,
     "both username and username* are there",
     "Send username, or username* where the name is no ASCII, never both.",
     "C-DIGEST-14"},
    {"digest-username-star-improper",
     wrong,
     "username* is not of the form UTF-8''value",
     "Write UTF-8'' and the percent-encoded name, without quotes (RFC 8187 section 3.2).",
     "C-DIGEST-14"},
    {"digest-username-star-with-userhash",
     wrong,
     "username* is there although userhash=true says that the name is hashed",
     "With userhash=true send the hash as username (RFC 7616 section 3.4.4).",
     "C-DIGEST-14"},
    {"digest-username-missing", wrong, "username is missing", needed, "C-DIGEST-01"},
    {"digest-realm-missing", wrong, "realm is missing", needed, "C-DIGEST-08"},
    {"digest-nonce-missing", wrong, "nonce is missing", needed, "C-DIGEST-08"},
    {"digest-uri-missing", wrong, "uri is missing", needed, "C-DIGEST-11"},
    {"digest-response-missing", wrong, "response is missing", needed, "C-DIGEST-01"},
    {"digest-qop-missing",
     wrong,
     "qop is missing although the challenge offers it: this is the answer of RFC 2069",
     needed,
     "C-DIGEST-22"},
    {"digest-nc-missing", wrong, "nc is missing", needed, "C-DIGEST-07"},
    {"digest-cnonce-missing", wrong, "cnonce is missing", needed, "C-DIGEST-07"},
    {"digest-algorithm-not-offered",
     wrong,
     "the algorithm is not the one of the challenge",
     "Answer with the algorithm of the challenge; none named means MD5.",
     "C-DIGEST-03"},
    {"digest-qop-not-offered",
     wrong,
     "qop is not one of those the challenge offers",
     "Choose one qop of the challenge's list.",
     "C-DIGEST-05"},
    {"digest-qop-list-copied",
     wrong,
     "qop is the whole list of the challenge",
     "Choose one qop of the list, send that one and hash that one.",
     "C-DIGEST-05"},
    {"digest-qop-without-offer",
     wrong,
     "qop is there although the challenge offers none: it asks for the form of RFC 2069",
     "Without a qop in the challenge send no qop, nc and cnonce, and hash nonce and A2 alone.",
     "C-DIGEST-22"},
    {"digest-auth-for-auth-int",
     wrong,
     "qop is auth although the challenge offers auth-int alone",
     "Answer with qop=auth-int and the hash of the content in A2, or do not answer at all.",
     "C-DIGEST-05 C-DIGEST-26"},
    {"digest-nc-improper",
     wrong,
     "nc is not a count of eight hex digits from 00000001 on",
     "Write nc as eight hex digits, beginning with 00000001 for each nonce.",
     "C-DIGEST-07"},
    {"digest-nc-replayed",
     wrong,
     "user and password are right, but this nc was already used",
     "Raise nc by one for every request with the same nonce, also over parallel connections.",
     "C-DIGEST-07 C-DIGEST-24"},
    {"digest-nc-decreased",
     wrong,
     "user and password are right, but this nc is below one that came before",
     "Raise nc by one for every request with the same nonce, and send them in that order.",
     "C-DIGEST-07"},
    {"digest-opaque-altered",
     wrong,
     "opaque is not what the challenge said",
     from_the_challenge,
     "C-DIGEST-08"},
    {"digest-other-realm",
     wrong,
     "the credentials are for another realm",
     from_the_challenge,
     "C-DIGEST-08"},
    {"digest-uri-mismatch",
     wrong,
     "uri is not the target of this request",
     target_as_sent,
     "C-DIGEST-11"},
    {"digest-uri-in-origin-form",
     wrong,
     "uri is only the path although the request-target is a whole URL",
     target_as_sent,
     "C-DIGEST-11"},
    {"digest-nonce-unknown",
     wrong,
     "user and password are right, but the proxy did not issue this nonce (or no longer knows it)",
     fresh_nonce,
     "C-DIGEST-17"},
    {"digest-nonce-expired",
     wrong,
     "user and password are right, but the nonce is too old",
     fresh_nonce,
     "C-DIGEST-17"},
    {"digest-nonce-used-up",
     wrong,
     "user and password are right, but the nonce was used as often as it may be",
     fresh_nonce,
     "C-DIGEST-17"},
    {"digest-unknown-user",
     wrong,
     "the proxy knows no such user",
     "Check the user as the proxy knows it.",
     "C-DIGEST-01",
     true},
    {"digest-userhash-not-said",
     wrong,
     "the user name is hashed, and userhash=true is missing",
     "Send userhash=true beside the hashed name (RFC 7616 section 3.4.4).",
     "C-DIGEST-13"},
    {"digest-response-in-upper-case",
     wrong,
     "response is right but not in lower-case hex",
     formula,
     "C-DIGEST-10"},
    {"digest-wrong-response",
     wrong,
     "the response does not fit the password",
     right_password,
     "C-DIGEST-01",
     true},

    // Inputs of the hash; the solver says what was done to them.
    {"split-at-last-colon",
     wrong,
     "user and password were split at the last colon",
     "Split the userinfo at its first colon.",
     "C-DIGEST-01"},
    {"decoded-before-split-at-colon",
     wrong,
     "the userinfo was decoded before it was split",
     "Split the userinfo at its first colon, then decode both parts.",
     "C-DIGEST-01"},
    {"digest-method-in-lower-case",
     wrong,
     "",
     "Hash the method as it is sent, in capitals.",
     "C-DIGEST-12"},
    {"digest-method-of-inner-request",
     wrong,
     "",
     "The request the proxy sees is CONNECT: hash that method.",
     "C-DIGEST-12"},
    {"digest-session-added", wrong, "", session, "C-DIGEST-16"},
    {"digest-session-ignored", wrong, "", session, "C-DIGEST-16"},
    {"digest-session-with-current-cnonce", wrong, "", session, "C-DIGEST-16"},
    {"digest-session-with-current-nonce", wrong, "", session, "C-DIGEST-16 C-DIGEST-21"},
    {"digest-rfc-2069-formula", wrong, "", formula, "C-DIGEST-22"},
    {"digest-quoted-qop-hashed", wrong, "", unquoted, "C-DIGEST-28"},
    {"digest-qop-list-hashed", wrong, "", "Hash the one qop that was chosen.", "C-DIGEST-05"},
    {"digest-nc-without-zeros-hashed",
     wrong,
     "",
     "Hash nc as it is sent: eight hex digits.",
     "C-DIGEST-07"},
    {"digest-decimal-nc-hashed", wrong, "", "Write and hash nc in hex.", "C-DIGEST-07"},
    {"digest-upper-case-hex-hashed", wrong, "", formula, "C-DIGEST-10"},
    {"digest-quotes-hashed", wrong, "", unquoted, "C-DIGEST-28"},
    {"digest-backslashes-hashed", wrong, "", unquoted, "C-DIGEST-28"},
    {"digest-backslash-not-escaped",
     wrong,
     "a backslash in a quoted string stands alone",
     "In a quoted string write a backslash twice (RFC 9110 section 5.6.4): "
     "username=\"CORP\\\\alice\".",
     "C-DIGEST-28"},
    {"digest-empty-password", wrong, "", right_password, "C-DIGEST-01"},
    {"digest-password-with-newline", wrong, "", right_password, "C-DIGEST-01"},
    {"digest-percent-encoding-not-decoded", wrong, "", right_password, "C-DIGEST-01"},
    {"digest-md5-used", wrong, "", right_hash, "C-DIGEST-03"},
    {"digest-truncated-sha-512", wrong, "", right_hash, "C-DIGEST-29"},
    {"digest-sha-256-for-sha-512-256", wrong, "", right_hash, "C-DIGEST-29"},
    {"digest-latin1-in-a1", wrong, "", utf8, "C-DIGEST-15"},
    {"digest-non-ascii-replaced-in-a1", wrong, "", utf8, "C-DIGEST-15"},
    {"digest-decomposed-unicode-in-a1", wrong, "", utf8, "C-DIGEST-15"},
    {"digest-unnormalized-unicode-in-a1", wrong, "", utf8, "C-DIGEST-15"},
    {"digest-utf8-encoded-twice-in-a1", wrong, "", utf8, "C-DIGEST-15"},
    {"digest-hashed-user-in-a1",
     wrong,
     "",
     "Send the hash as username, but hash A1 with the plain name (RFC 7616 section 3.4.4).",
     "C-DIGEST-13"},
    {"digest-extended-value-in-a1",
     wrong,
     "",
     "Hash A1 with the decoded name, not with its UTF-8'' notation.",
     "C-DIGEST-14"},
    {"digest-path-hashed", wrong, "", target_as_sent, "C-DIGEST-11"},
    {"digest-absolute-uri-hashed", wrong, "", target_as_sent, "C-DIGEST-11"},
    {"digest-host-without-port-hashed", wrong, "", target_as_sent, "C-DIGEST-11"},
    {"digest-slash-hashed", wrong, "", target_as_sent, "C-DIGEST-11"},
    {"digest-https-uri-hashed", wrong, "", target_as_sent, "C-DIGEST-11"},
    {"digest-no-content-hashed", wrong, "", content_hash, "C-DIGEST-26"},
    {"digest-chunked-content-hashed", wrong, "", content_hash, "C-DIGEST-26"},
    {"digest-content-left-out", wrong, "", content_hash, "C-DIGEST-26"},
};

}  // namespace

std::span<const Finding> digest_findings() {
    return rows;
}

}  // namespace proxy407::diagnosis
