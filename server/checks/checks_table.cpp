#include "checks/checks_table.hpp"

#include "checks/accounts.hpp"
#include "checks/answers.hpp"
#include "checks/connection.hpp"
#include "checks/content.hpp"
#include "checks/credentials_form.hpp"
#include "checks/digest.hpp"
#include "checks/identification.hpp"
#include "checks/leak.hpp"
#include "checks/message.hpp"
#include "checks/nonce.hpp"
#include "checks/ordering.hpp"
#include "checks/repetition.hpp"
#include "checks/reply_to_connect.hpp"
#include "checks/request_form.hpp"
#include "checks/second_proxy.hpp"
#include "checks/spelling.hpp"
#include "checks/target_secrets.hpp"
#include "checks/targets.hpp"

#include <algorithm>
#include <array>

namespace proxy407::checks {

namespace {

const auto table = std::to_array<Check>({
    {"absolute-form-to-proxy",
     "Outside a tunnel, every request except CONNECT has a whole URL as its target; inside a "
     "tunnel, every request has a path.",
     {"C-TARGET-01"},
     absolute_form_to_proxy,
     {.anywhere = true}},
    {"account-for-each-kind",
     "The client authenticates CONNECT with the account for https, and other requests with its own "
     "account. Not reached when the proxy accepted no request.",
     {"C-CONN-12", "C-NTLM-04"},
     account_for_each_kind},
    {"answered-challenge",
     "The client repeats each request that got a 407, and the proxy accepts it. Not reached "
     "without a 407.",
     {"C-407-01", "C-CONN-08", "C-TARGET-14"},
     answered_challenge,
     {.has_to_happen = true, .is_refusal = true}},
    {"answers-both",
     "When a target answers 401, the client sends Authorization to it, and the proxy still accepts "
     "the request. Not reached without a 401.",
     {"C-407-16"},
     answers_both},
    {"asked-once",
     "After the proxy accepted its credentials, the client sends them with every request of the "
     "same kind. Not reached without a later request.",
     {"C-SCOPE-02", "C-DIGEST-19"},
     asked_once},
    {"authenticated",
     "The proxy accepts a request, by its credentials or its address, and answers it.",
     {"C-407-01", "C-407-02"},
     authenticated,
     {.has_to_happen = true, .is_refusal = true}},
    {"awaits-continue",
     "The client sends no content with Expect: 100-continue before the proxy refused the request. "
     "Not reached without such a request.",
     {"C-407-13"},
     awaits_continue},
    {"connect-for-https",
     "The client uses CONNECT for every https:// target.",
     {"C-TARGET-02", "C-CONN-11"},
     connect_for_https,
     {.anywhere = true}},
    {"connect-for-websocket",
     "The client sends an upgrade to WebSocket only through a tunnel. Not reached without such a "
     "request.",
     {"C-CONN-13"},
     connect_for_websocket,
     {.weight = Weight::should}},
    {"connect-http11",
     "Each CONNECT is HTTP/1.1. Not reached without a CONNECT.",
     {"C-TARGET-11"},
     connect_http11,
     {.weight = Weight::should, .anywhere = true}},
    {"connect-well-formed",
     "Each CONNECT names a host and a port (an IPv6 address in brackets), and has no content. Not "
     "reached without a CONNECT.",
     {"C-TARGET-02", "C-TARGET-03", "C-TARGET-10", "C-TARGET-12"},
     connect_well_formed,
     {.anywhere = true}},
    {"connected",
     "The client connects to the proxy, whatever it sends.",
     {"C-CONN-11"},
     connected,
     {.needs_request = false, .has_to_happen = true}},
    {"content-complete",
     "Each request with content arrives with all of it, also when it is repeated after a 407. Not "
     "reached without content.",
     {"C-407-10", "C-407-11"},
     content_complete,
     {.has_to_happen = true}},
    {"credentials-exact",
     "All credentials that the proxy checked are right, from the first request on. A user name "
     "with parameters is the one that the client was given. Not reached without credentials that "
     "the proxy can check.",
     {"C-BASIC-01",
      "C-BASIC-02",
      "C-BASIC-03",
      "C-BASIC-04",
      "C-BASIC-05",
      "C-BASIC-06",
      "C-BASIC-13",
      "C-BASIC-14",
      "C-BASIC-15",
      "C-HDR-02",
      "C-USER-03",
      "C-DIGEST-01",
      "C-DIGEST-11",
      "C-DIGEST-12"},
     credentials_exact,
     {.is_refusal = true}},
    {"digest-spelling",
     "Digest credentials are written as RFC 7616 asks: the right parameters in quotes, each "
     "parameter once, no space around an equals sign, the response in lower case, ASCII only. Not "
     "reached without Digest credentials.",
     {"C-DIGEST-09", "C-DIGEST-10", "C-HDR-07", "C-HDR-09", "C-HDR-10", "C-HDR-11", "C-HDR-12"},
     digest_spelling,
     {.anywhere = true}},
    {"ends-let-through",
     "For each method and target, the proxy accepts the last request.",
     {"C-407-01", "C-CONN-12"},
     ends_let_through,
     {.has_to_happen = true, .is_refusal = true}},
    {"host-matches-target",
     "Each request has one Host field that names the host of the target. HTTP/1.0 may leave it "
     "out.",
     {"C-TARGET-06", "C-TARGET-07"},
     host_matches_target,
     {.anywhere = true}},
    {"http-without-connect",
     "No CONNECT names port 80: the client asks the proxy itself for an http:// target. Many "
     "proxies "
     "open tunnels for https:// alone.",
     {"C-TARGET-01"},
     http_without_connect,
     {.weight = Weight::practice, .anywhere = true}},
    {"ignores-cookies-of-proxy",
     "The client sends no cookie through a tunnel that the proxy set in a response to CONNECT. Not "
     "reached without such a cookie, or without a request through a tunnel.",
     {"C-CONN-05"},
     ignores_cookies_of_proxy},
    {"ignores-redirect-of-proxy",
     "The client does not follow a Location in a response to CONNECT: it comes from the proxy, and "
     "the client would show another page as the target's. Not reached without such a redirect to "
     "another host.",
     {"C-CONN-05"},
     ignores_redirect_of_proxy},
    {"max-attempts",
     "The proxy challenges or refuses no more than VALUE requests in a row for one target.",
     {"C-407-05", "C-407-06"},
     max_attempts,
     {.weight = Weight::should, .has_value = true, .anywhere = true}},
    {"max-failures",
     "No more than VALUE requests in a row for one target get no response, or an error other than "
     "407 from the proxy.",
     {"C-407-07", "C-407-19"},
     max_failures,
     {.weight = Weight::should, .has_value = true, .needs_request = false}},
    {"max-requests",
     "The client sends no more than VALUE requests for one target.",
     {"C-407-19"},
     max_requests,
     {.weight = Weight::should, .has_value = true}},
    {"nc-counts-up",
     "For each nonce, nc starts at 00000001 and grows by one.",
     {"C-DIGEST-07", "C-DIGEST-24"},
     nc_counts_up,
     {.anywhere = true}},
    {"never-sent-to-origin",
     "The origin sees no Proxy-Authorization, and not the client's password in any form. Not "
     "reached without a request to the origin.",
     {"C-CONN-06", "C-SCOPE-09"},
     never_sent_to_origin,
     {.anywhere = true}},
    {"nextnonce-used",
     "After a response names the next nonce, the client uses it and not an earlier one. Not "
     "reached without such a response and later Digest credentials.",
     {"C-DIGEST-21", "C-PAI-01"},
     nextnonce_used,
     {.weight = Weight::should}},
    {"no-authorization-instead",
     "The client never puts its credentials for the proxy into Authorization.",
     {"C-407-02", "C-407-03", "C-SCOPE-07"},
     no_authorization_instead,
     {.is_refusal = true, .anywhere = true}},
    {"no-basic-sent",
     "The client never sends Basic credentials.",
     {"C-BASIC-17", "C-BASIC-18"},
     no_basic_sent},
    {"no-credentials-on-trace",
     "No TRACE carries credentials or cookies, because the response repeats them. Not reached "
     "without a TRACE.",
     {"C-SCOPE-06"},
     no_credentials_on_trace},
    {"no-credentials-sent",
     "The client sends no Proxy-Authorization.",
     {"C-SCOPE-08"},
     no_credentials_sent,
     {.is_refusal = true}},
    {"no-early-tunnel-octets",
     "The client sends nothing between CONNECT and its response. Not reached without a CONNECT.",
     {"C-CONN-01", "C-CONN-05"},
     no_early_tunnel_octets,
     {.anywhere = true}},
    {"no-md5-beside-sha2",
     "The client does not answer with MD5 where SHA-2 is offered too. Not reached without Digest "
     "credentials.",
     {"C-DIGEST-04", "C-DIGEST-30"},
     no_md5_beside_sha2,
     {.weight = Weight::should}},
    {"no-origin-secrets-on-connect",
     "No CONNECT carries Authorization or Cookie of the target. The proxy's own cookies and "
     "account "
     "are not counted here. Not reached without a CONNECT.",
     {"C-CONN-07"},
     no_origin_secrets_on_connect,
     {.anywhere = true}},
    {"no-proxy-connection-at-origin",
     "The origin sees no Proxy-Connection. Not reached without a request to the origin.",
     {"C-407-17"},
     no_proxy_connection_at_origin,
     {.weight = Weight::observed, .anywhere = true}},
    {"no-secret-at-second-proxy",
     "The second proxy sees no credentials of the first one. Not reached without a request to the "
     "second proxy.",
     {"C-SCOPE-03", "C-SCOPE-05"},
     no_secret_at_second_proxy},
    {"no-secret-past-the-proxy",
     "A request that goes past the proxy carries no credentials of the proxy. Not reached without "
     "such a request.",
     {"C-SCOPE-04", "C-SCOPE-05"},
     no_secret_past_the_proxy,
     {.needs_request = false}},
    {"no-tls-after-refusal",
     "The client starts no TLS on a connection after the proxy refused its CONNECT.",
     {"C-CONN-05"},
     no_tls_after_refusal,
     {.anywhere = true}},
    {"no-userinfo-in-target",
     "No request target, Host or Referer holds a user name or a password.",
     {"C-TARGET-04"},
     no_userinfo_in_target,
     {.anywhere = true}},
    {"nonce-of-latest-challenge",
     "Each nonce is one that the proxy gave, and the client does not use it again after a 407 to "
     "it. Not reached without Digest credentials.",
     {"C-DIGEST-08", "C-DIGEST-17"},
     nonce_of_latest_challenge,
     {.anywhere = true}},
    {"not-a-407",
     "The proxy answers no request with 407.",
     {"C-407-01"},
     not_a_407,
     {.has_to_happen = true, .is_refusal = true}},
    {"not-at-second-proxy",
     "The client sends no request to the second proxy.",
     {"C-SCOPE-03"},
     not_at_second_proxy,
     {.needs_request = false}},
    {"not-authenticated", "The proxy accepts no request.", {"C-407-01"}, not_authenticated},
    {"not-past-the-proxy",
     "The client sends no request past the proxy.",
     {"C-CONN-11"},
     not_past_the_proxy},
    {"ntlm-version-2",
     "Each last message of NTLM has a response of version 2. Not reached without one.",
     {"C-NTLM-02"},
     ntlm_version_2},
    {"opaque-echoed",
     "The client sends each opaque back as it is in the challenge. Not reached without Digest "
     "credentials.",
     {"C-DIGEST-08"},
     opaque_echoed,
     {.weight = Weight::should, .anywhere = true}},
    {"proxy-answered",
     "The proxy itself answers a request with status VALUE.",
     {"C-407-18"},
     proxy_answered,
     {.has_value = true, .has_to_happen = true}},
    {"qop-was-offered",
     "Each qop is one that the challenge offers; without an offer the client sends none. Not "
     "reached without Digest credentials.",
     {"C-DIGEST-05", "C-DIGEST-22"},
     qop_was_offered,
     {.anywhere = true}},
    {"reconnects-after-close",
     "After a 407 that closes the connection, the client repeats the request on a new connection. "
     "Not reached without such a 407.",
     {"C-CONN-08", "C-407-15"},
     reconnects_after_close,
     {.has_to_happen = true}},
    {"same-credentials-throughout",
     "The client sends the same Basic credentials on CONNECT and on all other requests. Not "
     "reached without any.",
     {"C-BASIC-10"},
     same_credentials_throughout,
     {.weight = Weight::observed, .anywhere = true}},
    {"single-proxy-authorization",
     "No request has two Proxy-Authorization fields.",
     {"C-HDR-01"},
     single_proxy_authorization,
     {.anywhere = true}},
    {"stale-answered",
     "After each 407 with stale=true, the client repeats the request with the new nonce. Not "
     "reached without a stale nonce.",
     {"C-DIGEST-17"},
     stale_answered,
     {.weight = Weight::should}},
    {"stops-after-refusal",
     "The client repeats refused credentials at most once for the same target.",
     {"C-407-05"},
     stops_after_refusal,
     {.weight = Weight::should, .anywhere = true}},
    {"stops-in-the-end",
     "The proxy refuses the credentials of no more than 10 requests in a row for one target: more "
     "would lock the account.",
     {"C-407-05"},
     stops_in_the_end,
     {.anywhere = true}},
    {"strongest-scheme",
     "After the proxy offered Digest, the client does not send Basic. Not reached without an offer "
     "of Digest.",
     {"C-PARSE-12", "C-BASIC-17"},
     strongest_scheme,
     {.anywhere = true}},
    {"target-exact",
     "Each request target is the URL that the client was given, without the fragment; escapes of "
     "unreserved characters may be decoded. Not reached without such a request.",
     {"C-TARGET-05", "C-TARGET-08", "C-TARGET-09"},
     target_exact},
    {"target-secrets-stay",
     "The client sends no Authorization or Cookie of one target to another. Not reached without "
     "any.",
     {"C-SCOPE-05", "C-SCOPE-09"},
     target_secrets_stay},
    {"target-status",
     "The target, not the proxy, answers a request with status VALUE.",
     {"C-407-03"},
     target_status,
     {.has_value = true, .has_to_happen = true}},
    {"username-hashed",
     "Where the challenge has userhash=true, the client hashes the user name. Not reached without "
     "such a challenge.",
     {"C-DIGEST-13"},
     username_hashed},
    {"usual-spelling",
     "The field and the scheme are written as every proxy knows them: Proxy-Authorization; Basic, "
     "Digest, Bearer, NTLM, Negotiate. Not reached without credentials.",
     {"C-HDR-03"},
     usual_spelling,
     {.weight = Weight::practice, .anywhere = true}},
    {"well-formed-head",
     "No head of a request has a control character, a bare CR or LF, a folded line, or a space "
     "before a colon.",
     {"C-HDR-04", "C-HDR-05", "C-HDR-06", "C-TARGET-08"},
     well_formed_head,
     {.anywhere = true}},
});

}  // namespace

std::span<const Check> all_checks() {
    return table;
}

const Check* find_check(std::string_view id) {
    const auto found = std::ranges::find(table, id, &Check::id);
    return found == table.end() ? nullptr : &*found;
}

}  // namespace proxy407::checks
