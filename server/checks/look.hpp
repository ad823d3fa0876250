#pragma once

#include "checks/check.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::checks {

using Exchanges = std::vector<const journal::Exchange*>;

/// The exchanges of the scenario that one recorder saw, in order, those without a request too.
Exchanges seen_by(journal::Recorder recorder, const Evidence& evidence);

/// Only the requests among them.
Exchanges requests_to(journal::Recorder recorder, const Evidence& evidence);
Exchanges requests_to_proxy(const Evidence& evidence);

/// Credentials for the proxy, as sent in the first field of that name.
std::optional<std::string_view> credentials(const journal::Exchange& exchange);

/// Was it answered because of identification: challenged or refused?
bool is_turned_away(const journal::Exchange& exchange);

CheckResult pass(std::string sentence, const journal::Exchange* exchange = nullptr);
CheckResult fail(std::string sentence, const journal::Exchange* exchange = nullptr);
CheckResult not_reached(std::string sentence);

/// "GET http://a.test/ (exchange 3)"
std::string request_line(const journal::Exchange& exchange);

// The checks of the table, a file for each kind.
CheckResult authenticated(const Evidence& evidence, std::int64_t value);
CheckResult not_authenticated(const Evidence& evidence, std::int64_t value);
CheckResult answered_challenge(const Evidence& evidence, std::int64_t value);
CheckResult credentials_exact(const Evidence& evidence, std::int64_t value);
CheckResult no_credentials_sent(const Evidence& evidence, std::int64_t value);
CheckResult max_attempts(const Evidence& evidence, std::int64_t value);
CheckResult stops_after_refusal(const Evidence& evidence, std::int64_t value);
CheckResult strongest_scheme(const Evidence& evidence, std::int64_t value);
CheckResult host_matches_target(const Evidence& evidence, std::int64_t value);
CheckResult no_early_tunnel_octets(const Evidence& evidence, std::int64_t value);
CheckResult no_userinfo_in_target(const Evidence& evidence, std::int64_t value);
CheckResult single_proxy_authorization(const Evidence& evidence, std::int64_t value);
CheckResult never_sent_to_origin(const Evidence& evidence, std::int64_t value);
CheckResult no_authorization_instead(const Evidence& evidence, std::int64_t value);
CheckResult connected(const Evidence& evidence, std::int64_t value);
CheckResult not_a_407(const Evidence& evidence, std::int64_t value);
CheckResult proxy_answered(const Evidence& evidence, std::int64_t value);
CheckResult nc_counts_up(const Evidence& evidence, std::int64_t value);
CheckResult nextnonce_used(const Evidence& evidence, std::int64_t value);
CheckResult no_md5_beside_sha2(const Evidence& evidence, std::int64_t value);
CheckResult nonce_of_latest_challenge(const Evidence& evidence, std::int64_t value);
CheckResult opaque_echoed(const Evidence& evidence, std::int64_t value);
CheckResult qop_was_offered(const Evidence& evidence, std::int64_t value);
CheckResult stale_answered(const Evidence& evidence, std::int64_t value);
CheckResult username_hashed(const Evidence& evidence, std::int64_t value);
CheckResult target_status(const Evidence& evidence, std::int64_t value);
CheckResult connect_for_https(const Evidence& evidence, std::int64_t value);
CheckResult absolute_form_to_proxy(const Evidence& evidence, std::int64_t value);
CheckResult well_formed_head(const Evidence& evidence, std::int64_t value);
CheckResult content_complete(const Evidence& evidence, std::int64_t value);
CheckResult no_origin_secrets_on_connect(const Evidence& evidence, std::int64_t value);
CheckResult reconnects_after_close(const Evidence& evidence, std::int64_t value);
CheckResult same_credentials_throughout(const Evidence& evidence, std::int64_t value);
CheckResult target_secrets_stay(const Evidence& evidence, std::int64_t value);
CheckResult ends_let_through(const Evidence& evidence, std::int64_t value);
CheckResult no_basic_sent(const Evidence& evidence, std::int64_t value);
CheckResult usual_spelling(const Evidence& evidence, std::int64_t value);
CheckResult connect_for_websocket(const Evidence& evidence, std::int64_t value);
CheckResult ignores_cookies_of_proxy(const Evidence& evidence, std::int64_t value);
CheckResult ignores_redirect_of_proxy(const Evidence& evidence, std::int64_t value);
CheckResult max_failures(const Evidence& evidence, std::int64_t value);
CheckResult max_requests(const Evidence& evidence, std::int64_t value);
CheckResult awaits_continue(const Evidence& evidence, std::int64_t value);
CheckResult no_tls_after_refusal(const Evidence& evidence, std::int64_t value);
CheckResult not_past_the_proxy(const Evidence& evidence, std::int64_t value);
CheckResult no_secret_past_the_proxy(const Evidence& evidence, std::int64_t value);
CheckResult no_secret_at_second_proxy(const Evidence& evidence, std::int64_t value);
CheckResult answers_both(const Evidence& evidence, std::int64_t value);
CheckResult account_for_each_kind(const Evidence& evidence, std::int64_t value);
CheckResult asked_once(const Evidence& evidence, std::int64_t value);
CheckResult connect_well_formed(const Evidence& evidence, std::int64_t value);
CheckResult digest_spelling(const Evidence& evidence, std::int64_t value);
CheckResult no_credentials_on_trace(const Evidence& evidence, std::int64_t value);
CheckResult not_at_second_proxy(const Evidence& evidence, std::int64_t value);
CheckResult ntlm_version_2(const Evidence& evidence, std::int64_t value);
CheckResult target_exact(const Evidence& evidence, std::int64_t value);

}  // namespace proxy407::checks
