#pragma once

#include "program/options_library.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace proxy407::program {

/// The variable that gives the port of the control API where no option does: in an image every
/// `serve` and every `health` shall know it.
inline constexpr const char* admin_port_variable = "PROXY407_ADMIN_PORT";

/// By --admin-port, else by the variable; none: by neither. What is wrong comes back, or "".
std::string read_admin_port(const cxxopts::ParseResult& given, std::optional<std::uint16_t>& port);

}  // namespace proxy407::program
