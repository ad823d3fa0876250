#include "client/placeholder.hpp"

#include <set>

namespace proxy407::client {
namespace {

std::set<std::string> all_in(const Channel& channel) {
    std::set<std::string> found;
    const auto add = [&](const std::string& text) {
        for (const std::string& name : text::placeholders(text)) found.insert(name);
    };
    for (const Words& part : channel.argv)
        for (const std::string& word : part.words) add(word);
    for (const auto& [variable, text] : channel.environment) add(text);
    return found;
}

}  // namespace

const std::vector<std::string>& plain_placeholders() {
    static const std::vector<std::string> names = {
        "url", "proxy", "proxy_url", "proxy_host", "proxy_port", "ca_file", "driver_dir"};
    return names;
}

const std::vector<std::string>& credential_placeholders() {
    static const std::vector<std::string> names = {"user", "password"};
    return names;
}

std::string missing_placeholder(const Channel& channel) {
    const auto there = all_in(channel);
    const auto has = [&](const char* name) { return there.contains(name); };
    if (!has("url")) return "has no {url}, so it does not tell the client what to fetch";
    if (channel.name != "option")
        return has("proxy_url") ? ""
                                : "has no {proxy_url}, so it does not tell the client of the proxy";
    if (!has("proxy") && !has("proxy_host"))
        return "has neither {proxy} nor {proxy_host}, so it does not tell the client of the proxy";
    if (has("proxy_host") && !has("proxy") && !has("proxy_port"))
        return "has {proxy_host} and no {proxy_port}: the port is another one in each case";
    if (!has("user") || !has("password"))
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
