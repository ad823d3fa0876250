#include "checks/check.hpp"
#include "checks/look.hpp"

#include <algorithm>
#include <array>

namespace proxy407::checks {

namespace {

constexpr bool value = true;
constexpr bool no_value = false;
constexpr bool any_time = false;
constexpr bool once_a_request_came = true;

const std::array<Check, 26> table = {{
    {"answered-challenge",
     "Each request that got a 407 was repeated and let through. Not reached when no 407 was "
     "given.",
     no_value,
     once_a_request_came,
     {"C-407-01", "C-CONN-08", "C-TARGET-14"},
     answered_challenge},
    {"authenticated",
     "A request was let through, by credentials or by its address, and answered.",
     no_value,
     once_a_request_came,
     {"C-407-01", "C-407-02"},
     authenticated},
    {"connected",
     "A connection came to the proxy, whatever was sent on it.",
     no_value,
     any_time,
     {"C-CONN-11"},
     connected},
    {"credentials-exact",
     "All credentials that the proxy judged were right, from the first one on. Not reached "
     "when none were sent, or none in a scheme that the proxy judges.",
     no_value,
     once_a_request_came,
     {"C-BASIC-01", "C-USER-03", "C-DIGEST-01"},
     credentials_exact},
    {"host-matches-target",
     "Each request had one Host field, and it named the host of the target.",
     no_value,
     once_a_request_came,
     {"C-TARGET-06", "C-TARGET-07"},
     host_matches_target},
    {"max-attempts",
     "No more than VALUE requests in a row for one target were turned away (challenged or "
     "refused).",
     value,
     once_a_request_came,
     {"C-407-05", "C-407-06"},
     max_attempts},
    {"nc-counts-up",
     "For each nonce nc began with 00000001 and rose by one, without a repeat.",
     no_value,
     once_a_request_came,
     {"C-DIGEST-07", "C-DIGEST-24"},
     nc_counts_up},
    {"never-sent-to-origin",
     "What the origin saw holds no Proxy-Authorization, no Proxy-Connection and not the "
     "client's password, plain or encoded. Not reached when no request came to the origin.",
     no_value,
     once_a_request_came,
     {"C-CONN-06", "C-SCOPE-09"},
     never_sent_to_origin},
    {"nextnonce-used",
     "No nonce came again after an answer had named the next one. Not reached when none did.",
     no_value,
     once_a_request_came,
     {"C-DIGEST-21", "C-PAI-01"},
     nextnonce_used},
    {"no-authorization-instead",
     "The client's credentials for the proxy were never in Authorization.",
     no_value,
     once_a_request_came,
     {"C-407-02", "C-407-03", "C-SCOPE-07"},
     no_authorization_instead},
    {"no-credentials-sent",
     "No request had a Proxy-Authorization field.",
     no_value,
     once_a_request_came,
     {"C-SCOPE-08"},
     no_credentials_sent},
    {"no-early-tunnel-octets",
     "After a CONNECT nothing was sent before the answer. Not reached without a CONNECT.",
     no_value,
     once_a_request_came,
     {"C-CONN-01", "C-CONN-05"},
     no_early_tunnel_octets},
    {"no-md5-beside-sha2",
     "MD5 was not the answer where SHA-2 was offered too. Not reached without Digest credentials.",
     no_value,
     once_a_request_came,
     {"C-DIGEST-04", "C-DIGEST-30"},
     no_md5_beside_sha2},
    {"no-userinfo-in-target",
     "No user name or password stood in a request-target, a Host or a Referer.",
     no_value,
     once_a_request_came,
     {"C-TARGET-04"},
     no_userinfo_in_target},
    {"nonce-of-latest-challenge",
     "Each nonce was one that was given, and did not come again after a 407 to it. Not reached "
     "without Digest credentials.",
     no_value,
     once_a_request_came,
     {"C-DIGEST-08", "C-DIGEST-17"},
     nonce_of_latest_challenge},
    {"not-a-407", "The proxy gave no 407.", no_value, once_a_request_came, {"C-407-01"}, not_a_407},
    {"not-authenticated",
     "No request was let through.",
     no_value,
     once_a_request_came,
     {"C-407-01"},
     not_authenticated},
    {"opaque-echoed",
     "Each opaque came back as the challenge had it. Not reached without Digest credentials.",
     no_value,
     once_a_request_came,
     {"C-DIGEST-08"},
     opaque_echoed},
    {"proxy-answered",
     "The proxy itself gave an answer with status VALUE.",
     value,
     once_a_request_came,
     {"C-407-18"},
     proxy_answered},
    {"qop-was-offered",
     "Each qop was one of those the challenge offered, and there was none where none was offered. "
     "Not reached without Digest credentials.",
     no_value,
     once_a_request_came,
     {"C-DIGEST-05", "C-DIGEST-22"},
     qop_was_offered},
    {"single-proxy-authorization",
     "No request had two Proxy-Authorization fields.",
     no_value,
     once_a_request_came,
     {"C-HDR-01"},
     single_proxy_authorization},
    {"stale-answered",
     "Each 407 with stale=true was followed by the same request with the new nonce.",
     no_value,
     once_a_request_came,
     {"C-DIGEST-17"},
     stale_answered},
    {"stops-after-refusal",
     "Refused credentials were repeated once at most, octet for octet, for the same target.",
     no_value,
     once_a_request_came,
     {"C-407-05"},
     stops_after_refusal},
    {"strongest-scheme",
     "Once Digest had been offered, Basic was not sent.",
     no_value,
     once_a_request_came,
     {"C-PARSE-12", "C-BASIC-17"},
     strongest_scheme},
    {"target-status",
     "An answer of the target, not of the proxy, had status VALUE. Not reached when no request "
     "came to the target.",
     value,
     once_a_request_came,
     {"C-407-03"},
     target_status},
    {"username-hashed",
     "Where the challenge offered userhash=true, the user name came hashed. Not reached without "
     "such an answer.",
     no_value,
     once_a_request_came,
     {"C-DIGEST-13"},
     username_hashed},
}};

}  // namespace

std::span<const Check> all_checks() {
    return table;
}

const Check* find_check(std::string_view id) {
    const auto found = std::ranges::find(table, id, &Check::id);
    return found == table.end() ? nullptr : &*found;
}

}  // namespace proxy407::checks
