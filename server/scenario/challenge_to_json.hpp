#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace proxy407::scenario {

/// Challenges as a scenario has them.
struct ChallengesJson {
    std::vector<std::string> as_sent;  ///< the values of the fields
    bool is_joined = false;            ///< several challenges in one field
    bool is_exact = true;              ///< the proxy will send the same octets, but for nonces
    bool has_nonce = false;            ///< a challenge that can't be sent as it was written
    bool is_handshake = false;         ///< a message in the middle of one
    std::vector<std::string> notes;
};

/// Fills `schemes`, an array, with the schemes of the values of Proxy-Authenticate.
ChallengesJson challenges_to_json(
    const std::vector<std::string>& values, nlohmann::ordered_json& schemes
);

}  // namespace proxy407::scenario
