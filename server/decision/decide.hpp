// decision: address rules, the script, and decide(): from a request head to a verdict and a plan.
#pragma once

#include "auth/ambient.hpp"
#include "auth/handshake.hpp"
#include "auth/nonce.hpp"
#include "decision/plan.hpp"
#include "diagnosis/cause.hpp"
#include "http/content.hpp"
#include "http/framing.hpp"
#include "http/head.hpp"
#include "http/sentence.hpp"
#include "scenario/model.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace proxy407::decision {

/// How a request fared at the proxy.
enum class Verdict {
    open,        ///< no identification was asked for
    accepted,    ///< authenticated, or its address is listed
    challenged,  ///< no credentials were sent; the answer asks for them. Followed by a right
                 ///< answer this is the normal course, not a failure
    refused,     ///< identification failed
    malformed,   ///< the message itself was refused (400, 414, 431, 501, 505)
    fault,       ///< the scenario let it fail (reset, silence ...)
};

std::string_view name(Verdict verdict);

/// Where in the script somebody is, and what came since.
struct ScriptPosition {
    std::size_t step = 0;
    std::uint32_t requests = 0;
    std::uint32_t connections = 0;
    std::uint32_t accepted = 0;
    std::uint32_t turned_away = 0;
    std::uint32_t refused = 0;
    std::optional<std::chrono::system_clock::time_point> began;  ///< none: nothing came yet
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
    std::string proxy_url;  ///< "http://127.0.0.1:3128"
    std::string ca_file;
    std::string via_name{http::pseudonym};  ///< ours alone, so that a loop is told from a chain
    http::Reader audience = {.knows_secrets = false, .redactor = nullptr};  ///< of its answers
    auth::NonceStore nonces;
    ScriptPosition script;
    ScriptPositions scripts;                                 ///< where the script goes by address
    std::map<std::string, std::uint32_t, std::less<>> uses;  ///< requests let through, by account
    std::uint64_t content_limit = 64ull * 1024 * 1024;       ///< octets of request content
};

/// What belongs to one connection.
struct ConnectionState {
    scenario::Address peer;
    std::uint32_t requests = 0;
    auth::Handshake handshake;
    ScriptPosition script;  ///< where the script goes by connection

    /// Of the request in hand: nothing until it has been read, which happens before the verdict
    /// only where the verdict hangs on it (DecideAgain).
    std::optional<http::Content> content = {};
};

struct Decision {
    Verdict verdict = Verdict::open;
    std::string user;  ///< accepted account
    int status = 0;    ///< of the proxy's own reply; 0 when the origin answers or none is sent
    std::string step;  ///< the script's step
    std::optional<diagnosis::Diagnosis> diagnosis;
    std::string complaint;  ///< id, when malformed
    std::vector<std::string>
        remarks;  ///< breaches that did not hinder: "proxy-connection-sent" ...
    Plan plan;
};

/// A connection came and no byte was read yet: the fault of the current step, if it strikes now.
/// A plan that ends with AwaitNext lets the connection go on.
std::optional<Plan> on_accept(
    ScenarioState& state, ConnectionState& connection, std::chrono::system_clock::time_point now
);

/// Decides on one complete head, or says by DecideAgain that it needs the content as well. The
/// request counts once. Pure but for the two states.
Decision decide(
    ScenarioState& state,
    ConnectionState& connection,
    const http::RequestHead& head,
    const http::MessageJudgement& judgement,
    const auth::Ambient& ambient
);

/// Octets that never became a head: too large, or not HTTP at all.
Decision refuse_unreadable(
    ScenarioState& state,
    ConnectionState& connection,
    const http::Complaint& complaint,
    const auth::Ambient& ambient
);

}  // namespace proxy407::decision
