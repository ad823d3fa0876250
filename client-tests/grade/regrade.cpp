#include "grade/regrade.hpp"

#include "client/told.hpp"
#include "grade/verdict.hpp"
#include "report/exchange_from_json.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::grade {
namespace {

using results::Result;
using results::Verdict;

/// No case has so many; a number in a document may be any.
constexpr std::int64_t most_connections = 1'000'000;

bool was_run(const Result& result) {
    switch (result.judgement.verdict) {
        case Verdict::harness_error:
        case Verdict::setup_fail:
        case Verdict::not_run:
        case Verdict::unsupported: return false;
        // A driver that could not be started, or asked, was never looked at.
        case Verdict::adapter_error: return !result.reported.how.empty();
        default: return true;
    }
}

}  // namespace

void regrade(
    Result& result,
    const client::Client& client,
    const Baseline& baseline,
    const scenario::Scenario& scenario,
    PlainFailures& failed
) {
    if (!was_run(result)) return;
    journal::Journal journal;
    for (const results::Json& exchange : result.exchanges)
        journal.append(report::exchange_from_json(exchange.dump()));
    const auto connections = std::min(result.observed.connections.value_or(0), most_connections);
    for (std::int64_t i = 0; i < connections; ++i) journal.count_connection();
    auto asked = scenario;
    if (client.opens_websockets) client::expect_websocket(asked);
    const checks::RunResult checked = checks::evaluate({asked, journal});
    const CaseEvidence evidence{asked, checked, journal, client};
    result.judgement = judge(evidence, result);
    result.faults = faults_on_the_way(evidence);
    result.checks = checked.checks;
    results::change_texts(result, text::as_utf8);
    failed.settle(result);
    failed.add(result);
    set_standing(result, baseline);
}

}  // namespace proxy407::grade
