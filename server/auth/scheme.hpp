#pragma once

#include "auth/basic.hpp"
#include "auth/digest.hpp"

#include <string_view>
#include <variant>

namespace proxy407::auth {

/// A scheme as one scenario asks for it.
using Scheme = std::variant<BasicPolicy, DigestPolicy>;

std::string_view scheme_name(const Scheme& scheme);  ///< "Basic"
const std::string& realm(const Scheme& scheme);

}  // namespace proxy407::auth
