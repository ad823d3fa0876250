#include "client/applicability.hpp"

namespace proxy407::client {

std::string why_not_asked(const scenario::Scenario& scenario) {
    const scenario::Handout& handout = scenario.handout;
    if (!handout.task.empty()) return "its client " + handout.task;
    if (!handout.environment.empty()) return "it is about variables of its own";
    if (!handout.netrc.empty()) return "it is about a netrc file";
    if (!handout.no_proxy.empty()) return "it is about NO_PROXY";
    if (handout.https_account) return "its client has an account for each kind of target";
    if (handout.https_proxy != scenario::Handout::HttpsProxy::same)
        return "its client has another proxy for https, or none";
    if (scenario.listener.tls)
        return "its client is told which authority the proxy is certified by";
    if (scenario.expect.empty()) return "the proxy sees nothing of it";
    return "";
}

bool is_asked(const scenario::Scenario& scenario, Target target, const Client& client) {
    const scenario::Handout& handout = scenario.handout;
    const bool plain = target == Target::http;
    const std::string& own_target = plain ? handout.http_target : handout.https_target;
    // A client with pages of its own can't make use of another target.
    if (!own_target.empty() && client.path != "/ip") return false;
    return (plain ? handout.for_http : handout.for_https) && why_not_asked(scenario).empty();
}

}  // namespace proxy407::client
