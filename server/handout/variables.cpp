#include "handout/variables.hpp"

#include "text/octets.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace proxy407::handout {
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

}  // namespace

std::vector<std::string> proxy_variable_names() {
    return {proxy_variables.begin(), proxy_variables.end()};
}

void remove_proxy_variables(Variables& variables) {
    std::erase_if(variables, [](const auto& setting) { return is_proxy_setting(setting.first); });
}

void set_proxy(Variables& variables, const ProxySettings& proxy) {
    const auto set = [&](const char* lower, const char* upper, const std::string& value) {
        if (value.empty()) return;
        variables[lower] = value;
        variables[upper] = value;
    };
    set("http_proxy", "HTTP_PROXY", proxy.proxy_url);
    set("https_proxy", "HTTPS_PROXY", proxy.https_proxy_url);
    // It would stand in for an https_proxy that is left out on purpose.
    if (!proxy.https_proxy_url.empty()) set("all_proxy", "ALL_PROXY", proxy.proxy_url);
    set("no_proxy", "NO_PROXY", proxy.no_proxy);
    variables["NODE_USE_ENV_PROXY"] = "1";
}

void set_trust(Variables& variables, const ProxySettings& proxy) {
    for (const char* name : trust_settings) variables[name] = proxy.ca_file;
}

void set_proxy407(Variables& variables, const ProxySettings& proxy) {
    variables["PROXY407_HOST"] = proxy.host;
    variables["PROXY407_PORT"] = std::to_string(proxy.port);
    variables["PROXY407_URL"] = proxy.proxy;
    variables["PROXY407_PROXY"] = proxy.proxy_url;
    variables["PROXY407_CA_FILE"] = proxy.ca_file;
    variables["PROXY407_HTTP_TARGET"] = proxy.http_target;
    variables["PROXY407_HTTPS_TARGET"] = proxy.https_target;
    for (const auto& [name, value] : {
             std::pair{"PROXY407_SECOND_PROXY", proxy.second_proxy_url},
             std::pair{"PROXY407_DIRECT_ORIGIN", proxy.direct_origin},
         }) {
        variables.erase(name);
        if (!value.empty()) variables[name] = value;
    }
    variables.erase("PROXY407_USER");
    variables.erase("PROXY407_PASSWORD");
    if (!proxy.client) return;
    variables["PROXY407_USER"] = proxy.client->user;
    variables["PROXY407_PASSWORD"] = proxy.client->password;
}

std::string shell_lines(const Variables& variables) {
    std::string unset;
    for (const char* name : {"no_proxy", "NO_PROXY"})
        if (!variables.contains(name)) unset += std::string(" ") + name;
    std::string lines = unset.empty() ? "" : "unset" + unset + "\n";
    for (const auto& [name, value] : variables)
        lines += "export " + name + "=" + text::shell_word(value) + "\n";
    return lines;
}

}  // namespace proxy407::handout
