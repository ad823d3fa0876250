#include "client/client_command.hpp"

#include "client/needs.hpp"
#include "client/scheme_feature.hpp"
#include "client/told.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace proxy407::client {
namespace {

bool holds(const std::string& when, const Setting& setting) {
    if (when.empty()) return true;
    if (when == "credentials") return setting.scenario.client.has_value();
    return text::contains(offered_schemes(setting.scenario, setting.target), when) ||
           takes(setting.scenario, setting.target, when);
}

/// The templates of the command line that hold in this case.
std::vector<std::string> words(const Setting& setting) {
    std::vector<std::string> found;
    for (const Words& part : setting.channel.argv)
        if (holds(part.when, setting))
            found.insert(found.end(), part.words.begin(), part.words.end());
    return found;
}

/// As a string in double quotes is written in the configuration languages of many programs.
std::string quoted(const std::string& text) {
    std::string written = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\'' || c == '\\') written += '\\';
        written += c;
    }
    return written + '"';
}

text::Values values(const Setting& setting, const handout::ProxySettings& proxy) {
    text::Values made = {
        {"url", url_told(setting.client, setting.scenario, setting.target, proxy)},
        {"proxy", proxy.proxy},
        {"proxy_url", proxy.proxy_url},
        {"proxy_host", proxy.host},
        {"proxy_port", std::to_string(proxy.port)},
        {"no_proxy", proxy.no_proxy},
        {"content_file", setting.content_file},
        {"ca_file", proxy.ca_file},
        {"driver_dir", setting.client.folder}};
    if (!proxy.client) return made;
    made["user"] = proxy.client->user;
    made["password"] = proxy.client->password;
    made["quoted_user"] = quoted(proxy.client->user);
    made["quoted_password"] = quoted(proxy.client->password);
    return made;
}

void set_all(
    process::Environment& environment, const text::Values& templates, const text::Values& known
) {
    for (const auto& [variable, text] : templates)
        environment[variable] = text::expand(text, known);
}

/// The variables of the channel and of the scenario. Where there is another proxy for https, or
/// none, a variable for https has that; what would be empty is not set.
void set_channel(
    process::Environment& environment, const Setting& setting, const handout::ProxySettings& proxy
) {
    const text::Values known = values(setting, proxy);
    text::Values for_https = known;
    for_https["proxy_url"] = proxy.https_proxy_url;
    for (const auto& [variable, text] : setting.channel.environment) {
        const bool is_https = text::to_lower(variable).ends_with("https_proxy");
        const std::string value = text::expand(text, is_https ? for_https : known);
        if (!value.empty()) environment[variable] = value;
    }
    for (const auto& [variable, value] : proxy.variables) environment[variable] = value;
}

/// The features of the case that the client claims, as its driver knows them.
std::vector<std::string> claimed_needs(const Setting& setting) {
    std::vector<std::string> claimed;
    for (const auto& enough : needs_of(setting.scenario, setting.target))
        for (const std::string& feature : enough) {
            const std::string known = driver_feature(feature);
            if (setting.channel.features.contains(feature) && !text::contains(claimed, known))
                claimed.push_back(known);
        }
    return claimed;
}

void put_proxy(
    nlohmann::ordered_json& request, const Setting& setting, const handout::ProxySettings& proxy
) {
    if (setting.channel.name == "url") {
        request["proxy_url"] = proxy.proxy_url;
        if (takes(setting.scenario, setting.target, "https_proxy"))
            request["https_proxy_url"] = proxy.https_proxy_url;
    }
    if (setting.channel.tells_options()) {
        request["proxy"] = proxy.proxy;
        request["proxy_host"] = proxy.host;
        request["proxy_port"] = proxy.port;
        request["schemes"] = offered_schemes(setting.scenario, setting.target);
        if (proxy.client) {
            request["user"] = text::as_utf8(proxy.client->user);
            request["password"] = text::as_utf8(proxy.client->password);
        }
    }
    if (setting.channel.name != "env" && !proxy.no_proxy.empty())
        request["no_proxy"] = proxy.no_proxy;
}

}  // namespace

process::Command template_command(
    const Setting& setting, const handout::ProxySettings& proxy, process::Environment environment
) {
    const text::Values known = values(setting, proxy);
    process::Command command;
    for (const std::string& word : words(setting))
        command.argv.push_back(text::expand(word, known));
    command.environment = std::move(environment);
    set_channel(command.environment, setting, proxy);
    return command;
}

process::Command program_command(
    const Setting& setting, const handout::ProxySettings* proxy, process::Environment environment
) {
    const text::Values known = {{"driver_dir", setting.client.folder}};
    process::Command command;
    for (const std::string& word : setting.client.program->argv)
        command.argv.push_back(text::expand(word, known));
    command.environment = std::move(environment);
    set_all(command.environment, setting.client.program->environment, known);
    if (!proxy) return command;
    set_channel(command.environment, setting, *proxy);
    return command;
}

std::string case_request(
    const Setting& setting,
    const handout::ProxySettings& proxy,
    const std::string& id,
    std::chrono::milliseconds time
) {
    const bool uploads = takes(setting.scenario, setting.target, "upload");
    nlohmann::ordered_json request = {
        {"v", 1},
        {"id", id},
        {"needs", claimed_needs(setting)},
        {"via", setting.channel.name},
        {"method", uploads ? "POST" : "GET"},
        {"url", url_told(setting.client, setting.scenario, setting.target, proxy)},
        {"ca_file", proxy.ca_file},
        {"time_ms", time.count()}};
    if (uploads) request["content"] = content_told();
    put_proxy(request, setting, proxy);
    return request.dump();
}

std::string shown_command(const process::Command& command, const process::Environment& without) {
    std::string line;
    for (const auto& setting : command.environment)
        if (std::ranges::find(without, setting) == without.end())
            line += setting.first + "=" + text::shell_word(setting.second) + " ";
    for (const std::string& word : command.argv) line += text::shell_word(word) + " ";
    line.pop_back();
    return line;
}

}  // namespace proxy407::client
