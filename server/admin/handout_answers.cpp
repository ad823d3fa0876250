#include "admin/routes.hpp"
#include "handout/client_lines.hpp"
#include "handout/encoded.hpp"
#include "handout/variables.hpp"

namespace proxy407::admin {
namespace {

/// The proxy that the query names, or the first one.
std::optional<Proxy> told_of(const Call& call) {
    if (call.has("proxy")) return call.desk.proxy(call.text("proxy"));
    const auto all = call.desk.proxies().all();
    return all.empty() ? std::nullopt : std::optional(all.front());
}

Json variables_of(const Proxy& proxy, const HandedOut& handed) {
    handout::Variables variables;
    handout::set_proxy(variables, handed.settings);
    // What is forwarded shows the certificates of the real targets.
    const auto& scenario = *proxy.scenario;
    if (!scenario.origin.forward || scenario.listener.tls)
        handout::set_trust(variables, handed.settings);
    handout::set_proxy407(variables, handed.settings);
    handed.files.put(variables, true);
    Json made = Json::object();
    for (const auto& [name, value] : variables) made[name] = value;
    return made;
}

}  // namespace

Answer show_handout(const Call& call) {
    const auto proxy = told_of(call);
    if (!proxy)
        return problem_answer(not_found("proxy", call.text("proxy"), call.desk.proxy_names()));
    const auto& handed = call.desk.hand_out(*proxy);
    const auto& settings = handed.settings;
    const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
    return json_answer(
        {{"proxy", proxy->name},
         {"environment", variables_of(*proxy, handed)},
         {"unset", handout::proxy_variable_names()},
         {"ca_file", or_null(settings.ca_file)},
         {"http_target", settings.http_target},
         {"https_target", settings.https_target},
         {"second_proxy", or_null(settings.second_proxy_url)},
         {"direct_origin", or_null(settings.direct_origin)}}
    );
}

Answer encode(const Call& call) {
    const auth::Account account{call.text("user"), call.text("password")};
    if (const auto why = handout::unsendable(account); !why.empty())
        return problem_answer({422, "wrong-value", "These credentials can't be sent: " + why + '.'}
        );
    const auto asked = call.has("proxy") ? call.text("proxy") : "127.0.0.1:3128";
    const auto place = handout::place_of_proxy(asked);
    const auto* proxy = std::get_if<http::Authority>(&place);
    if (proxy == nullptr)
        return problem_answer({422, "wrong-value", "\"proxy\" is HOST:PORT.", "/proxy"});
    const auto forms = handout::encoded(account);
    Json lines = Json::array();
    for (const auto& line : handout::client_lines(
             account, proxy->host, std::to_string(proxy->port), "http://example.test/ip"
         ))
        lines.push_back({{"client", line.client}, {"line", line.line}});
    return json_answer(
        {{"in_url", forms.strict},
         {"in_url_least", forms.least},
         {"in_url_browser", forms.browser},
         {"basic", forms.token},
         {"lines", lines}}
    );
}

}  // namespace proxy407::admin
