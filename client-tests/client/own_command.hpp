#pragma once

#include "client/client.hpp"

#include <string>
#include <variant>

namespace proxy407::client {

/// A client of nothing but a command line with placeholders, certify's --command; or what is wrong
/// with it, as said of it: "has no {url}, ...".
std::variant<Client, std::string> client_of_command(const std::string& command);

}  // namespace proxy407::client
