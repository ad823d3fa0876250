#include "diagnosis/finding.hpp"

namespace proxy407::diagnosis {

namespace {

constexpr auto wrong = Cause::wrong_credentials;

constexpr std::string_view as_issued =
    "Send the token exactly as it was issued, after the word Bearer and one space: it is no user "
    "and password, and needs no encoding.";

constexpr Finding rows[] = {
    {"bearer-wrong-token", wrong, "the proxy knows no such token", as_issued, "C-BEARER-01"},
    {"bearer-expired-token",
     wrong,
     "the token was good once and is no longer",
     "Get a new token and use it, once; do not send the old one again (RFC 6750 section 3.1, "
     "error invalid_token).",
     "C-BEARER-03"},
    {"bearer-malformed-token",
     wrong,
     "what follows Bearer is no token",
     "After the word Bearer comes one space and one run of letters, digits and - . _ ~ + / with "
     "= at its end only (RFC 6750 section 2.1).",
     "C-BEARER-01"},
    {"bearer-token-encoded",
     wrong,
     "the right token was encoded once more",
     as_issued,
     "C-BEARER-01"},
    {"bearer-token-quoted", wrong, "the right token stands in quotes", as_issued, "C-BEARER-01"},
    {"bearer-scheme-twice",
     wrong,
     "the word Bearer stands there twice",
     "Where the client adds the scheme by itself, give it the token alone.",
     "C-BEARER-01"},
    {"token-missing",
     wrong,
     "nothing follows the name of the scheme",
     "An unset variable often is the reason: look at what the client was configured with.",
     "C-HDR-02"},
    {"token-wrong-value",
     wrong,
     "the value after the scheme is another than the proxy's",
     "Send the value exactly as it was given, after the scheme's name and one space.",
     "C-HDR-02"},
    {"unsatisfiable-challenge",
     Cause::wrong_place_or_scheme,
     "the challenge was answered, though nothing satisfies it",
     "Answer challenges of schemes that the client knows, with parameters that it knows (Digest: "
     "algorithm, qop); of others, say so and stop.",
     "C-407-09"},
};

}  // namespace

std::span<const Finding> token_findings() {
    return rows;
}

}  // namespace proxy407::diagnosis
