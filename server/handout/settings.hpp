// handout: what a client is told of the proxy: addresses, credentials, variables, files.
#pragma once

#include "scenario/model.hpp"
#include "text/percent.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace proxy407::handout {

/// Environment variables by name.
using Variables = std::map<std::string, std::string>;

/// All that a client needs to know of the proxy it is to use, as ready strings.
struct ProxySettings {
    std::string host;
    std::uint16_t port = 0;
    std::string proxy;      ///< "http://127.0.0.1:40123"
    std::string proxy_url;  ///< the same with the credentials percent-encoded, if there are any
    std::optional<auth::Account> client;
    std::string ca_file;
    std::string http_target;
    std::string https_target;
    std::string https_proxy_url;   ///< as proxy_url; with another account or another proxy's, or
                                   ///< empty for none
    std::string no_proxy;          ///< empty: none
    std::string second_proxy_url;  ///< with its credentials; empty where there is none
    std::string direct_origin;     ///< "127.0.0.1:40124"; empty where there is none
    Variables variables;           ///< of the scenario, beside the usual ones or in their place
};

/// Targets that only the proxy can resolve (RFC 6761 section 6.2): no NO_PROXY or localhost rule
/// lets a client go past the proxy and find something there.
inline constexpr const char* http_target = "http://origin.test/ip";
inline constexpr const char* https_target = "https://origin.test/ip";

/// Where the proxy and what is beside it listen; 0: not there.
struct Place {
    std::uint16_t port = 0;
    std::uint16_t second_proxy = 0;
    std::uint16_t direct_origin = 0;
    std::string host = "127.0.0.1";  ///< as it stands in a URL: "[::1]"
};

/// The URL of a proxy with the credentials percent-encoded, null: without any. The least that
/// RFC 3986 asks leaves a plus alone, so that a client that takes a URL for a form shows itself.
std::string proxy_url(
    const std::string& scheme,
    const auth::Account* account,
    const std::string& host_and_port,
    text::PercentSet set = text::PercentSet::rfc3986_minimal
);

ProxySettings proxy_settings(
    const std::string& scheme, const Place& place, std::optional<auth::Account> client
);

/// The settings of a scenario's proxy: what is beside it, and what its client is told instead of
/// the usual. The file of the certificate authority is for the caller to add.
ProxySettings proxy_settings(const scenario::Scenario& scenario, const Place& place);

}  // namespace proxy407::handout
