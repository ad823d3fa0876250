#pragma once

#include "auth/account.hpp"
#include "diagnosis/cause.hpp"
#include "diagnosis/situation.hpp"

#include <string>
#include <string_view>

namespace proxy407::diagnosis {

/// The value of curl's -U. curl percent-decodes it (CURLOPT_PROXYUSERPWD), so "%", a colon in the
/// user and what can't be typed are written as %XX.
std::string curl_user(const auth::Account& account);

/// user:password percent-encoded, as a URL's userinfo.
std::string userinfo(const auth::Account& account);

/// The proxy URL with the account in it.
http::Sentence inline_proxy_url(const Situation& situation, const auth::Account& account);

/// A curl line that gets this request through this proxy. Empty where curl can't do it: without an
/// `account` (null) only schemes that need none are answered, Basic has no form for a user with a
/// colon or for control characters, and curl 7.88 takes SHA-256 for SHA-512-256 and knows no
/// auth-int.
http::Sentence working_command(const Situation& situation, const auth::Account* account);

/// The same for a diagnosis, which says why where nothing works.
void add_command(Diagnosis& diagnosis, const Situation& situation, const auth::Account* account);

/// Says what the placeholder in the command is for, to those who read one.
void explain_placeholder(Diagnosis& diagnosis);

/// The same request without any credentials.
http::Sentence command_without_credentials(const Situation& situation);

}  // namespace proxy407::diagnosis
