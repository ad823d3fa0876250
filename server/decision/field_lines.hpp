#pragma once

#include "scenario/reply_shape.hpp"

#include <string>
#include <vector>

namespace proxy407::decision {

/// The octets of a reply with its field names in that case.
std::string with_names(std::string reply, scenario::ReplyShape::Names names);

/// The octets of a reply with the fields named in `order` first, as they are written there, and
/// the others after them as they were.
std::string in_order(const std::string& reply, const std::vector<std::string>& order);

}  // namespace proxy407::decision
