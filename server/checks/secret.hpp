#pragma once

#include "auth/account.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::checks {

/// The forms in which an account would be recognised: the token of Basic, user:password, and the
/// password alone where it is long enough not to be an ordinary word; each plain, percent-encoded
/// and in base64.
std::vector<std::string> traces(const auth::Account& account);

/// Does any of the traces occur in the octets?
bool shows(std::string_view octets, const auth::Account& account);

}  // namespace proxy407::checks
