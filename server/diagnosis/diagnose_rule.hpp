#pragma once

#include "diagnosis/cause.hpp"
#include "diagnosis/situation.hpp"

#include <string>
#include <string_view>

// Refusals by a rule about addresses and accounts, whatever the credentials are worth.

namespace proxy407::diagnosis {

/// The address is not on the allowlist, with or without credentials sent along.
Diagnosis diagnose_address(const Situation& situation, const std::string& peer);

/// The address is listed, and the credentials sent along are what the proxy refuses.
Diagnosis diagnose_credentials_on_allowlist(const Situation& situation, const std::string& peer);

/// The password is right, and the account may not: "account-refused", "quota-used-up" or
/// "address-not-listed-for-account".
Diagnosis diagnose_account(
    const Situation& situation,
    std::string_view finding,
    const std::string& user,
    const std::string& peer
);

/// A session parameter behind the user or the password, and the words for what would be right.
struct SessionParameter {
    bool in_user;
    std::string octets;  ///< user or password, parameters and all
    std::string key;
    std::string value;
    std::string right;
};

/// User and password are right, and a parameter behind one of them is not.
Diagnosis diagnose_session_parameter(
    const Situation& situation, std::string_view finding, const SessionParameter& parameter
);

}  // namespace proxy407::diagnosis
