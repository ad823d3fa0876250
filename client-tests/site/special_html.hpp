#pragma once

#include "site/entry.hpp"

#include <string>

namespace proxy407::site {

/// "By URL"; "" for lines that serve every channel.
std::string channel_heading(const std::string& channel);

/// How special characters are to be written for each channel of the client, and which do not
/// arrive.
std::string special_html(const Entry& entry);

}  // namespace proxy407::site
