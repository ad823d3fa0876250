#pragma once

#include "client/client.hpp"
#include "grade/baseline.hpp"
#include "results/result.hpp"

namespace proxy407::grade {

/// Judges a result again by what was kept of it: the exchanges, and what the client reported. What
/// was not run stays as it was, and so does what was measured. Throws nlohmann::json::exception
/// when the exchanges are not as the log writes them.
void regrade(
    results::Result& result,
    const client::Client& client,
    const Baseline& baseline,
    const scenario::Scenario& scenario
);

}  // namespace proxy407::grade
