#pragma once

#include "auth/account.hpp"

#include <string>
#include <vector>

namespace proxy407::handout {

/// A line for one client that works as printed.
struct ClientLine {
    std::string client;  ///< "curl -U"
    std::string line;
};

/// The value of curl's -U. curl percent-decodes it (CURLOPT_PROXYUSERPWD), so "%" is encoded.
std::string curl_user(const auth::Account& account);

/// Lines for a plain http:// proxy at host:port that asks for Basic, fetching `target`. An IPv6
/// address comes without brackets.
std::vector<ClientLine> client_lines(
    const auth::Account& account,
    const std::string& host,
    const std::string& port,
    const std::string& target
);

}  // namespace proxy407::handout
