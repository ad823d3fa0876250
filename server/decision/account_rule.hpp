#pragma once

#include "decision/identify.hpp"
#include "http/credentials.hpp"

#include <string_view>

namespace proxy407::decision {

/// The accounts that these credentials may be for: those of the step, and for a name with session
/// parameters behind it (user-session-1) one more of that name with the account's password.
auth::Accounts accounts_for(
    const scenario::Scenario& scenario,
    const scenario::Step& step,
    const http::Credentials& credentials
);

/// Would that name and password get in, as far as the step goes? (A rule may refuse them still.)
bool is_good(
    const scenario::Scenario& scenario, const scenario::Step& step, const auth::Account& account
);

/// The rule of the account that was accepted under that name; null if it has none.
const scenario::AccountRule* find_rule(const scenario::Scenario& scenario, std::string_view user);

/// Holds an accepted account against its rule: refuses it from a foreign address or beyond its
/// quota, and counts its use otherwise.
void apply_rule(
    ScenarioState& state,
    const scenario::Step& step,
    const ConnectionState& connection,
    const http::RequestHead& head,
    Identity& identity
);

}  // namespace proxy407::decision
