// auth: one file per scheme: issue a challenge, verify credentials.
#pragma once

#include <string>
#include <vector>

namespace proxy407::auth {

/// Octets: UTF-8 in NFC where the scenario gave text, anything where it gave a byte form.
struct Account {
    std::string user;
    std::string password;
    bool operator==(const Account&) const = default;
};

/// user ":" password, as Basic joins them (RFC 7617 section 2).
inline std::string pair_of(const Account& account) {
    return account.user + ":" + account.password;
}

using Accounts = std::vector<Account>;

}  // namespace proxy407::auth
