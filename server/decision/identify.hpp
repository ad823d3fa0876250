#pragma once

#include "auth/attempt.hpp"
#include "decision/decide.hpp"
#include "diagnosis/diagnose.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::decision {

/// What address and credentials are worth under one step of the script.
struct Identity {
    Verdict verdict = Verdict::open;
    std::string user;
    std::optional<int> status;  ///< when not let through; none: the one of the step's refusal
    bool stale = false;         ///< ask again with stale=true
    std::string token;          ///< of a handshake: for the next challenge, in base64
    std::string error;          ///< ask again with this error code (RFC 6750 section 3.1)
    std::optional<diagnosis::Diagnosis> diagnosis;
    std::vector<std::string> remarks;
    auth::DigestInfo info = {};  ///< when accepted
    /// No verdict before the content has been read and hashed by this.
    std::optional<auth::DigestAlgorithm> needs_hash = {};
    const scenario::FixedAnswer* answer = nullptr;  ///< an account's own refusal

    bool let_through() const { return verdict == Verdict::open || verdict == Verdict::accepted; }
};

Identity identify(
    ScenarioState& state,
    const scenario::Step& step,
    ConnectionState& connection,
    const http::RequestHead& head,
    const auth::Ambient& ambient
);

/// What a diagnosis may know: the scenario's answers and the request.
diagnosis::Situation situation(
    const ScenarioState& state,
    const scenario::Step& step,
    const http::RequestHead& head,
    const std::optional<http::Content>& content = std::nullopt
);

}  // namespace proxy407::decision
