#include "client/environment.hpp"

#include "client/template.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace proxy407::client {
namespace {

/// In lower case; each is taken out in any case.
constexpr std::array proxy_variables = {
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
    "ftp_proxy",
    "socks_proxy",
    "socks5_proxy",
    "rsync_proxy",
    "cgi_http_proxy",
    "npm_config_proxy",
    "npm_config_http_proxy",
    "npm_config_https_proxy",
    "npm_config_noproxy",
    "yarn_proxy",
    "yarn_http_proxy",
    "yarn_https_proxy",
    "global_agent_http_proxy",
    "global_agent_https_proxy",
    "global_agent_no_proxy",
    "cargo_http_proxy",
    "pip_proxy",
    "git_proxy_command",
};

constexpr std::array trust_settings = {
    "SSL_CERT_FILE",         // OpenSSL, and with it Python's ssl, Ruby, PHP; Go; rustls
    "CURL_CA_BUNDLE",        // curl, Python requests
    "REQUESTS_CA_BUNDLE",    // Python requests
    "PIP_CERT",              // pip
    "HTTPLIB2_CA_CERTS",     // Python httplib2
    "AWS_CA_BUNDLE",         // AWS tools and SDKs
    "NODE_EXTRA_CA_CERTS",   // Node
    "npm_config_cafile",     // npm
    "DENO_CERT",             // Deno
    "GIT_SSL_CAINFO",        // git
    "CARGO_HTTP_CAINFO",     // cargo
    "PERL_LWP_SSL_CA_FILE",  // Perl LWP
    "BUNDLE_SSL_CA_CERT",    // Bundler
    "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH",
};

bool is_proxy_setting(const std::string& name) {
    for (const std::string_view setting : proxy_variables)
        if (text::equal_ignoring_case(name, setting)) return true;
    return false;
}

/// A plus stays one: who takes a URL for a form is found out by it.
std::string in_url(const std::string& octets) {
    return text::percent_encode(octets, text::PercentSet::rfc3986_minimal);
}

}  // namespace

ProxySettings proxy_settings(
    const std::string& scheme, std::uint16_t port, std::optional<auth::Account> client
) {
    ProxySettings made;
    made.host = "127.0.0.1";
    made.port = port;
    const std::string place = made.host + ":" + std::to_string(port);
    made.proxy = scheme + "://" + place;
    made.proxy_url = made.proxy;
    if (client)
        made.proxy_url =
            scheme + "://" + in_url(client->user) + ":" + in_url(client->password) + "@" + place;
    made.client = std::move(client);
    made.http_target = http_target;
    made.https_target = https_target;
    made.https_proxy_url = made.proxy_url;
    return made;
}

ProxySettings proxy_settings(
    const scenario::Scenario& scenario, std::uint16_t port, const app::Server::Companions& beside
) {
    auto made = proxy_settings(scenario.listener.tls ? "https" : "http", port, scenario.client);
    if (beside.second_proxy != 0) {
        const auto& client = scenario.second_proxy->client;
        made.second_proxy_url = proxy_settings("http", beside.second_proxy, client).proxy_url;
    }
    if (beside.direct_origin != 0) {
        made.direct_origin = made.host + ":" + std::to_string(beside.direct_origin);
    }
    const auto& handout = scenario.handout;
    const Values values = {{"direct_origin", made.direct_origin}};
    if (!handout.http_target.empty()) made.http_target = expand(handout.http_target, values);
    if (!handout.https_target.empty()) made.https_target = expand(handout.https_target, values);
    made.no_proxy = handout.no_proxy;
    using HttpsProxy = scenario::Handout::HttpsProxy;
    if (handout.https_proxy == HttpsProxy::second) made.https_proxy_url = made.second_proxy_url;
    if (handout.https_proxy == HttpsProxy::none) made.https_proxy_url.clear();
    return made;
}

process::Environment clean_environment(const std::string& home) {
    process::Environment made;
    const process::Environment ours = process::inherited_environment();
    if (const auto path = ours.find("PATH"); path != ours.end()) made.insert(*path);
    made["HOME"] = home;
    made["TMPDIR"] = home;
    made["LC_ALL"] = "C.UTF-8";
    return made;
}

void remove_proxy_variables(process::Environment& environment) {
    std::erase_if(environment, [](const auto& setting) { return is_proxy_setting(setting.first); });
}

void set_proxy(process::Environment& environment, const ProxySettings& proxy) {
    const auto set = [&](const char* lower, const char* upper, const std::string& value) {
        if (value.empty()) return;
        environment[lower] = value;
        environment[upper] = value;
    };
    set("http_proxy", "HTTP_PROXY", proxy.proxy_url);
    set("https_proxy", "HTTPS_PROXY", proxy.https_proxy_url);
    // It would stand in for an https_proxy that is left out on purpose.
    if (!proxy.https_proxy_url.empty()) set("all_proxy", "ALL_PROXY", proxy.proxy_url);
    set("no_proxy", "NO_PROXY", proxy.no_proxy);
    environment["NODE_USE_ENV_PROXY"] = "1";
}

void set_trust(process::Environment& environment, const ProxySettings& proxy) {
    for (const char* name : trust_settings) environment[name] = proxy.ca_file;
}

void set_proxy407(process::Environment& environment, const ProxySettings& proxy) {
    environment["PROXY407_HOST"] = proxy.host;
    environment["PROXY407_PORT"] = std::to_string(proxy.port);
    environment["PROXY407_URL"] = proxy.proxy;
    environment["PROXY407_PROXY"] = proxy.proxy_url;
    environment["PROXY407_CA_FILE"] = proxy.ca_file;
    environment["PROXY407_HTTP_TARGET"] = proxy.http_target;
    environment["PROXY407_HTTPS_TARGET"] = proxy.https_target;
    for (const auto& [name, value] : {
             std::pair{"PROXY407_SECOND_PROXY", proxy.second_proxy_url},
             std::pair{"PROXY407_DIRECT_ORIGIN", proxy.direct_origin},
         }) {
        environment.erase(name);
        if (!value.empty()) environment[name] = value;
    }
    environment.erase("PROXY407_USER");
    environment.erase("PROXY407_PASSWORD");
    if (!proxy.client) return;
    environment["PROXY407_USER"] = proxy.client->user;
    environment["PROXY407_PASSWORD"] = proxy.client->password;
}

}  // namespace proxy407::client
