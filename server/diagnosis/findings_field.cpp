#include "diagnosis/finding.hpp"

namespace proxy407::diagnosis {

namespace {

constexpr auto none = Cause::no_credentials;
constexpr auto wrong = Cause::wrong_credentials;
constexpr auto address = Cause::address_not_allowed;
constexpr auto place = Cause::wrong_place_or_scheme;

constexpr std::string_view right_field =
    "Send the proxy's credentials in Proxy-Authorization (curl -U or --proxy-user, not -u or "
    "--user).";
constexpr std::string_view basic_form =
    "The field's value is the word Basic, one space and base64 of user, colon and password.";
constexpr std::string_view field_grammar =
    "The field's value is the scheme, one space, then either one token or name=value pairs with "
    "commas between them (RFC 9110 section 11.4).";
constexpr std::string_view check_both = "Check user and password as the proxy knows them.";
constexpr std::string_view without_credentials =
    "Identify by address: come from a listed one, or have this one put on the list.";

constexpr Finding rows[] = {
    {"no-credentials",
     none,
     "no credentials were sent",
     "Give the client user and password for the proxy (curl -U, or inside the proxy URL).",
     "C-407-01"},
    {"authorization-instead-of-proxy-authorization",
     place,
     "the credentials are in Authorization, which is for the target",
     right_field,
     "C-407-02"},
    {"wrong-field-name",
     place,
     "the credentials are in a field of another name",
     right_field,
     "C-407-02"},
    {"credentials-in-request-target",
     place,
     "the credentials are in the URL of the target, not of the proxy",
     "Put the proxy's credentials into the proxy URL or the proxy's own setting (curl -U); a "
     "request-target carries none (RFC 9110 section 4.2.4).",
     "C-TARGET-04 C-407-02"},
    {"scheme-not-offered",
     place,
     "the scheme is none of those the proxy offers",
     "Answer one of the schemes in Proxy-Authenticate.",
     "C-407-09"},
    {"scheme-missing",
     place,
     "the token was sent without the name of a scheme before it",
     basic_form,
     "C-HDR-02 C-BASIC-01"},
    {"space-after-scheme-missing",
     place,
     "there is no space between the scheme and the token",
     basic_form,
     "C-HDR-02"},
    {"scheme-not-followed-by-space",
     wrong,
     "the scheme is not followed by a space",
     field_grammar,
     "C-HDR-02"},
    {"empty-value",
     wrong,
     "the field is there, but empty",
     "An unset variable often is the reason: look at what the client was configured with.",
     "C-BASIC-01"},
    {"no-token68", wrong, "no token follows the scheme", basic_form, "C-BASIC-01"},
    {"unparsable",
     wrong,
     "what follows the scheme is neither a token nor parameters",
     field_grammar,
     "C-BASIC-01"},
    {"unterminated-quoted-string",
     wrong,
     "a quoted string has no closing quote",
     "Close the quote, and put a backslash before quotes and backslashes inside of it.",
     "C-HDR-12"},
    {"too-many-parameters",
     wrong,
     "there are more than 64 parameters, or list elements between them",
     "Send the parameters that the scheme has, once each.",
     "C-HDR-11"},
    {"duplicate-parameter",
     wrong,
     "a parameter occurs twice",
     "Send each parameter once.",
     "C-HDR-11"},
    {"not-canonical-base64",
     wrong,
     "the token is not base64 as RFC 4648 section 4 has it",
     "Use the standard alphabet (with + and /), exact padding (=) and no other character.",
     "C-BASIC-01 C-BASIC-03"},
    {"no-colon",
     wrong,
     "there is no colon between user and password",
     "Encode the user, one colon and the password.",
     "C-BASIC-01 C-BASIC-05"},
    {"control-character",
     wrong,
     "there is a control character in user or password",
     "Basic forbids control characters (RFC 7617 section 2): refuse such credentials, and look "
     "for a line end that slipped in with them.",
     "C-BASIC-08"},
    {"colon-in-user",
     wrong,
     "the user itself holds a colon, which Basic can't express",
     "Refuse such a user with Basic (RFC 7617 section 2): the proxy reads the user only up to the "
     "first colon. Use a user without a colon, or Digest.",
     "C-BASIC-07"},
    {"unknown-user", wrong, "the proxy knows no such user", check_both, "C-BASIC-01"},
    {"wrong-password",
     wrong,
     "the user is known, the password is another",
     check_both,
     "C-BASIC-01"},
    {"user-with-domain",
     wrong,
     "a domain or host was added to the user",
     "Send the user exactly as the proxy knows it, without DOMAIN\\ before or @host after it.",
     "C-BASIC-13"},
    {"user-without-domain",
     wrong,
     "the domain or host that belongs to the user is missing",
     "Send the user exactly as the proxy knows it, with its DOMAIN\\ or @host.",
     "C-BASIC-13"},
    {"duplicate-proxy-authorization",
     wrong,
     "there are two Proxy-Authorization fields",
     "Send one. Often one comes from the proxy URL and another from a header set by hand.",
     "C-HDR-01"},
    {"credentials-on-several-lines",
     wrong,
     "the credentials are spread over several lines",
     "Send them on one line: HTTP/1.1 forbids senders to fold (RFC 9112 section 5.2).",
     "C-HDR-04 C-BASIC-02"},
    {"control-character-in-credentials",
     wrong,
     "there is a control character in the credentials field itself",
     "Send visible characters only: no CR, LF or NUL may get into a field (RFC 9110 section 5.5).",
     "C-HDR-06"},
    {"space-before-colon-of-credentials",
     wrong,
     "there is a space between Proxy-Authorization and its colon",
     "Write the colon right after the field's name (RFC 9112 section 5.1).",
     "C-HDR-05"},
    {"address-not-listed",
     address,
     "the client's address is not on the allowlist",
     without_credentials,
     "C-407-18"},
    {"address-not-listed-credentials-do-not-help",
     address,
     "the client's address is not on the allowlist, and this proxy takes no password instead",
     without_credentials,
     "C-407-18 C-SCOPE-08"},
    {"credentials-on-allowlist-proxy",
     address,
     "this proxy goes by address and refuses requests with credentials",
     "Leave user and password out (no -U, none in the proxy URL): the address is listed and "
     "suffices.",
     "C-SCOPE-08"},
    {"account-refused",
     wrong,
     "it is locked, expired or may not use this proxy",
     "No other way of writing the password helps: have the account unlocked or renewed, or take "
     "another one. Do not repeat the request, each one may count as a failure.",
     "C-407-05"},
    {"quota-used-up",
     wrong,
     "its quota is used up",
     "Wait until the quota is filled again, or take another account. The credentials are right.",
     "C-407-05"},
    {"address-not-listed-for-account",
     address,
     "it may not be used from the client's address",
     "Come from an address that the account lists, or have this one put on its list.",
     "C-407-18"},
};

}  // namespace

std::span<const Finding> field_findings() {
    return rows;
}

}  // namespace proxy407::diagnosis
