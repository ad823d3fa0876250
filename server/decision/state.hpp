// decision: address rules, the script, and decide(): from a request head to a verdict and a plan.
#pragma once

#include "auth/handshake.hpp"
#include "auth/nonce.hpp"
#include "decision/recent_decisions.hpp"
#include "http/proxy_status.hpp"
#include "http/sentence.hpp"
#include "scenario/model.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace proxy407::decision {

/// Where in the script somebody is, and what came since.
struct ScriptPosition {
    std::size_t step = 0;
    std::uint32_t requests = 0;
    std::uint32_t connections = 0;
    std::uint32_t accepted = 0;
    std::uint32_t turned_away = 0;
    std::uint32_t refused = 0;
    std::optional<std::chrono::system_clock::time_point> began;  ///< none: nothing came yet
    std::uint64_t all_requests = 0;                              ///< since the script began
    std::map<std::size_t, std::uint64_t> ended;  ///< by step, with which request it was over
};

/// Where each client's address is in the script. Of more than `most` the one that began first is
/// forgotten.
class ScriptPositions {
public:
    explicit ScriptPositions(std::size_t most = 10'000) : most_(most) {}

    ScriptPosition& of(const scenario::Address& address);

    /// The beginning of the script for one that never came.
    const ScriptPosition& find(const scenario::Address& address) const;

private:
    std::size_t most_;
    std::map<scenario::Address, ScriptPosition> positions_;
};

/// What all connections of a running scenario share.
struct ScenarioState {
    const scenario::Scenario* scenario;
    std::string proxy_name;  ///< by which its exchanges are found
    std::string proxy_url;   ///< "http://127.0.0.1:3128"
    std::string ca_file;
    std::string via_name{http::pseudonym};  ///< ours alone, so that a loop is told from a chain
    http::Reader audience = {.knows_secrets = false, .redactor = nullptr};  ///< of its answers
    auth::NonceStore nonces;
    RecentDecisions recent;
    ScriptPosition script;
    ScriptPositions scripts;                                 ///< where the script goes by address
    std::map<std::string, std::uint32_t, std::less<>> uses;  ///< requests accepted, by account
    std::uint64_t content_limit = 64ull * 1024 * 1024;       ///< octets of request content
};

/// What belongs to one connection.
struct ConnectionState {
    scenario::Address peer;
    std::string proxy_url;  ///< by which this client reached us; empty: as all of them do
    std::uint32_t requests = 0;
    auth::Handshake handshake;
    ScriptPosition script;  ///< where the script goes by connection
};

}  // namespace proxy407::decision
