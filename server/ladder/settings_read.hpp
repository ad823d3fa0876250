#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::ladder {

/// A setting that some clients take a proxy, or an exception from it, from.
struct Setting {
    enum class What { proxy, exceptions, account };
    What what = What::proxy;
    std::string where;  ///< "http_proxy", "~/.npmrc: https-proxy"
    std::string value;  ///< of an account nothing, since it is a secret
};

using Settings = std::vector<Setting>;

/// Variables by name; those of Java's options, too.
Settings settings_of_environment(const std::map<std::string, std::string>& variables);

/// Of files, by what is in them. `where` names the file.
Settings settings_of_curlrc(std::string_view text, const std::string& where);
Settings settings_of_git(std::string_view text, const std::string& where);
Settings settings_of_npm(std::string_view text, const std::string& where);
Settings settings_of_pip(std::string_view text, const std::string& where);

/// Whether the file has an account for the proxy's host.
Settings settings_of_netrc(
    std::string_view text, const std::string& where, std::string_view proxy_host
);

}  // namespace proxy407::ladder
