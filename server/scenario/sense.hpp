#pragma once

#include "json/node.hpp"
#include "scenario/model.hpp"

namespace proxy407::scenario {

/// Complains of what holds the schema and still can't work, or would be passed over in silence:
/// names that lead nowhere, accounts that nobody could use, keys without the one they belong to.
void check_sense(const Scenario& scenario, const json::Node& root, json::Complaints& complaints);

/// What an account has to be so that somebody can log in with it by the scenario's schemes; "" when
/// it is good. The same rules hold for the accounts of a file.
std::string_view wanted_of_account(const Scenario& scenario, const auth::Account& account);

/// Makes it the account of the client and the only one of the proxy. It has the rules of the
/// account that the client had.
void replace_account(Scenario& scenario, const auth::Account& account);

}  // namespace proxy407::scenario
