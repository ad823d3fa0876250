#pragma once

#include "ladder/pac.hpp"

#include <chrono>
#include <string>
#include <variant>

namespace proxy407::program {

/// The proxy that the PAC file at this path or URL gives for the target.
std::variant<ladder::PacChoice, ladder::Conclusion> proxy_by_pac(
    const std::string& where, const ladder::Target& target, std::chrono::milliseconds patience
);

}  // namespace proxy407::program
