#include "scenario/sense.hpp"

#include "auth/ntlm.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <variant>

namespace proxy407::scenario {

namespace {

template <class Policy>
bool offers(const Scenario& scenario) {
    return std::ranges::any_of(offered_schemes(scenario), [](const auth::Scheme* scheme) {
        return std::holds_alternative<Policy>(*scheme);
    });
}

constexpr std::string_view name_for_ntlm =
    "a name that NTLM can carry: up to 104 characters, or a domain of up to 255, a backslash and "
    "such a name; no control characters and no colon";
constexpr std::string_view password_for_ntlm = "text without control characters, for NTLM";
constexpr std::string_view name_for_basic = "a name without a colon, as Basic can't carry one";

bool is_password_for_ntlm(const std::string& password) {
    return text::is_utf8(password) && !text::has_control(password);
}

/// An account that no client of NTLM can have: nobody could ever log in.
void check_for_ntlm(
    const auth::Accounts& accounts, const json::Node& users, json::Complaints& complaints
) {
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        const auto& [user, password] = accounts[i];
        if (!auth::is_ntlm_account_name(user)) {
            complaints.wrong(users.item(i)["user"], std::string(name_for_ntlm));
        }
        if (!is_password_for_ntlm(password)) {
            complaints.wrong(users.item(i)["password"], std::string(password_for_ntlm));
        }
    }
}

bool is_handshake(const auth::Scheme& scheme) {
    return std::holds_alternative<auth::HandshakePolicy>(scheme);
}

/// The accounts of every proxy that offers NTLM, or Negotiate, which carries it.
void check_ntlm_users(
    const Scenario& scenario, const json::Node& root, json::Complaints& complaints
) {
    const auto& second = scenario.second_proxy;
    if (second && std::ranges::any_of(second->schemes, is_handshake)) {
        check_for_ntlm(second->users, root["second_proxy"]["users"], complaints);
    }
    if (!offers<auth::HandshakePolicy>(scenario)) return;
    check_for_ntlm(scenario.users, root["users"], complaints);
    if (!root["proxy"].has("steps")) return;
    const auto steps = root["proxy"]["steps"];
    for (std::size_t i = 0; i < scenario.steps.size(); ++i) {
        const auto& users = scenario.steps[i].users;
        if (users) check_for_ntlm(*users, steps.item(i)["users"], complaints);
    }
}

/// Basic can't carry a user-id with a colon (RFC 7617 section 2): nobody could ever log in.
void check_basic_users(
    const Scenario& scenario, const json::Node& users, json::Complaints& complaints
) {
    const bool basic = offers<auth::BasicPolicy>(scenario);
    for (std::size_t i = 0; basic && i < scenario.users.size(); ++i) {
        if (scenario.users[i].user.find(':') == std::string::npos) continue;
        complaints.wrong(users.item(i)["user"], std::string(name_for_basic));
    }
}

bool has_user(const Scenario& scenario, const std::string& user) {
    const auto is_in = [&](const auth::Accounts& accounts) {
        return std::ranges::find(accounts, user, &auth::Account::user) != accounts.end();
    };
    return is_in(scenario.users) || std::ranges::any_of(scenario.steps, [&](const Step& step) {
               return step.users && is_in(*step.users);
           });
}

/// What the client is told has to be what the proxy takes.
void check_parameters_of_client(
    const Scenario& scenario, const json::Node& root, json::Complaints& complaints
) {
    if (!scenario.client || !complaints.is_sound("/client") || !complaints.is_sound("/accounts"))
        return;
    const auto& client = *scenario.client;
    for (const auto& rule : scenario.rules) {
        const auto base = std::ranges::find(scenario.users, rule.user, &auth::Account::user);
        if (base == scenario.users.end() || !root.has("client")) continue;
        const bool in_user = rule.parameters.in == SessionParameters::In::user;
        if (in_user ? client.password != base->password : client.user != base->user) continue;
        const auto mistake = in_user
                                 ? mistake_behind(rule.parameters, base->user, client.user)
                                 : mistake_behind(rule.parameters, base->password, client.password);
        if (!mistake) continue;
        complaints.wrong(
            root["client"][in_user ? "user" : "password"],
            "session parameters that the account takes (" + std::string(mistake->finding) +
                (mistake->key.empty() ? "" : ": " + mistake->key) + ")"
        );
    }
}

void check_rules(const Scenario& scenario, const json::Node& rules, json::Complaints& complaints) {
    const bool users_are_known = complaints.is_sound("/users") && complaints.is_sound("/client") &&
                                 complaints.is_sound("/proxy/steps");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < scenario.rules.size(); ++i) {
        const auto& user = scenario.rules[i].user;
        if (!has_user(scenario, user) && users_are_known)
            complaints.wrong(rules.item(i)["user"], "one of the users");
        if (!seen.insert(user).second)
            complaints.wrong(rules.item(i)["user"], "each user once: only the first would count");
    }
}

