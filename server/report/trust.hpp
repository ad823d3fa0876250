#pragma once

#include <string>

namespace proxy407::report {

/// A line for each kind of client that makes it trust the authority whose certificate is in that
/// file: a word for a shell, such as "$PROXY407_CA_FILE".
std::string trust_lines(const std::string& ca_file);

}  // namespace proxy407::report
