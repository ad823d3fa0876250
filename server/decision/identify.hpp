#pragma once

#include "auth/attempt.hpp"
#include "decision/ruling.hpp"
#include "decision/turn.hpp"
#include "diagnosis/cause.hpp"

#include <variant>

namespace proxy407::decision {

/// Open or accepted.
struct Admitted {
    Verdict verdict = Verdict::open;
    auth::Accepted client;  ///< without a user where its address or nothing was asked for
};

/// Challenged or refused.
struct Refused {
    Verdict verdict = Verdict::refused;
    diagnosis::Diagnosis diagnosis;
    auth::Rejected attempt = {};  ///< what the credentials came to, where they are the reason

    /// The refusal that a rule has for an account whose credentials were good, and what its
    /// answer is to tell of them; null: the one of the step.
    const scenario::FixedAnswer* by_rule = nullptr;
    auth::DigestInfo info = {};
};

/// What address and credentials are worth under one step of the script.
using Identity = std::variant<Admitted, Refused, auth::NeedsContent>;

Identity identify(const Turn& turn);

}  // namespace proxy407::decision
