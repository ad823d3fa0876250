#include "ladder/settings_read.hpp"

#include "text/octets.hpp"

#include <array>

namespace proxy407::ladder {
namespace {

using What = Setting::What;

constexpr std::array variables_of_proxies = {
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "npm_config_proxy",
    "npm_config_https_proxy",
    "pip_proxy",
    "cargo_http_proxy",
    "yarn_http_proxy",
    "yarn_https_proxy",
    "global_agent_http_proxy"};
constexpr std::array variables_of_exceptions = {"no_proxy", "npm_config_noproxy"};
constexpr std::array variables_of_java = {
    "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "MAVEN_OPTS", "GRADLE_OPTS"};

template <typename Names>
bool is_one_of(const Names& names, std::string_view name) {
    for (const std::string_view one : names)
        if (text::equal_ignoring_case(one, name)) return true;
    return false;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(text::trim(line));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return lines;
}

bool is_comment(std::string_view line) {
    return line.empty() || line.front() == '#' || line.front() == ';';
}

std::string unquoted(std::string_view value) {
    value = text::trim(value);
    const bool quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
    return std::string(quoted ? value.substr(1, value.size() - 2) : value);
}

struct Entry {
    std::string section;
    std::string key;  ///< lower case
    std::string value;
};

/// "[section]" and "key = value", as git, npm and pip write them.
std::vector<Entry> entries_of(std::string_view text) {
    std::vector<Entry> entries;
    std::string section;
    for (const auto line : lines_of(text)) {
        if (is_comment(line)) continue;
        if (line.front() == '[') {
            section = text::to_lower(line.substr(1, line.find_last_of(']') - 1));
            continue;
        }
        const auto equals = line.find('=');
        if (equals == line.npos) continue;
        entries.push_back(
            {section,
             text::to_lower(text::trim(line.substr(0, equals))),
             unquoted(line.substr(equals + 1))}
        );
    }
    return entries;
}

void add(Settings& settings, What what, const std::string& where, std::string value) {
    if (!value.empty()) settings.push_back({what, where, std::move(value)});
}

/// -Dhttp.proxyHost=... of Java, which has a port of its own.
void add_java(Settings& settings, const std::string& variable, const std::string& options) {
    std::map<std::string, std::string> properties;
    for (const auto& word : text::words(options)) {
        const auto equals = word.find('=');
        if (word.starts_with("-D") && equals != word.npos)
            properties[word.substr(2, equals - 2)] = unquoted(word.substr(equals + 1));
    }
    for (const std::string scheme : {"http", "https"}) {
        const auto host = properties.find(scheme + ".proxyHost");
        if (host == properties.end()) continue;
        const auto port = properties.find(scheme + ".proxyPort");
        const auto usual = std::string(scheme == "http" ? "80" : "443");
        add(settings,
            What::proxy,
            variable + ": " + scheme + ".proxyHost",
            host->second + ":" + (port == properties.end() ? usual : port->second));
    }
    const auto exceptions = properties.find("http.nonProxyHosts");
    if (exceptions != properties.end())
        add(settings,
            What::exceptions,
            variable + ": http.nonProxyHosts",
            text::replaced(exceptions->second, "|", ","));
}

/// A line of a .curlrc, without the dashes that an option may have there.
std::pair<std::string, std::string> option_of(std::string_view line) {
    while (line.starts_with('-')) line.remove_prefix(1);
    const auto end = line.find_first_of(" \t=:");
    const auto name = text::to_lower(line.substr(0, end));
    if (end == line.npos) return {name, ""};
    const auto value = line.find_first_not_of(" \t=:", end);
    return {name, value == line.npos ? "" : unquoted(line.substr(value))};
}

}  // namespace

Settings settings_of_environment(const std::map<std::string, std::string>& variables) {
    Settings settings;
    for (const auto& [name, value] : variables) {
        if (is_one_of(variables_of_proxies, name)) add(settings, What::proxy, name, value);
        if (is_one_of(variables_of_exceptions, name)) add(settings, What::exceptions, name, value);
        if (is_one_of(variables_of_java, name)) add_java(settings, name, value);
    }
    return settings;
}

Settings settings_of_curlrc(std::string_view text, const std::string& where) {
    Settings settings;
    for (const auto line : lines_of(text)) {
        if (is_comment(line)) continue;
        const auto [name, value] = option_of(line);
        if (name == "proxy" || name == "x") add(settings, What::proxy, where + ": proxy", value);
        if (name == "noproxy") add(settings, What::exceptions, where + ": noproxy", value);
        if (name == "proxy-user") add(settings, What::account, where + ": proxy-user", "***");
    }
    return settings;
}

Settings settings_of_git(std::string_view text, const std::string& where) {
    Settings settings;
    for (const auto& entry : entries_of(text))
        if (entry.section.starts_with("http") && entry.key == "proxy")
            add(settings, What::proxy, where + ": http.proxy", entry.value);
    return settings;
}

Settings settings_of_npm(std::string_view text, const std::string& where) {
    Settings settings;
    for (const auto& entry : entries_of(text)) {
        const bool proxy =
            entry.key == "proxy" || entry.key == "https-proxy" || entry.key == "http-proxy";
        if (proxy) add(settings, What::proxy, where + ": " + entry.key, entry.value);
        if (entry.key == "noproxy" || entry.key == "no-proxy")
            add(settings, What::exceptions, where + ": " + entry.key, entry.value);
    }
    return settings;
}

Settings settings_of_pip(std::string_view text, const std::string& where) {
    Settings settings;
    for (const auto& entry : entries_of(text))
        if (entry.key == "proxy") add(settings, What::proxy, where + ": proxy", entry.value);
    return settings;
}

Settings settings_of_netrc(
    std::string_view text, const std::string& where, std::string_view proxy_host
) {
    Settings settings;
    const auto words =
        text::words(text::replaced(text::replaced(std::string(text), "\n", " "), "\t", " "));
    for (std::size_t at = 0; at + 1 < words.size(); ++at)
        if (words[at] == "machine" && text::equal_ignoring_case(words[at + 1], proxy_host))
            add(settings, What::account, where + ": machine " + words[at + 1], "***");
    return settings;
}

}  // namespace proxy407::ladder
