#pragma once

#include "auth/account.hpp"
#include "http/sentence.hpp"
#include "http/target.hpp"
#include "ladder/credentials.hpp"
#include "ladder/proxy_url.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proxy407::ladder {

/// What is asked for through the proxy.
struct Target {
    /// Nobody has that name (RFC 6761 section 6.4): the request goes to the proxy and no further.
    static constexpr const char* made_up = "proxy407.invalid";

    bool is_made_up = true;
    bool tls = false;  ///< asked for by CONNECT
    http::Authority place = {made_up, 80};
    std::string path = "/";
};

std::string to_url(const Target& target);

/// What the ladder is to find out.
struct Question {
    ProxyUrl proxy;
    std::optional<auth::Account> account;  ///< as it is tried first
    std::optional<Reading> other;          ///< as it is tried once more
    Target target;
    std::optional<Target> echo = {};  ///< what shows the address that it sees, where one is named
    std::vector<http::Sentence> pac = {};  ///< how a PAC file led to the proxy; sentences
    std::vector<std::string> settings;     ///< what is said of the settings in force; sentences
    std::string random;                    ///< 16 octets: client nonce and challenge
    std::uint64_t file_time = 0;           ///< now, as NTLM counts it
};

}  // namespace proxy407::ladder
