#pragma once

#include "scenario/json_node.hpp"
#include "scenario/model.hpp"

namespace proxy407::scenario {

Effect effect(const Node& node);

/// The keys that refusals, answers and tunnels have in common.
ReplyShape reply_shape(const Node& node, Complaints& complaints);

FixedAnswer fixed_answer(const Node& node, Complaints& complaints);

Refusal refusal(const Node& node, Complaints& complaints);

Fault fault(const Node& node);

Tunnel tunnel(const Node& node, Complaints& complaints);

}  // namespace proxy407::scenario
