#include "decision/turn.hpp"

#include "decision/account_rule.hpp"

namespace proxy407::decision {

diagnosis::Situation situation(const Turn& turn) {
    const auto& scenario = *turn.state.scenario;
    const auto& content = turn.request.content;
    const bool tells_good = scenario.client && is_good(scenario, turn.step, *scenario.client);
    return {
        turn.request.head,
        turn.request.credentials,
        turn.step.schemes,
        accounts(scenario, turn.step),
        tells_good ? &*scenario.client : nullptr,
        turn.state.proxy_url,
        turn.state.ca_file,
        &turn.state.nonces,
        content ? content->octets : std::string(),
        content && !content->is_whole() ? content->hash : std::string(),
    };
}

}  // namespace proxy407::decision
