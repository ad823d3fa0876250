#include "admin/desk.hpp"

#include <algorithm>
#include <utility>

namespace proxy407::admin {

Desk::Desk(Proxies& proxies, journal::Journal& journal) : proxies_(proxies), journal_(journal) {
    journal_.observe([this](const journal::Exchange& exchange) { note(exchange); });
}

void Desk::note(const journal::Exchange& exchange) {
    const auto& diagnosis = exchange.diagnosis;
    ++counts_[{
        exchange.status,
        std::string(decision::name(journal::verdict_of(exchange))),
        diagnosis ? std::string(diagnosis::name(diagnosis->cause)) : ""}];
    waiters_.take(exchange);
    events_.add_exchange(exchange.number);
}

std::optional<Proxy> Desk::proxy(std::string_view name) const {
    for (auto& one : proxies_.all())
        if (one.name == name) return std::move(one);
    return std::nullopt;
}

std::vector<std::string> Desk::proxy_names() const {
    std::vector<std::string> names;
    for (auto& one : proxies_.all()) names.push_back(std::move(one.name));
    return names;
}

std::vector<const journal::Exchange*> Desk::exchanges(const Filter& filter) const {
    std::vector<const journal::Exchange*> found;
    for (const auto& exchange : journal_.exchanges())
        if (filter.matches(exchange)) found.push_back(&exchange);
    return found;
}

void Desk::catch_up(Waiters::Waiter& waiter, std::uint64_t since) const {
    for (const auto* one = journal_.after(since); one != nullptr && !waiter.is_done();
         one = journal_.after(one->number))
        waiter.take(*one);
}

void Desk::add(const std::string& name, scenario::Scenario scenario, std::uint16_t port) {
    const auto id = scenario.id;
    proxies_.add(name, std::move(scenario), port);
    events_.add("proxy", {{"proxy", name}, {"scenario", id}});
}

void Desk::remove(const std::string& name) {
    proxies_.remove(name);
    handed_out_.erase(name);
    refused_.erase(name);
    events_.add("proxy", {{"proxy", name}, {"scenario", nullptr}});
}

void Desk::use(const std::string& name, scenario::Scenario scenario) {
    const auto id = scenario.id;
    // Checks look at what came to the scenario of now.
    if (has_refusals(proxies_, journal_, *proxy(name))) refused_.insert(name);
    proxies_.use(name, std::move(scenario));
    events_.add("scenario", {{"proxy", name}, {"scenario", id}});
}

void Desk::clear() {
    journal_.clear();
    waiters_.forget();
}

void Desk::reset(const std::optional<std::string>& name, const Reset& what) {
    const auto names = name ? std::vector{*name} : proxy_names();
    for (const auto& one : names) proxies_.begin_again(one, what.again);
    if (what.journal) {
        for (const auto& one : names) refused_.erase(one);
        if (name)
            journal_.forget([&](const journal::Exchange& one) { return one.proxy == *name; });
        else
            clear();
    }
    const Json data = {
        {"proxy", name ? Json(*name) : Json()},
        {"journal", what.journal},
        {"state", what.again.state},
        {"nonces", what.again.nonces}};
    if (what.journal && !name)
        events_.add_reset(data);
    else
        events_.add("reset", data);
}

Verified Desk::verify(const Proxy& proxy, const std::vector<scenario::Expectation>& checks) const {
    Judgement judgement(proxies_, journal_, proxy, checks);
    while (judgement.step()) {
    }
    return judgement.verified();
}

const HandedOut& Desk::hand_out(const Proxy& proxy) {
    auto settings = handout::proxy_settings(
        *proxy.scenario, {proxy.port, proxy.second_proxy, proxy.direct_origin, proxy.host}
    );
    settings.ca_file = proxies_.ca_file();
    auto& place = handed_out_[proxy.name];
    place = std::make_unique<HandedOut>(proxy.scenario->handout, std::move(settings));
    return *place;
}

}  // namespace proxy407::admin
