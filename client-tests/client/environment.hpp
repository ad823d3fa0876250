#pragma once

#include "app/server.hpp"
#include "process/child.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace proxy407::client {

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
    std::string https_proxy_url;   ///< as proxy_url; another proxy's, or empty for none
    std::string no_proxy;          ///< empty: none
    std::string second_proxy_url;  ///< with its credentials; empty where there is none
    std::string direct_origin;     ///< "127.0.0.1:40124"; empty where there is none
};

/// Targets that only the proxy can resolve (RFC 6761 section 6.2): no NO_PROXY or localhost rule
/// lets a client go past the proxy and find something there.
inline constexpr const char* http_target = "http://origin.test/ip";
inline constexpr const char* https_target = "https://origin.test/ip";

ProxySettings proxy_settings(
    const std::string& scheme, std::uint16_t port, std::optional<auth::Account> client
);

/// The settings of a scenario's proxy: what stands beside it, and what its client is told in
/// place of the usual.
ProxySettings proxy_settings(
    const scenario::Scenario& scenario, std::uint16_t port, const app::Server::Companions& beside
);

/// What a client needs to run at all, and nothing that could send it elsewhere: PATH, a UTF-8
/// locale, and `home` for everything that it keeps.
process::Environment clean_environment(const std::string& home);

/// Takes out every setting that names a proxy or an exception from it.
void remove_proxy_variables(process::Environment& environment);

/// http_proxy, https_proxy and all_proxy in both cases; Node is told to read them.
void set_proxy(process::Environment& environment, const ProxySettings& proxy);

/// The certificate authority, for every client that can be told by a variable.
void set_trust(process::Environment& environment, const ProxySettings& proxy);

/// PROXY407_URL, PROXY407_PROXY and so on, for commands that take no proxy from the environment.
void set_proxy407(process::Environment& environment, const ProxySettings& proxy);

}  // namespace proxy407::client
