#pragma once

#include "admin/answer.hpp"
#include "http/head.hpp"

#include <cstdint>
#include <optional>
#include <variant>

namespace proxy407::admin {

/// A request that may ask, as far as its head goes; or why it may not.
///
/// The API is for programs on this machine. A page in a browser is none, wherever it was loaded
/// from: one that had its name resolved to this address (DNS rebinding) shows in Host, another
/// one in Origin or Sec-Fetch-Site. What came through a proxy shows in Via or in its target.
std::variant<Request, Problem> admit(const http::RequestHead& head, std::uint16_t own_port);

}  // namespace proxy407::admin