void check_transitions(const json::Node& step, json::Complaints& complaints) {
    if (!step.has("until")) return;
    step["until"].each([&](const json::Node& transition) {
        if (!transition.has("connections")) return;
        complaints.wrong(
            transition["connections"],
            "another event, as each connection goes through this script by itself"
        );
    });
}

/// An answer of 200 to CONNECT would be a tunnel that nobody serves.
void check_connect(const json::Node& place, json::Complaints& complaints) {
    if (!place.has("connect") || !place["connect"].has("answer")) return;
    const auto status = place["connect"]["answer"]["status"];
    if (status.number<int>() < 300)
        complaints.wrong(status, "300 or more; \"tunnel\" tells how a CONNECT is granted");
}

void check_script(const json::Node& proxy, json::Complaints& complaints) {
    check_connect(proxy, complaints);
    if (!proxy.has("steps")) {
        if (proxy.has("script") && complaints.is_sound("/proxy/steps"))
            complaints.wrong(proxy["script"], "\"steps\" beside it");
        return;
    }
    std::set<std::string> seen;
    proxy["steps"].each([&](const json::Node& step) {
        if (!seen.insert(step["name"].text()).second)
            complaints.wrong(step["name"], "a name of its own for each step");
        if (proxy.has("script")) check_transitions(step, complaints);
        check_connect(step, complaints);
    });
}

/// The rule of the client's account; the first where the client has none of its own.
const AccountRule& rule_of_client(const Scenario& scenario) {
    const std::string user = scenario.client ? scenario.client->user : "";
    const auto found = std::ranges::find_if(scenario.rules, [&](const AccountRule& rule) {
        return user == rule.user || rule.parameters.behind(rule.user, user);
    });
    return found != scenario.rules.end() ? *found : scenario.rules.front();
}

}  // namespace

std::string_view wanted_of_account(const Scenario& scenario, const auth::Account& account) {
    if (offers<auth::BasicPolicy>(scenario) && account.user.find(':') != std::string::npos)
        return name_for_basic;
    if (!offers<auth::HandshakePolicy>(scenario)) return "";
    if (!auth::is_ntlm_account_name(account.user)) return name_for_ntlm;
    return is_password_for_ntlm(account.password) ? "" : password_for_ntlm;
}

void replace_account(Scenario& scenario, const auth::Account& account) {
    if (!scenario.rules.empty()) {
        AccountRule rule = rule_of_client(scenario);
        rule.user = account.user;
        // Whatever stands behind it is a part of the new account.
        for (auto& parameter : rule.parameters.known) parameter.required = false;
        scenario.rules = {std::move(rule)};
    }
    scenario.client = account;
    scenario.users = {account};
}

void check_sense(const Scenario& scenario, const json::Node& root, json::Complaints& complaints) {
    check_basic_users(scenario, root["users"], complaints);
    check_ntlm_users(scenario, root, complaints);
    if (root.has("accounts")) {
        check_rules(scenario, root["accounts"], complaints);
        check_parameters_of_client(scenario, root, complaints);
    }
    check_script(root["proxy"], complaints);
    if (scenario.expect.empty() && !scenario.listener.refuses) {
        complaints.wrong(root["expect"], "[]", "at least one check, as the proxy sees the client");
    }
}

}  // namespace proxy407::scenario
