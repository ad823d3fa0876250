#pragma once

#include "scenario/json_node.hpp"
#include "scenario/model.hpp"

namespace proxy407::scenario {

Effect effect(const Node& node);

/// Fields by name, with their values in the place of ours; none: left out. Those in `found` that
/// have the same name are replaced.
std::vector<FieldOverride> field_overrides(
    const Node& node, Complaints& complaints, std::vector<FieldOverride> found = {}
);

/// A text, or so many octets.
std::string body_text(const Node& node);

/// The keys that refusals, answers and tunnels have in common, put into `shape`.
ReplyShape reply_shape(const Node& node, Complaints& complaints, ReplyShape shape = {});

FixedAnswer fixed_answer(const Node& node, Complaints& complaints);

/// The keys of a refusal, put into `refusal`.
Refusal refusal(const Node& node, Complaints& complaints, Refusal refusal = {});

/// The cases of a refusal: each is the refusal itself with the keys of the case put into it.
std::vector<RefusalCase> refusal_cases(
    const Node& node, const Refusal& usual, Complaints& complaints
);

Fault fault(const Node& node);

Tunnel tunnel(const Node& node, Complaints& complaints);

}  // namespace proxy407::scenario
