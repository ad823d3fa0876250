#include "client/placeholder.hpp"

#include <set>

namespace proxy407::client {

const std::vector<std::string>& plain_placeholders() {
    static const std::vector<std::string> names = {
        "url",
        "proxy",
        "proxy_url",
        "proxy_host",
        "proxy_port",
        "no_proxy",
        "content_file",
        "ca_file",
        "driver_dir"};
    return names;
}

const std::vector<std::string>& credential_placeholders() {
    static const std::vector<std::string> names = {
        "user", "password", "quoted_user", "quoted_password"};
    return names;
}

std::string missing_placeholder(
    const std::string& channel, const std::vector<std::string>& templates
) {
    std::set<std::string> there;
    for (const std::string& text : templates)
        for (const std::string& name : text::placeholders(text)) there.insert(name);
    const auto has = [&](const char* name) { return there.contains(name); };
    if (!has("url")) return "has no {url}, so it does not tell the client what to fetch";
    if (channel != "option" && channel != "any")
        return has("proxy_url") ? ""
                                : "has no {proxy_url}, so it does not tell the client of the proxy";
    if (!has("proxy") && !has("proxy_host"))
        return "has neither {proxy} nor {proxy_host}, so it does not tell the client of the proxy";
    if (has("proxy_host") && !has("proxy") && !has("proxy_port"))
        return "has {proxy_host} and no {proxy_port}: the port is another one in each case";
    const bool names_account =
        (has("user") || has("quoted_user")) && (has("password") || has("quoted_password"));
    if (!names_account)
        return "does not tell the client its user and password: add {user} and {password}, or "
               "write "
               "{proxy_url} in place of the proxy, which has both";
    return "";
}

text::Values usual_variables() {
    text::Values made;
    for (const char* name : {"http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"})
        made[name] = "{proxy_url}";
    return made;
}

}  // namespace proxy407::client
