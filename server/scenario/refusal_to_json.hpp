#pragma once

#include "scenario/transcript.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace proxy407::scenario {

/// What was said and is not in the JSON.
struct ReplyNotes {
    std::vector<std::string> left_out;  ///< "the nonce, as the proxy makes its own"
    std::vector<std::string> notes;     ///< what can't be the same: sentences
};

/// Is the answer a step of a handshake, with a message for the client?
bool is_in_handshake(const TranscriptAnswer& answer);

/// Fills "authentication" and "refusal" of a scenario's proxy, so that it refuses as this answer
/// does.
ReplyNotes refusal_to_json(const TranscriptAnswer& answer, nlohmann::ordered_json& proxy);

/// Fills "tunnel", so that a tunnel is opened as this answer to CONNECT does.
ReplyNotes tunnel_to_json(const TranscriptAnswer& answer, nlohmann::ordered_json& proxy);

}  // namespace proxy407::scenario
