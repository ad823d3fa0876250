#pragma once

#include "auth/account.hpp"
#include "auth/attempt.hpp"
#include "auth/scheme.hpp"
#include "diagnosis/cause.hpp"
#include "http/credentials.hpp"
#include "http/framing.hpp"
#include "http/head.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::diagnosis {

/// What a diagnosis knows besides the request. The proxy knows the right answer.
struct Situation {
    const http::RequestHead& head;
    const std::vector<auth::Scheme>& offered;
    const auth::Accounts& accounts;
    const auth::Account* intended;  ///< what the client was given, if it is good here; or null
    std::string proxy_url;          ///< "http://127.0.0.1:3128", for the command that works
    std::string ca_file;            ///< where the authority's certificate is; empty: not written
    const auth::NonceStore* nonces = nullptr;  ///< for Digest
    std::string content = {};                  ///< of the request, where it was read (auth-int)
    std::string content_hash = {};             ///< where `content` is only its beginning
};

/// Credentials are missing, in the wrong field, of the wrong scheme, or wrong.
Diagnosis diagnose_credentials(const Situation& situation, const auth::Attempt& attempt);

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

/// The message was refused (400) over something that concerns the credentials: a token broken by
/// a line end, two Proxy-Authorization fields, ... Nothing when the complaint is about the rest.
std::optional<Diagnosis> diagnose_message(
    const Situation& situation, const http::Complaint& complaint
);

}  // namespace proxy407::diagnosis
