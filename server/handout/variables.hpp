#pragma once

#include "handout/settings.hpp"

#include <string>
#include <vector>

namespace proxy407::handout {

/// Of all settings that name a proxy or an exception from it, in lower case; a client may read any
/// case.
std::vector<std::string> proxy_variable_names();

/// Takes out every setting that names a proxy or an exception from it.
void remove_proxy_variables(Variables& variables);

/// http_proxy, https_proxy and all_proxy in both cases; Node is told to read them.
void set_proxy(Variables& variables, const ProxySettings& proxy);

/// The certificate authority, for every client that can be told by a variable.
void set_trust(Variables& variables, const ProxySettings& proxy);

/// PROXY407_URL, PROXY407_PROXY and so on, for commands that take no proxy from the environment.
void set_proxy407(Variables& variables, const ProxySettings& proxy);

/// Lines for a shell that bring it the same: `unset` for the settings that would lead past the
/// proxy, then an `export` for each variable.
std::string shell_lines(const Variables& variables);

}  // namespace proxy407::handout
