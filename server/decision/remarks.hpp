#pragma once

#include "http/head.hpp"

#include <string>
#include <vector>

namespace proxy407::decision {

/// Ids of what a request breaks without hindering it, each with the requirement it touches in
/// normative part A: "proxy-connection-sent" (C-407-17), "connect-in-http-1.0" (C-TARGET-11),
/// "authorization-on-connect" (C-CONN-07), "host-differs-from-target" (C-TARGET-06).
std::vector<std::string> head_remarks(const http::RequestHead& head);

}  // namespace proxy407::decision
