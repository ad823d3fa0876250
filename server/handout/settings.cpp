#include "handout/settings.hpp"

#include "text/template.hpp"

#include <utility>

namespace proxy407::handout {

std::string proxy_url(
    const std::string& scheme,
    const auth::Account* account,
    const std::string& host_and_port,
    text::PercentSet set
) {
    const auto in_url = [&](const std::string& octets) {
        return text::percent_encode(octets, set);
    };
    std::string url = scheme + "://";
    if (account != nullptr) url += in_url(account->user) + ":" + in_url(account->password) + "@";
    return url + host_and_port;
}

ProxySettings proxy_settings(
    const std::string& scheme, const Place& place, std::optional<auth::Account> client
) {
    ProxySettings made;
    made.host = place.host;
    made.port = place.port;
    const std::string where = place.host + ":" + std::to_string(place.port);
    made.proxy = scheme + "://" + where;
    made.proxy_url = proxy_url(scheme, client ? &*client : nullptr, where);
    made.client = std::move(client);
    made.http_target = http_target;
    made.https_target = https_target;
    made.https_proxy_url = made.proxy_url;
    return made;
}

ProxySettings proxy_settings(const scenario::Scenario& scenario, const Place& place) {
    const std::string scheme = scenario.listener.tls ? "https" : "http";
    auto made = proxy_settings(scheme, place, scenario.client);
    const auto beside = [&](std::uint16_t port) { return place.host + ":" + std::to_string(port); };
    if (place.second_proxy != 0) {
        const auto& client = scenario.second_proxy->client;
        made.second_proxy_url =
            proxy_url("http", client ? &*client : nullptr, beside(place.second_proxy));
    }
    if (place.direct_origin != 0) made.direct_origin = beside(place.direct_origin);
    const auto& handout = scenario.handout;
    const std::string where = beside(place.port);
    const text::Values values = {
        {"proxy", made.proxy_url},
        {"place", where},
        {"second_proxy", made.second_proxy_url},
        {"direct_origin", made.direct_origin}};
    if (!handout.http_target.empty()) made.http_target = text::expand(handout.http_target, values);
    if (!handout.https_target.empty())
        made.https_target = text::expand(handout.https_target, values);
    made.no_proxy = handout.no_proxy;
    for (const auto& [name, value] : handout.environment)
        made.variables[name] = text::expand(value, values);
    if (handout.https_account)
        made.https_proxy_url = proxy_url(scheme, &*handout.https_account, where);
    using HttpsProxy = scenario::Handout::HttpsProxy;
    if (handout.https_proxy == HttpsProxy::second) made.https_proxy_url = made.second_proxy_url;
    if (handout.https_proxy == HttpsProxy::none) made.https_proxy_url.clear();
    return made;
}

}  // namespace proxy407::handout
