#include "program/diagnose/settings_in_force.hpp"

#include "files/read_file.hpp"

#include <unistd.h>

#include <cstdlib>
#include <map>

namespace proxy407::program {
namespace {

using ladder::Setting;
using ladder::Settings;

constexpr std::size_t most_of_a_file = 256 * 1024;

struct File {
    std::string path;
    Settings (*read)(std::string_view text, const std::string& where);
};

std::map<std::string, std::string> environment() {
    std::map<std::string, std::string> variables;
    for (char** one = environ; *one != nullptr; ++one) {
        const std::string_view line(*one);
        const auto equals = line.find('=');
        if (equals != line.npos) variables.emplace(line.substr(0, equals), line.substr(equals + 1));
    }
    return variables;
}

/// "~/.npmrc" of the home that HOME names; others as they are.
std::string expanded(const std::string& path) {
    const char* home = std::getenv("HOME");
    if (!path.starts_with("~/") || home == nullptr) return path;
    return home + path.substr(1);
}

std::string text_of(const std::string& path) {
    return files::read_file(expanded(path), most_of_a_file).text;
}

void append(Settings& settings, Settings more) {
    for (auto& setting : more) settings.push_back(std::move(setting));
}

}  // namespace

Settings settings_in_force(std::string_view proxy_host) {
    const File files[] = {
        {"~/.curlrc", ladder::settings_of_curlrc},
        {"/etc/gitconfig", ladder::settings_of_git},
        {"~/.config/git/config", ladder::settings_of_git},
        {"~/.gitconfig", ladder::settings_of_git},
        {"~/.npmrc", ladder::settings_of_npm},
        {"/etc/pip.conf", ladder::settings_of_pip},
        {"~/.pip/pip.conf", ladder::settings_of_pip},
        {"~/.config/pip/pip.conf", ladder::settings_of_pip},
    };
    auto settings = ladder::settings_of_environment(environment());
    for (const auto& file : files) append(settings, file.read(text_of(file.path), file.path));
    append(settings, ladder::settings_of_netrc(text_of("~/.netrc"), "~/.netrc", proxy_host));
    return settings;
}

std::optional<Setting> proxy_of_environment() {
    for (const char* name :
         {"https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return Setting{Setting::What::proxy, name, value};
    }
    return std::nullopt;
}

}  // namespace proxy407::program
