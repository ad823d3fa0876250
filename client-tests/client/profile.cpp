#include "client/profile.hpp"

#include "client/special.hpp"
#include "scenario/catalogue.hpp"

#include <algorithm>
#include <array>

namespace proxy407::client {
namespace {

/// One of each family, and what a client that was given no credentials must not send.
constexpr std::array<std::string_view, 6> usual_scenarios = {
    "basic",
    "digest",
    "ip-allowlist",
    "reject-encoded-password",
    "literal-percent-password",
    "ip-allowlist-refuses-credentials",
};

bool has_url(const Client& client) {
    return std::ranges::any_of(client.channels, [](const Channel& channel) {
        return channel.name == "url";
    });
}

bool is_first(const Channel& channel, const Client& client) {
    return channel.name == client.channels.front().name;
}

bool has_pair(
    Profile profile, const SpecialPair& pair, const Client& client, const Channel& channel
) {
    const bool whole = profile == Profile::whole;
    const bool by_env = channel.name == "env";
    if (by_env && has_url(client)) return whole && pair.telling;
    if (pair.telling) return true;
    if (client.is_slow) return whole && is_first(channel, client);
    return whole || !by_env || !client.program;
}

}  // namespace

std::vector<std::string> scenarios_of(Profile profile) {
    std::vector<std::string> names;
    if (profile == Profile::usual) names.assign(usual_scenarios.begin(), usual_scenarios.end());
    if (profile == Profile::whole)
        for (const auto& scenario : scenario::built_in()) names.emplace_back(scenario.id);
    for (const SpecialPair& pair : special_pairs()) names.push_back(special_name(pair));
    return names;
}

bool is_part_of(
    Profile profile, std::string_view scenario, const Client& client, const Channel& channel
) {
    if (profile == Profile::chosen) return true;
    if (const SpecialPair* pair = find_special(scenario))
        return has_pair(profile, *pair, client, channel);
    if (std::ranges::find(usual_scenarios, scenario) != usual_scenarios.end()) return true;
    return !client.is_slow && is_first(channel, client);
}

}  // namespace proxy407::client
