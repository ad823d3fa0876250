#include "checks/check.hpp"
#include "checks/look.hpp"

#include <algorithm>
#include <array>

namespace proxy407::checks {

namespace {

constexpr bool with_value = true;
constexpr bool without_value = false;
constexpr bool any_time = false;

const auto table = std::to_array<Check>({
    {"absolute-form-to-proxy",
     "Each request to the proxy but CONNECT had a whole URL for a target, and each one inside a "
     "tunnel a path.",
     {"C-TARGET-01"},
     absolute_form_to_proxy},
    {"account-for-each-kind",
     "CONNECT was let through for the account that was handed out for https, and other "
     "requests for the client's. Not reached when nobody was let through.",
     {"C-CONN-12", "C-NTLM-04"},
     account_for_each_kind},
    {"answered-challenge",
     "Each request that got a 407 was repeated and let through. Not reached when no 407 was "
     "given.",
     {"C-407-01", "C-CONN-08", "C-TARGET-14"},
     answered_challenge},
    {"answers-both",
     "Each target that said 401 got a request with Authorization that the proxy let through. "
     "Not reached when no target said 401.",
     {"C-407-16"},
     answers_both},
    {"asked-once",
     "Once credentials had been let through, no request of the same kind came without any. Not "
     "reached when none were let through.",
     {"C-SCOPE-02", "C-DIGEST-19"},
     asked_once},
    {"authenticated",
     "A request was let through, by credentials or by its address, and answered.",
     {"C-407-01", "C-407-02"},
     authenticated},
    {"awaits-continue",
     "A request with Expect: 100-continue that was turned away had sent no content before that "
     "answer. Not reached without such a request.",
     {"C-407-13"},
     awaits_continue},
    {"connect-for-https",
     "No https:// target was asked for without CONNECT.",
     {"C-TARGET-02", "C-CONN-11"},
     connect_for_https},
    {"connect-for-websocket",
     "No request for an upgrade to WebSocket came to the proxy outside of a tunnel. Not reached "
     "without such a request.",
     {"C-CONN-13"},
     connect_for_websocket},
    {"connect-well-formed",
     "Each CONNECT named a host and a port, in brackets where the host is an IPv6 address, "
     "said HTTP/1.1 and had no content. Not reached without a CONNECT.",
     {"C-TARGET-02", "C-TARGET-03", "C-TARGET-10", "C-TARGET-11", "C-TARGET-12"},
     connect_well_formed},
    {"connected",
     "A connection came to the proxy, whatever was sent on it.",
     {"C-CONN-11"},
     connected,
     without_value,
     any_time},
    {"content-complete",
     "Each request with content came with the whole of it, and one that got a 407 was repeated so. "
     "Not reached when no request had content.",
     {"C-407-10", "C-407-11"},
     content_complete},
    {"credentials-exact",
     "All credentials that the proxy judged were right, from the first one on. Not reached "
     "when none were sent, or none in a scheme that the proxy judges.",
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
     credentials_exact},
    {"digest-spelling",
     "Digest credentials were spelled as RFC 7616 asks: what is quoted and what is not, each "
     "parameter once, nothing around the equals signs, the response in lower case, ASCII "
     "alone. Not reached without Digest credentials.",
     {"C-DIGEST-09", "C-DIGEST-10", "C-HDR-07", "C-HDR-09", "C-HDR-10", "C-HDR-11", "C-HDR-12"},
     digest_spelling},
    {"ends-let-through",
     "For each method and target the last request to the proxy was let through.",
     {"C-407-01", "C-CONN-12"},
     ends_let_through},
    {"host-matches-target",
     "Each request had one Host field, and it named the host of the target.",
     {"C-TARGET-06", "C-TARGET-07"},
     host_matches_target},
    {"ignores-cookies-of-proxy",
     "No cookie that the proxy set in an answer to CONNECT came to a target through a tunnel. Not "
     "reached when the proxy set none.",
     {"C-CONN-05"},
     ignores_cookies_of_proxy},
    {"ignores-redirect-of-proxy",
     "No request went where the Location in an answer to CONNECT points: it is the proxy's word, "
     "and "
     "a client that follows it shows what it finds there for the target's. Not reached when the "
     "proxy redirected no CONNECT to another host.",
     {"C-CONN-05"},
     ignores_redirect_of_proxy},
    {"max-attempts",
     "No more than VALUE requests in a row for one target were turned away (challenged or "
     "refused).",
     {"C-407-05", "C-407-06"},
     max_attempts,
     with_value},
    {"max-failures",
     "No more than VALUE requests in a row for one target stayed without an answer, or were "
     "answered by the proxy with an error other than 407.",
     {"C-407-07", "C-407-19"},
     max_failures,
     with_value},
    {"max-requests",
     "No more than VALUE requests for one target came, whatever became of them.",
     {"C-407-19"},
     max_requests,
     with_value},
    {"nc-counts-up",
     "For each nonce nc began with 00000001 and rose by one, without a repeat.",
     {"C-DIGEST-07", "C-DIGEST-24"},
     nc_counts_up},
    {"never-sent-to-origin",
     "What the origin saw holds no Proxy-Authorization, no Proxy-Connection and not the "
     "client's password, plain or encoded. Not reached when no request came to the origin.",
     {"C-CONN-06", "C-SCOPE-09"},
     never_sent_to_origin},
    {"nextnonce-used",
     "No nonce came again after an answer had named the next one. Not reached when none did.",
     {"C-DIGEST-21", "C-PAI-01"},
     nextnonce_used},
    {"no-authorization-instead",
     "The client's credentials for the proxy were never in Authorization.",
     {"C-407-02", "C-407-03", "C-SCOPE-07"},
     no_authorization_instead},
    {"no-basic-sent",
     "No request carried credentials in Basic.",
     {"C-BASIC-17", "C-BASIC-18"},
     no_basic_sent},
    {"no-credentials-on-trace",
     "No TRACE had credentials or cookies, which it would send back. Not reached without a "
     "TRACE.",
     {"C-SCOPE-06"},
     no_credentials_on_trace},
    {"no-credentials-sent",
     "No request had a Proxy-Authorization field.",
     {"C-SCOPE-08"},
     no_credentials_sent},
    {"no-early-tunnel-octets",
     "After a CONNECT nothing was sent before the answer. Not reached without a CONNECT.",
     {"C-CONN-01", "C-CONN-05"},
     no_early_tunnel_octets},
    {"no-md5-beside-sha2",
     "MD5 was not the answer where SHA-2 was offered too. Not reached without Digest credentials.",
     {"C-DIGEST-04", "C-DIGEST-30"},
     no_md5_beside_sha2},
    {"no-origin-secrets-on-connect",
     "No CONNECT carried Authorization or Cookie, which are for the target. Not reached without a "
     "CONNECT.",
     {"C-CONN-07"},
     no_origin_secrets_on_connect},
    {"no-secret-at-second-proxy",
     "What came to the second proxy showed nothing of the first one's credentials. Not reached "
     "when nothing came there.",
     {"C-SCOPE-03", "C-SCOPE-05"},
     no_secret_at_second_proxy},
    {"no-secret-past-the-proxy",
     "What came to the direct origin showed nothing of the proxy's credentials. Not reached when "
     "nothing came there.",
     {"C-SCOPE-04", "C-SCOPE-05"},
     no_secret_past_the_proxy},
    {"no-tls-after-refusal",
     "No TLS was begun on a connection whose CONNECT had been refused.",
     {"C-CONN-05"},
     no_tls_after_refusal},
    {"no-userinfo-in-target",
     "No user name or password stood in a request-target, a Host or a Referer.",
     {"C-TARGET-04"},
     no_userinfo_in_target},
    {"nonce-of-latest-challenge",
     "Each nonce was one that was given, and did not come again after a 407 to it. Not reached "
     "without Digest credentials.",
     {"C-DIGEST-08", "C-DIGEST-17"},
     nonce_of_latest_challenge},
    {"not-a-407", "The proxy gave no 407.", {"C-407-01"}, not_a_407},
    {"not-at-second-proxy",
     "No request came to the second proxy.",
     {"C-SCOPE-03"},
     not_at_second_proxy,
     without_value,
     any_time},
    {"not-authenticated", "No request was let through.", {"C-407-01"}, not_authenticated},
    {"not-past-the-proxy",
     "No request came to the direct origin past the proxy.",
     {"C-CONN-11"},
     not_past_the_proxy},
    {"ntlm-version-2",
     "Each last message of NTLM had a response of version 2. Not reached without one.",
     {"C-NTLM-02"},
     ntlm_version_2},
    {"opaque-echoed",
     "Each opaque came back as the challenge had it. Not reached without Digest credentials.",
     {"C-DIGEST-08"},
     opaque_echoed},
    {"proxy-answered",
     "The proxy itself gave an answer with status VALUE.",
     {"C-407-18"},
     proxy_answered,
     with_value},
    {"qop-was-offered",
     "Each qop was one of those the challenge offered, and there was none where none was offered. "
     "Not reached without Digest credentials.",
     {"C-DIGEST-05", "C-DIGEST-22"},
     qop_was_offered},
    {"reconnects-after-close",
     "Each request whose 407 closed the connection was repeated on another one. Not reached when "
     "no 407 did.",
     {"C-CONN-08", "C-407-15"},
     reconnects_after_close},
    {"same-credentials-throughout",
     "All Basic credentials of the run were the same, octet for octet, on CONNECT and on plain "
     "requests. Not reached when none were sent.",
     {"C-BASIC-10"},
     same_credentials_throughout},
    {"single-proxy-authorization",
     "No request had two Proxy-Authorization fields.",
     {"C-HDR-01"},
     single_proxy_authorization},
    {"stale-answered",
     "Each 407 with stale=true was followed by the same request with the new nonce.",
     {"C-DIGEST-17"},
     stale_answered},
    {"stops-after-refusal",
     "Refused credentials were repeated once at most, octet for octet, for the same target.",
     {"C-407-05"},
     stops_after_refusal},
    {"strongest-scheme",
     "Once Digest had been offered, Basic was not sent.",
     {"C-PARSE-12", "C-BASIC-17"},
     strongest_scheme},
    {"target-exact",
     "The request-targets were the URLs handed out, octet for octet and without a fragment. "
     "Not reached when none came to a target.",
     {"C-TARGET-05", "C-TARGET-08", "C-TARGET-09"},
     target_exact},
    {"target-secrets-stay",
     "No Authorization or Cookie that was sent to one target was sent to another one. Not reached "
     "when there was none.",
     {"C-SCOPE-05", "C-SCOPE-09"},
     target_secrets_stay},
    {"target-status",
     "An answer of the target, not of the proxy, had status VALUE.",
     {"C-407-03"},
     target_status,
     with_value},
    {"username-hashed",
     "Where the challenge offered userhash=true, the user name came hashed. Not reached without "
     "such an answer.",
     {"C-DIGEST-13"},
     username_hashed},
    {"usual-spelling",
     "Field and scheme were spelled as all proxies know them: Proxy-Authorization, Basic, Digest, "
     "Bearer, NTLM, Negotiate. Not reached when no credentials came.",
     {"C-HDR-03"},
     usual_spelling},
    {"well-formed-head",
     "No head of a request had a control character, a bare CR or LF, a folded line, or a space "
     "before a colon.",
     {"C-HDR-04", "C-HDR-05", "C-HDR-06", "C-TARGET-08"},
     well_formed_head},
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
