#pragma once

#include "auth/attempt.hpp"
#include "decision/decide.hpp"
#include "diagnosis/diagnose.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proxy407::decision {

/// What address and credentials are worth under one step of the script.
struct Identity {
    Verdict verdict = Verdict::open;
    std::string user;
    int status = 407;    ///< when not let through
    bool stale = false;  ///< ask again with stale=true
    std::optional<diagnosis::Diagnosis> diagnosis;
    std::vector<std::string> remarks;
    const scenario::FixedAnswer* answer = nullptr;  ///< an account's own refusal

    bool let_through() const { return verdict == Verdict::open || verdict == Verdict::accepted; }
};

Identity identify(
    ScenarioState& state,
    const scenario::Step& step,
    const ConnectionState& connection,
    const http::RequestHead& head,
    const auth::Ambient& ambient
);

/// What a diagnosis may know: the scenario's answers and the request.
diagnosis::Situation situation(
    const ScenarioState& state, const scenario::Step& step, const http::RequestHead& head
);

}  // namespace proxy407::decision
