#include "client/needs.hpp"

#include "client/scheme_feature.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proxy407::client {
namespace {

const std::vector<std::string> all_schemes = {"basic", "digest", "ntlm", "negotiate", "bearer"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> tasks = {{
    {"uploads something", "upload"},
    {"opens a WebSocket", "websocket"},
    {"follows a redirect", "redirect"},
}};

const std::string& target_of(const scenario::Handout& handout, Target target) {
    return target == Target::http ? handout.http_target : handout.https_target;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
}

/// A client of the scheme by that kind of target.
std::vector<std::string> schemes_by(std::vector<std::string> schemes, const std::string& leg) {
    for (std::string& scheme : schemes) scheme += leg;
    return schemes;
}

/// By a redirect from http to https the same credentials go into a CONNECT.
bool leads_into_tunnel(const scenario::Scenario& scenario, Target target) {
    return target == Target::http &&
           scenario.handout.https_proxy == scenario::Handout::HttpsProxy::same &&
           has(target_of(scenario.handout, target), "/redirect-to?url=https:");
}

/// The schemes of the scenario's first step, as `named`.
template <typename Named>
std::vector<std::string> offered(
    const scenario::Scenario& scenario, Target target, const Named& named
) {
    const scenario::Step* step = &scenario.steps.front();
    const auto& own = target == Target::http ? step->plain : step->connect;
    if (own) step = own.get();
    std::vector<std::string> names;
    for (const auth::Scheme& scheme : step->schemes) {
        const std::string name = named(scheme);
        // A raw challenge can't be answered; to cope with it takes a client of that scheme, if any.
        if (!std::holds_alternative<auth::RawPolicy>(scheme) || text::contains(all_schemes, name))
            names.push_back(name);
    }
    return names;
}

}  // namespace

std::string_view feature_of_task(std::string_view task) {
    const auto* found =
        std::ranges::find(tasks, task, &std::pair<std::string_view, std::string_view>::first);
    return found == tasks.end() ? "" : found->second;
}

std::vector<std::string> offered_schemes(const scenario::Scenario& scenario, Target target) {
    return offered(scenario, target, [](const auth::Scheme& scheme) {
        return text::to_lower(auth::scheme_name(scheme));
    });
}

Needs needs_of(const scenario::Scenario& scenario, Target target) {
    const scenario::Handout& handout = scenario.handout;
    const std::string_view task = feature_of_task(handout.task);
    std::vector<std::string> schemes = offered(scenario, target, feature_of);
    if (schemes.empty()) schemes = all_schemes;
    Needs needs = {schemes_by(schemes, target == Target::http ? ".http" : ".connect")};
    // A WebSocket goes through a tunnel, ws:// too.
    if (task == "websocket" || leads_into_tunnel(scenario, target))
        needs.push_back(schemes_by(schemes, ".connect"));
    const auto add = [&](bool is_needed, std::string_view feature) {
        if (is_needed) needs.push_back({std::string(feature)});
    };
    add(!task.empty(), task);
    add(has(target_of(handout, target), "/redirect-to?"), "redirect");
    add(!handout.no_proxy.empty(), "no_proxy");
    add(handout.https_proxy != scenario::Handout::HttpsProxy::same || handout.https_account,
        "https_proxy");
    add(!handout.netrc.empty(), "netrc");
    add(scenario.listener.tls, "tls-proxy");
    return needs;
}

std::string missing_feature(
    const Channel& channel, const scenario::Scenario& scenario, Target target
) {
    for (const auto& enough : needs_of(scenario, target)) {
        const bool able = std::ranges::any_of(enough, [&](const std::string& feature) {
            return channel.features.contains(feature);
        });
        if (!able) return enough.front();
    }
    return "";
}

bool takes(const scenario::Scenario& scenario, Target target, std::string_view feature) {
    const std::vector<std::string> alone = {std::string(feature)};
    return std::ranges::count(needs_of(scenario, target), alone) > 0;
}

bool lacks_scheme_in_tunnel(
    const Client& client, const std::string& channel, const scenario::Scenario& scenario
) {
    if (!scenario.steps.front().connect) return false;
    const auto asked = std::ranges::find(client.channels, channel, &Channel::name);
    return asked != client.channels.end() &&
           !missing_feature(*asked, scenario, Target::https).empty();
}

}  // namespace proxy407::client
