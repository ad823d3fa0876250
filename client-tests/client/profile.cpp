#include "client/profile.hpp"

#include "client/applicability.hpp"
#include "client/needs.hpp"
#include "client/special.hpp"
#include "scenario/catalogue.hpp"

#include <algorithm>
#include <array>

namespace proxy407::client {
namespace {

/// What a client makes of its credentials depends on how it was told of them: by every channel.
constexpr std::array<std::string_view, 4> by_every_channel = {
    "basic",
    "digest",
    "reject-encoded-password",
    "ip-allowlist-refuses-credentials",
};

/// What a client makes of an answer, and where it takes its credentials, does not: by one channel.
constexpr std::array<std::string_view, 17> by_one_channel = {
    "wrong-password",
    "wrong-password-closes",
    "no-credentials-configured",
    "407-connection-close",
    "407-body-in-pieces",  // keeps the connection
    "digest-fresh-nonce-forever",
    "redirect-to-https",
    "redirect-past-the-proxy",
    "redirect-to-second-proxy",
    "exception-after-redirect",
    "exception-for-target",
    "exceptions-for-others",
    "netrc-names-the-proxy",
    "environment-names-another",
    "tls-proxy",
    "upload",
    "websocket",
};

template <std::size_t Count>
bool is_among(const std::array<std::string_view, Count>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

bool has_url(const Client& client) {
    return std::ranges::any_of(client.channels, [](const Channel& channel) {
        return channel.name == "url";
    });
}

bool is_first(const Channel& channel, const Client& client) {
    return channel.name == client.channels.front().name;
}

/// Is it the first channel by which the client can do that case; where it can by none, the first by
/// which it is asked?
bool is_the_one(
    const Channel& channel, const scenario::Scenario& scenario, Target target, const Client& client
) {
    const Channel* asked = nullptr;
    for (const Channel& one : client.channels) {
        if (!is_asked(scenario, target, client, one)) continue;
        if (asked == nullptr) asked = &one;
        if (missing_feature(one, scenario, target).empty()) return one.name == channel.name;
    }
    return asked != nullptr && asked->name == channel.name;
}

bool has_pair(
    Profile profile, const SpecialPair& pair, const Client& client, const Channel& channel
) {
    const bool whole = profile == Profile::whole;
    if (channel.name == "any") return false;  // it is told as by `option`
    const bool by_env = channel.name == "env";
    if (by_env && has_url(client)) return whole && pair.telling;
    if (pair.telling) return true;
    if (client.is_slow) return whole && is_first(channel, client);
    return whole || !by_env || !client.program;
}

}  // namespace

bool is_plain_case(std::string_view scenario) {
    constexpr std::array<std::string_view, 5> plain = {
        "basic", "digest", "ntlm", "negotiate", "bearer"};
    return is_among(plain, scenario);
}

std::vector<std::string> scenarios_of(Profile profile) {
    std::vector<std::string> names;
    if (profile == Profile::usual) {
        names.assign(by_every_channel.begin(), by_every_channel.end());
        names.insert(names.end(), by_one_channel.begin(), by_one_channel.end());
    }
    if (profile == Profile::whole)
        for (const auto& scenario : scenario::built_in()) names.emplace_back(scenario.id);
    for (const SpecialPair& pair : special_pairs()) names.push_back(special_name(pair));
    return names;
}

bool is_part_of(
    Profile profile,
    const std::string& name,
    const scenario::Scenario& scenario,
    Target target,
    const Client& client,
    const Channel& channel
) {
    if (profile == Profile::chosen) return true;
    if (const SpecialPair* pair = find_special(name))
        return has_pair(profile, *pair, client, channel);
    if (is_among(by_every_channel, name)) return true;
    return is_the_one(channel, scenario, target, client) &&
           (!client.is_slow || is_among(by_one_channel, name));
}

}  // namespace proxy407::client
