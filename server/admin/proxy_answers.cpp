#include "admin/routes.hpp"
#include "admin/scenario_choice.hpp"
#include "handout/settings.hpp"

#include <system_error>
#include <utility>

namespace proxy407::admin {
namespace {

constexpr std::size_t most_proxies = 100;

using Owner = scenario::Scenario::ScriptOwner;

std::string_view owner_name(Owner owner) {
    switch (owner) {
        case Owner::proxy: return "proxy";
        case Owner::address: return "address";
        case Owner::connection: return "connection";
    }
    return "";
}

Json state_of(const Proxy& proxy) {
    Json steps = Json::array();
    for (const auto& step : proxy.scenario->steps) steps.push_back(step.name);
    const bool is_shared = proxy.scenario->script_owner == Owner::proxy;
    return {
        {"step", is_shared ? Json(proxy.step) : Json()},
        {"steps", steps},
        {"goes_by", owner_name(proxy.scenario->script_owner)}};
}

std::string with_credentials(const Proxy& proxy, const http::Redactor* redactor) {
    const auto& client = proxy.scenario->client;
    if (!client) return proxy.url;
    const auto scheme_end = proxy.url.find("//");
    if (redactor == nullptr)
        return handout::proxy_url(
            proxy.url.substr(0, scheme_end - 1),
            &*client,
            proxy.url.substr(scheme_end + 2),
            text::PercentSet::strict
        );
    auto url = proxy.url;
    return url.insert(
        scheme_end + 2, redactor->name(client->user) + ":" + std::string(http::mask) + "@"
    );
}

Json proxy_json(const Proxy& proxy, Proxies& proxies) {
    const auto* redactor = proxies.redactor();
    const auto port_or_null = [](std::uint16_t port) { return port == 0 ? Json() : Json(port); };
    const auto& client = proxy.scenario->client;
    return {
        {"name", proxy.name},
        {"scenario", proxy.scenario->id},
        {"port", proxy.port},
        {"url", proxy.url},
        {"url_with_credentials", with_credentials(proxy, redactor)},
        {"user", client ? Json(redactor ? redactor->name(client->user) : client->user) : Json()},
        {"password", client ? Json(redactor ? std::string(http::mask) : client->password) : Json()},
        {"ca_file", proxies.ca_file()},
        {"second_proxy_port", port_or_null(proxy.second_proxy)},
        {"direct_origin_port", port_or_null(proxy.direct_origin)},
        {"state", state_of(proxy)}};
}

Problem no_proxy(const Call& call, std::string_view name) {
    return not_found("proxy", name, call.desk.proxy_names());
}

/// What the system or the scenario's needs refuse is the client's to change.
Answer tried(const std::function<Answer()>& act) {
    try {
        return act();
    } catch (const std::system_error& problem) {
        return problem_answer({409, "port-not-free", std::string(problem.what()) + '.'});
    } catch (const std::runtime_error& problem) {
        return problem_answer({409, "not-servable", std::string(problem.what()) + '.'});
    }
}

Answer shown_proxy(const Call& call, const std::string& name, int status) {
    return json_answer(proxy_json(*call.desk.proxy(name), call.desk.proxies()), status);
}

Reset reset_of(const Call& call) {
    Reset what;
    what.journal = call.flag("journal", true);
    what.again.state = call.flag("state", true);
    what.again.nonces = call.flag("nonces", true);
    return what;
}

}  // namespace

Answer list_proxies(const Call& call) {
    Json list = Json::array();
    for (const auto& proxy : call.desk.proxies().all())
        list.push_back(proxy_json(proxy, call.desk.proxies()));
    return json_answer({{"proxies", list}});
}

Answer show_proxy(const Call& call) {
    if (!call.desk.proxy(call.captures[0])) return problem_answer(no_proxy(call, call.captures[0]));
    return shown_proxy(call, call.captures[0], 200);
}

Answer create_proxy(const Call& call) {
    const auto name = call.text("name");
    if (call.desk.proxy(name))
        return problem_answer(
            {409, "name-taken", "A proxy is called \"" + name + "\" already.", "/name"}
        );
    if (call.desk.proxy_names().size() >= most_proxies)
        return problem_answer(
            {409,
             "too-many",
             std::to_string(most_proxies) + " proxies run already; delete one first."}
        );
    auto chosen = chosen_scenario(call);
    if (const auto* problem = std::get_if<Problem>(&chosen)) return problem_answer(*problem);
    return tried([&] {
        const auto port = static_cast<std::uint16_t>(call.number("port", 0));
        call.desk.add(name, std::get<scenario::Scenario>(std::move(chosen)), port);
        auto answer = shown_proxy(call, name, 201);
        answer.reply.set("Location", "/__admin/proxies/" + name);
        return answer;
    });
}

Answer delete_proxy(const Call& call) {
    if (!call.desk.proxy(call.captures[0])) return problem_answer(no_proxy(call, call.captures[0]));
    call.desk.remove(call.captures[0]);
    return empty_answer();
}

Answer use_scenario(const Call& call) {
    const auto& name = call.captures[0];
    if (!call.desk.proxy(name)) return problem_answer(no_proxy(call, name));
    auto chosen = chosen_scenario(call);
    if (const auto* problem = std::get_if<Problem>(&chosen)) return problem_answer(*problem);
    return tried([&] {
        call.desk.use(name, std::get<scenario::Scenario>(std::move(chosen)));
        return shown_proxy(call, name, 200);
    });
}

Answer show_state(const Call& call) {
    const auto proxy = call.desk.proxy(call.captures[0]);
    if (!proxy) return problem_answer(no_proxy(call, call.captures[0]));
    return json_answer(state_of(*proxy));
}

Answer set_state(const Call& call) {
    const auto& name = call.captures[0];
    const auto proxy = call.desk.proxy(name);
    if (!proxy) return problem_answer(no_proxy(call, name));
    const auto& scenario = *proxy->scenario;
    if (scenario.script_owner != Owner::proxy)
        return problem_answer(
            {409,
             "no-shared-step",
             "The script of " + scenario.id + " goes by " +
                 std::string(owner_name(scenario.script_owner)) +
                 ": each has a step of its own, and none can be set for all."}
        );
    const auto step = call.number("step", 0);
    if (std::cmp_greater_equal(step, scenario.steps.size()))
        return problem_answer(
            {409,
             "wrong-value",
             "The script of " + scenario.id + " has the steps 0 to " +
                 std::to_string(scenario.steps.size() - 1) + ", and none of number " +
                 std::to_string(step) + '.',
             "/step"}
        );
    call.desk.proxies().go_to_step(name, static_cast<std::size_t>(step));
    return json_answer(state_of(*call.desk.proxy(name)));
}

Answer reset_proxy(const Call& call) {
    if (!call.desk.proxy(call.captures[0])) return problem_answer(no_proxy(call, call.captures[0]));
    return tried([&] {
        call.desk.reset(call.captures[0], reset_of(call));
        return empty_answer();
    });
}

Answer reset_all(const Call& call) {
    return tried([&] {
        call.desk.reset(std::nullopt, reset_of(call));
        return empty_answer();
    });
}

}  // namespace proxy407::admin
