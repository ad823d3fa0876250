#include "scenario/defaults.hpp"

#include "text/octets.hpp"

#include <algorithm>
#include <variant>

namespace proxy407::scenario {

namespace {

/// Names that the system makes up: they say nothing about what is read.
bool is_made_up(std::string_view file) {
    return file == "-" || file.starts_with("/dev/fd/") || file.starts_with("/proc/") ||
           file == "/dev/stdin";
}

/// Does a client get through that has a token, or a ticket?
bool takes_token(const auth::Scheme& scheme) {
    const auto* handshake = std::get_if<auth::HandshakePolicy>(&scheme);
    return std::holds_alternative<auth::BearerPolicy>(scheme) ||
           std::holds_alternative<auth::TokenPolicy>(scheme) ||
           (handshake && handshake->mechanism == auth::HandshakePolicy::Mechanism::negotiate);
}

/// Where a client on this machine comes from.
bool is_listed(const Allowlist& list) {
    const auto local = parse_address("127.0.0.1");
    return std::ranges::any_of(list.addresses, [&](const Network& network) {
        return local && network.contains(*local);
    });
}

bool has_client(const Scenario& scenario, const Step& step) {
    const auto& users = step.users ? *step.users : scenario.users;
    return scenario.client && std::ranges::find(users, *scenario.client) != users.end();
}

/// Can a client that does everything right get through?
bool lets_through(const Scenario& scenario, const Step& step) {
    const bool listed = step.allowlist && is_listed(*step.allowlist);
    if (step.schemes.empty()) return listed || !step.allowlist;
    const bool identified =
        std::ranges::any_of(step.schemes, takes_token) ||
        (std::ranges::any_of(step.schemes, auth::takes_account) && has_client(scenario, step));
    if (!step.allowlist) return identified;
    return step.combine == Step::Combine::any ? listed || identified : listed && identified;
}

/// The step, and what holds in its place for one kind of request.
std::vector<const Step*> all_steps(const Scenario& scenario) {
    std::vector<const Step*> found;
    for (const Step& step : scenario.steps) {
        found.push_back(&step);
        if (step.connect) found.push_back(step.connect.get());
        if (step.plain) found.push_back(step.plain.get());
    }
    return found;
}

}  // namespace

std::string id_of(std::string_view file) {
    if (is_made_up(file)) return "scenario";
    auto name = file.substr(file.rfind('/') + 1);
    if (name.ends_with(".json")) name.remove_suffix(5);
    std::string id;
    for (const char c : text::to_lower(name)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept) id += c;
        if (!kept && !id.empty() && id.back() != '-') id += '-';
    }
    if (id.ends_with('-')) id.pop_back();
    return id.empty() ? "scenario" : id;
}

std::optional<auth::Account> usual_client(const Scenario& scenario) {
    if (!scenario.users.empty()) return scenario.users.front();
    const bool asks = std::ranges::any_of(offered_schemes(scenario), [](const auto* scheme) {
        return auth::takes_account(*scheme);
    });
    return asks ? std::optional(auth::Account{"user", "pass"}) : std::nullopt;
}

std::vector<Expectation> usual_expectations(const Scenario& scenario) {
    const auto steps = all_steps(scenario);
    const bool breaks = std::ranges::any_of(steps, [](const Step* step) {
        return step->fault && step->fault->effect;
    });
    if (scenario.listener.refuses) return {};
    if (breaks) return {{"connected"}};
    const bool passes =
        std::ranges::any_of(steps, [&](const Step* step) { return lets_through(scenario, *step); });
    std::vector<Expectation> expected = {{passes ? "authenticated" : "stops-after-refusal"}};
    const bool asks_origin = std::ranges::none_of(steps, [](const Step* step) {
        return step->answer || step->tunnel.end;
    });
    if (passes && asks_origin) expected.push_back({"never-sent-to-origin"});
    expected.push_back({"no-authorization-instead"});
    expected.push_back({"no-userinfo-in-target"});
    return expected;
}

}  // namespace proxy407::scenario
