#include "client/told.hpp"

#include "client/applicability.hpp"
#include "client/needs.hpp"

namespace proxy407::client {

std::string url_told(
    const Client& client,
    const scenario::Scenario& scenario,
    Target target,
    const handout::ProxySettings& proxy
) {
    const bool plain = target == Target::http;
    const std::string url = plain ? proxy.http_target : proxy.https_target;
    const std::string usual = plain ? handout::http_target : handout::https_target;
    // A scenario's own target has its own path.
    if (url != usual) return url;
    const std::string site = url.substr(0, url.rfind('/'));
    if (takes(scenario, target, "upload")) return site + "/anything";
    if (client.opens_websockets || takes(scenario, target, "websocket"))
        return "ws" + site.substr(4) + "/";
    return site + client.path;
}

handout::ProxySettings settings_told(
    const scenario::Scenario& scenario, handout::ProxySettings proxy
) {
    if (spells_proxy_url(scenario)) {
        proxy.proxy_url = proxy.variables.at("http_proxy");
        proxy.https_proxy_url = proxy.proxy_url;
        proxy.variables.clear();
    }
    if (proxy.no_proxy.empty()) return proxy;
    for (const char* variable : {"no_proxy", "NO_PROXY"})
        proxy.variables[variable] = proxy.no_proxy;
    return proxy;
}

void expect_websocket(scenario::Scenario& scenario) {
    for (scenario::Expectation& expected : scenario.expect)
        if (expected.check == "target-status" && expected.value == 200) expected.value = 101;
}

std::string content_told() {
    std::string content;
    for (int line = 1; content.size() < 20'000; ++line)
        content += "line " + std::to_string(line) + " of an upload\n";
    return content;
}

}  // namespace proxy407::client
