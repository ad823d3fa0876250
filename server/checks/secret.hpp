#pragma once

#include "auth/account.hpp"
#include "scenario/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::checks {

/// The forms in which an account would be recognised: the token of Basic, user:password, and the
/// password alone where it is long enough not to be an ordinary word; each plain, percent-encoded
/// and in base64.
std::vector<std::string> traces(const auth::Account& account);

/// The tokens that the proxy takes in any step, as they are and in base64.
std::vector<std::string> token_traces(const scenario::Scenario& scenario);

/// Are these credentials (a value of Authorization or Proxy-Authorization) the account's? Of Digest
/// the user's name tells.
bool is_for_proxy(std::string_view credentials, const auth::Account& account);

/// Does any of the traces occur in the octets?
bool shows(std::string_view octets, const auth::Account& account);

/// Does the client's account, or a token, occur in the octets?
bool shows_secret(std::string_view octets, const scenario::Scenario& scenario);

}  // namespace proxy407::checks
