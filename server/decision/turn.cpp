#include "decision/turn.hpp"

#include "decision/account_rule.hpp"
#include "decision/script.hpp"

#include <algorithm>

namespace proxy407::decision {

namespace {

/// "the credentials of the step `old password`, which ended with request 3"
std::string place_of(
    const scenario::Scenario& scenario, std::size_t step, const ScriptPosition& at
) {
    const auto place = "the credentials of the step `" + scenario.steps[step].name + "`";
    const auto ended = at.ended.find(step);
    if (ended != at.ended.end()) {
        return place + ", which ended with request " + std::to_string(ended->second);
    }
    return place + (step == at.step ? "" : ", which has not begun");
}

/// The accounts that the client may know and that are not good now.
std::vector<diagnosis::Elsewhere> elsewhere(const Turn& turn) {
    const auto& scenario = *turn.state.scenario;
    const auto& now = accounts(scenario, turn.step);
    const auto& at = current_position(turn.state, turn.connection);
    std::vector<diagnosis::Elsewhere> out;
    const auto is_news = [&](const auth::Account& account) {
        return std::ranges::count(now, account) == 0 &&
               std::ranges::count(out, account, &diagnosis::Elsewhere::account) == 0;
    };
    for (std::size_t step = 0; step < scenario.steps.size(); ++step) {
        for (const auto& account : accounts(scenario, scenario.steps[step])) {
            if (is_news(account)) out.push_back({account, place_of(scenario, step, at)});
        }
    }
    for (const auto& account : scenario.users) {
        if (!is_news(account)) continue;
        out.push_back({account, "credentials of the scenario that this step does not take"});
    }
    return out;
}

}  // namespace

diagnosis::Situation situation(const Turn& turn) {
    const auto& scenario = *turn.state.scenario;
    const auto& content = turn.request.content;
    const auto& reached_by = turn.connection.proxy_url;
    const bool tells_good = scenario.client && is_good(scenario, turn.step, *scenario.client);
    return {
        turn.request.head,
        turn.request.credentials,
        turn.step.schemes,
        accounts(scenario, turn.step),
        tells_good ? &*scenario.client : nullptr,
        reached_by.empty() ? turn.state.proxy_url : reached_by,
        turn.state.ca_file,
        &turn.state.nonces,
        content ? content->octets : std::string(),
        content && !content->is_whole() ? content->hash : std::string(),
        elsewhere(turn),
    };
}

}  // namespace proxy407::decision
