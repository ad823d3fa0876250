#include "client/applicability.hpp"

#include "client/needs.hpp"
#include "text/charset.hpp"

namespace proxy407::client {
namespace {

/// What the scenario sets http_proxy to; "" when it leaves it alone.
std::string own_proxy_variable(const scenario::Scenario& scenario) {
    for (const auto& [name, value] : scenario.handout.environment)
        if (name == "http_proxy") return value;
    return "";
}

/// A proxy's URL that is spelled by the scenario is for who is told a URL; variables that name
/// another proxy are for who is told in another way. Options tell of one proxy.
bool is_for_channel(const scenario::Scenario& scenario, const Channel& channel) {
    const scenario::Handout& handout = scenario.handout;
    const bool one_proxy =
        handout.https_proxy == scenario::Handout::HttpsProxy::same && !handout.https_account;
    if (!one_proxy && channel.tells_options()) return false;
    if (handout.environment.empty()) return true;
    if (spells_proxy_url(scenario)) return !channel.tells_options();
    return channel.name != "env";
}

}  // namespace

bool spells_proxy_url(const scenario::Scenario& scenario) {
    return own_proxy_variable(scenario).find("{place}") != std::string::npos;
}

std::string why_not_asked(const scenario::Scenario& scenario) {
    const std::string& task = scenario.handout.task;
    if (!task.empty() && feature_of_task(task).empty()) return "its client " + task;
    // Go refuses to run then, which is as good an answer.
    if (!scenario.handout.environment.empty() && own_proxy_variable(scenario).empty())
        return "it is about variables that name no proxy";
    if (scenario.expect.empty()) return "the proxy sees nothing of it";
    return "";
}

bool can_be_told(const scenario::Scenario& scenario, const Client& client, const Channel& channel) {
    if (!client.program || channel.name == "url" || channel.name == "env" || !scenario.client)
        return true;
    return text::is_utf8(scenario.client->user) && text::is_utf8(scenario.client->password);
}

bool is_asked(
    const scenario::Scenario& scenario, Target target, const Client& client, const Channel& channel
) {
    const scenario::Handout& handout = scenario.handout;
    const bool plain = target == Target::http;
    const std::string& own_target = plain ? handout.http_target : handout.https_target;
    // A client with pages of its own can't make use of another target.
    if (!own_target.empty() && client.path != "/ip") return false;
    return (plain ? handout.for_http : handout.for_https) && why_not_asked(scenario).empty() &&
           is_for_channel(scenario, channel);
}

}  // namespace proxy407::client
