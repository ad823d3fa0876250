#pragma once

#include "json/node.hpp"
#include "scenario/model.hpp"

namespace proxy407::scenario {

Effect effect(const json::Node& node);

/// Fields by name, with their values in the place of ours; none: left out. Those in `found` that
/// have the same name are replaced.
std::vector<FieldOverride> field_overrides(
    const json::Node& node, json::Complaints& complaints, std::vector<FieldOverride> found = {}
);

/// A text, or so many octets.
std::string body_text(const json::Node& node);

/// The keys that refusals, answers and tunnels have in common, put into `shape`.
ReplyShape reply_shape(const json::Node& node, json::Complaints& complaints, ReplyShape shape = {});

FixedAnswer fixed_answer(const json::Node& node, json::Complaints& complaints);

/// The keys of a refusal, put into `refusal`.
Refusal refusal(const json::Node& node, json::Complaints& complaints, Refusal refusal = {});

/// The cases of a refusal: each is the refusal itself with the keys of the case put into it.
std::vector<RefusalCase> refusal_cases(
    const json::Node& node, const Refusal& usual, json::Complaints& complaints
);

Fault fault(const json::Node& node);

Tunnel tunnel(const json::Node& node, json::Complaints& complaints);

}  // namespace proxy407::scenario
