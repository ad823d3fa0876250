#include "admin/judgement.hpp"

#include "checks/checks_table.hpp"
#include "checks/evaluate.hpp"
#include "report/masked.hpp"
#include "report/run.hpp"
#include "report/transcript.hpp"

#include <algorithm>

namespace proxy407::admin {
namespace {

using Expectations = std::vector<scenario::Expectation>;

/// Of each kind; the rest is counted.
constexpr std::size_t most_shown = 100;

scenario::Scenario judged_by(const scenario::Scenario& scenario, const Expectations& checks) {
    auto asked = scenario;
    if (!checks.empty()) asked.expect = checks;
    return asked;
}

/// Checks know a proxy by its scenario: another one with the same is none of their business.
std::optional<journal::Journal> own_journal(
    const Proxies& proxies, const journal::Journal& journal, const Proxy& proxy
) {
    if (proxies.all().size() <= 1) return std::nullopt;
    return journal.only([&](const journal::Exchange& one) { return one.proxy == proxy.name; });
}

}  // namespace

Judgement::Judgement(
    Proxies& proxies,
    const journal::Journal& journal,
    const Proxy& proxy,
    const std::vector<scenario::Expectation>& checks
)
    : proxies_(proxies),
      scenario_(judged_by(*proxy.scenario, checks)),
      own_(own_journal(proxies, journal, proxy)),
      journal_(own_ ? *own_ : journal),
      evaluation_({scenario_, journal_}) {}

bool Judgement::step() {
    if (is_evaluated_) {
        put_into_words();
        return false;
    }
    is_evaluated_ = !evaluation_.step();
    return true;
}

void Judgement::put_into_words() {
    const auto* redactor = proxies_.redactor();
    const report::Style style{false, redactor};
    verified_.result = report::masked(evaluation_.result(), journal_, redactor);
    verified_.exchanges = report::transcript(journal_, style, {}, most_shown);
    verified_.text =
        verified_.exchanges + report::run_lines(verified_.result, style, "", proxies_.ca_file());
}

bool has_refusals(Proxies& proxies, const journal::Journal& journal, const Proxy& proxy) {
    const auto own = own_journal(proxies, journal, proxy);
    const checks::Evidence evidence{*proxy.scenario, own ? *own : journal};
    std::vector<checks::CheckResult> results;
    for (const auto& one : refusal_checks())
        results.push_back(checks::evaluate(*checks::find_check(one.check), evidence, one.value));
    return has_failed(results);
}

const std::vector<scenario::Expectation>& refusal_checks() {
    static const std::vector<scenario::Expectation> checks = [] {
        std::vector<scenario::Expectation> made(2);
        made[0].check = "credentials-exact";
        made[1].check = "ends-let-through";
        return made;
    }();
    return checks;
}

bool has_failed(const std::vector<checks::CheckResult>& results) {
    return std::ranges::any_of(results, [](const checks::CheckResult& one) {
        return one.outcome == checks::Outcome::fail;
    });
}

}  // namespace proxy407::admin
