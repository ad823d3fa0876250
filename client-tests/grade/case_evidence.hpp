#pragma once

#include "checks/grade.hpp"
#include "client/client.hpp"
#include "journal/journal.hpp"

namespace proxy407::grade {

/// What the proxy saw of one case, and what it was about.
struct CaseEvidence {
    const scenario::Scenario& scenario;
    const checks::RunResult& checked;
    const journal::Journal& journal;
    const client::Client& client;
};

}  // namespace proxy407::grade
