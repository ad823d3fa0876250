#pragma once

#include "json/node.hpp"

namespace proxy407::scenario {

/// Warns of what a reply's `fields` or `raw` replace in silence: a challenge, the fields about the
/// connection and the content, other keys.
void check_overrides(const json::Node& proxy, json::Complaints& complaints);

}  // namespace proxy407::scenario
