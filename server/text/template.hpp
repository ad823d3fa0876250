#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::text {

/// Names of placeholders with what stands for them.
using Values = std::map<std::string, std::string>;

/// The names of the placeholders in a text, "proxy_url" of "-x{proxy_url}". Braces around anything
/// but lower-case letters and "_" are ordinary characters.
std::vector<std::string> placeholders(std::string_view text);

/// The text with the values in their places, once: what a value contains stays as it is. A
/// placeholder without a value stays too.
std::string expand(std::string_view text, const Values& values);

}  // namespace proxy407::text
