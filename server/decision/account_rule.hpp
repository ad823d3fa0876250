#pragma once

#include "auth/account.hpp"
#include "http/credentials.hpp"
#include "scenario/model.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace proxy407::decision {

/// The accounts of that step: its own, or the scenario's.
const auth::Accounts& accounts(const scenario::Scenario& scenario, const scenario::Step& step);

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

/// Session parameters for which right credentials are refused.
struct WrongParameters {
    bool in_user;        ///< or in the password
    std::string octets;  ///< user or password as they came
    scenario::ParameterMistake mistake;
};

/// Nothing where the parameters are right, or something else is wrong with the credentials.
std::optional<WrongParameters> wrong_parameters(
    const scenario::Scenario& scenario,
    const scenario::Step& step,
    const http::Credentials& credentials
);

/// Holds an accepted account against its rule: the finding where it comes from a foreign address
/// or beyond its quota; else counts its use and returns "".
std::string_view breach_of(
    const scenario::AccountRule& rule,
    const scenario::Address& peer,
    std::map<std::string, std::uint32_t, std::less<>>& uses
);

}  // namespace proxy407::decision
