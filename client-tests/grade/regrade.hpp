#pragma once

#include "client/client.hpp"
#include "grade/baseline.hpp"
#include "grade/consequence.hpp"
#include "results/result.hpp"

namespace proxy407::grade {

/// Judges a result again by what was kept of it: the exchanges, and what the client reported. What
/// was not run stays as it was, and so does what was measured. The plain cases of a client come
/// before its others: `failed` is what these come to. Throws nlohmann::json::exception when the
/// exchanges are not as the log writes them.
void regrade(
    results::Result& result,
    const client::Client& client,
    const Baseline& baseline,
    const scenario::Scenario& scenario,
    PlainFailures& failed
);

}  // namespace proxy407::grade
