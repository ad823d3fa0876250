#include "client/client_command.hpp"

#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace proxy407::client {
namespace {

bool holds(const std::string& when, const Setting& setting) {
    if (when.empty()) return true;
    if (when == "credentials") return setting.scenario.client.has_value();
    const auto offered = offered_schemes(setting.scenario, setting.target);
    return std::ranges::find(offered, when) != offered.end();
}

/// The templates of the command line that hold in this case.
std::vector<std::string> words(const Setting& setting) {
    std::vector<std::string> found;
    for (const Words& part : setting.channel.argv)
        if (holds(part.when, setting))
            found.insert(found.end(), part.words.begin(), part.words.end());
    return found;
}

/// The target with the path that the client fetches. A scenario's own target has its own path.
std::string url_of(const Setting& setting, const handout::ProxySettings& proxy) {
    const bool plain = setting.target == Target::http;
    std::string url = plain ? proxy.http_target : proxy.https_target;
    const std::string usual = plain ? handout::http_target : handout::https_target;
    if (url != usual || setting.client.path == "/ip") return url;
    return url.substr(0, url.rfind('/')) + setting.client.path;
}

text::Values values(const Setting& setting, const handout::ProxySettings& proxy) {
    text::Values made = {
        {"url", url_of(setting, proxy)},
        {"proxy", proxy.proxy},
        {"proxy_url", proxy.proxy_url},
        {"proxy_host", proxy.host},
        {"proxy_port", std::to_string(proxy.port)},
        {"ca_file", proxy.ca_file},
        {"driver_dir", setting.client.folder}};
    if (!proxy.client) return made;
    made["user"] = proxy.client->user;
    made["password"] = proxy.client->password;
    return made;
}

void set_all(
    process::Environment& environment, const text::Values& templates, const text::Values& known
) {
    for (const auto& [variable, text] : templates)
        environment[variable] = text::expand(text, known);
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
    set_all(command.environment, setting.channel.environment, known);
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
    if (proxy) set_all(command.environment, setting.channel.environment, values(setting, *proxy));
    return command;
}

std::string case_request(
    const Setting& setting,
    const handout::ProxySettings& proxy,
    const std::string& id,
    std::chrono::milliseconds time
) {
    // Of the features that would do, those that the client claims.
    auto needs = needed_features(setting.scenario, setting.target);
    std::erase_if(needs, [&](const std::string& feature) {
        return !setting.channel.features.contains(feature);
    });
    nlohmann::ordered_json request = {
        {"v", 1},
        {"id", id},
        {"needs", needs},
        {"via", setting.channel.name},
        {"method", "GET"},
        {"url", url_of(setting, proxy)},
        {"ca_file", proxy.ca_file},
        {"time_ms", time.count()}};
    if (setting.channel.name == "url") request["proxy_url"] = proxy.proxy_url;
    if (setting.channel.name == "option") {
        request["proxy"] = proxy.proxy;
        request["proxy_host"] = proxy.host;
        request["proxy_port"] = proxy.port;
        request["schemes"] = offered_schemes(setting.scenario, setting.target);
        if (proxy.client) {
            request["user"] = text::as_utf8(proxy.client->user);
            request["password"] = text::as_utf8(proxy.client->password);
        }
    }
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
