#include "app/places.hpp"

#include "auth/mechanism.hpp"
#include "decision/script.hpp"
#include "files/output_file.hpp"
#include "scenario/secrets.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>
#include <utility>

namespace proxy407::app {

namespace {

/// Kerberos needs a library and keys that a file's author can't vouch for.
void refuse_without_kerberos(const scenario::Scenario& scenario) {
    for (const auto* scheme : scenario::offered_schemes(scenario)) {
        const auto* policy = std::get_if<auth::HandshakePolicy>(scheme);
        if (policy == nullptr) continue;
        const auto why = auth::handshake_trouble(*policy, scenario.users);
        if (!why.empty()) throw std::runtime_error("scenario " + scenario.id + ": " + why);
    }
}

/// The proxy beside the scenario's: its exchanges are told under the same id.
scenario::Scenario second_proxy_of(const scenario::Scenario& first) {
    scenario::Scenario second;
    second.id = first.id;
    second.client = first.second_proxy->client;
    second.users = first.second_proxy->users;
    second.origin = first.origin;
    second.steps.emplace_back().schemes = first.second_proxy->schemes;
    return second;
}

void refuse_what_can_not_be_served(const scenario::Scenario& scenario) {
    refuse_without_kerberos(scenario);
    if (scenario.second_proxy) refuse_without_kerberos(second_proxy_of(scenario));
}

/// The answers say what the scenario's secrets are only where everybody knows them.
bool tells_secrets(const scenario::Scenario& scenario, const std::string& address) {
    const auto bound = scenario::parse_address(address);
    return bound && scenario::is_loopback(*bound) && scenario::are_published(scenario);
}

/// As it stands in a URL; that of every interface is reached by the loopback.
std::string host_of(const std::string& address) {
    const auto host = address == "0.0.0.0" ? "127.0.0.1" : address == "::" ? "::1" : address;
    return host.find(':') != host.npos ? "[" + host + "]" : host;
}

std::uint16_t port_of(const std::shared_ptr<net::Listener>& listener) {
    const bool serves = listener != nullptr && !listener->scenario().listener.refuses;
    return serves ? listener->port() : 0;
}

}  // namespace

std::string url_of(
    const scenario::Listener& listener, const std::string& address, std::uint16_t port
) {
    return (listener.tls ? "https://" : "http://") + host_of(address) + ":" + std::to_string(port);
}

Places::Places(net::Context& context, const Options& options)
    : context_(context), options_(options) {}

void Places::learn(const scenario::Scenario& scenario) {
    for (auto& secret : scenario::secrets(scenario)) secrets_.insert(std::move(secret));
    for (auto& name : scenario::names(scenario)) names_.insert(std::move(name));
    if (options_.redact) redactor_.emplace(full_redactor());
}

Places::ListenerPtr Places::listen(
    const std::string& name,
    scenario::Scenario scenario,
    journal::Recorder recorder,
    std::uint16_t port
) {
    auto listener = std::make_shared<net::Listener>(
        context_, std::move(scenario), recorder, options_.address, port
    );
    introduce(name, *listener);
    boost::asio::co_spawn(context_.io, listener->run(), boost::asio::detached);
    return listener;
}

/// What its answers say of us.
void Places::introduce(const std::string& name, net::Listener& listener) {
    auto& served = listener.state();
    served.proxy_name = name;
    served.proxy_url = url_of(served.scenario->listener, options_.address, listener.port());
    served.ca_file = options_.ca_file;
    served.audience.knows_secrets = tells_secrets(*served.scenario, options_.address);
    served.audience.redactor = redactor();
}

void Places::use(
    const std::string& name,
    net::Listener& listener,
    scenario::Scenario scenario,
    Connections connections
) {
    listener.use(std::move(scenario), connections);
    introduce(name, listener);
}

/// Something beside the proxy, in the state that its scenario wants.
void Places::set_beside(
    const std::string& name,
    ListenerPtr& listener,
    std::optional<scenario::Scenario> wanted,
    journal::Recorder recorder,
    Connections connections
) {
    if (listener == nullptr && !wanted) return;
    if (!wanted) wanted.emplace().listener.refuses = true;
    if (listener == nullptr) {
        listener = listen(name, std::move(*wanted), recorder, 0);
    } else {
        use(name, *listener, std::move(*wanted), connections);
    }
}

void Places::set_companions(
    Place& place, const scenario::Scenario& scenario, Connections connections
) {
    using journal::Recorder;
    std::optional<scenario::Scenario> second;
    if (scenario.second_proxy) second = second_proxy_of(scenario);
    set_beside(
        place.name, place.second_proxy, std::move(second), Recorder::second_proxy, connections
    );
    std::optional<scenario::Scenario> direct;
    if (scenario.direct_origin) direct = scenario;
    set_beside(
        place.name, place.direct_origin, std::move(direct), Recorder::direct_origin, connections
    );
}

std::uint16_t Places::open(
    const std::string& name, scenario::Scenario scenario, std::uint16_t port
) {
    refuse_what_can_not_be_served(scenario);
    learn(scenario);
    Place place{name};
    const auto copy = scenario;
    place.proxy = listen(name, std::move(scenario), journal::Recorder::proxy, port);
    try {
        set_companions(place, copy, Connections::end);
    } catch (...) {
        close(place);
        throw;
    }
    places_.push_back(place);
    return place.proxy->port();
}

void Places::add(const std::string& name, scenario::Scenario scenario, std::uint16_t port) {
    open(name, std::move(scenario), port);
}

void Places::close(const Place& place) {
    for (const auto& listener : {place.proxy, place.second_proxy, place.direct_origin}) {
        if (listener == nullptr) continue;
        listener->close();
        listener->retire();
    }
}

void Places::remove(const std::string& name) {
    const auto found = std::ranges::find(places_, name, &Place::name);
    close(*found);
    places_.erase(found);
}

void Places::close() {
    for (const auto& place : places_)
        for (const auto& listener : {place.proxy, place.second_proxy, place.direct_origin})
            if (listener != nullptr) listener->close();
}

void Places::use(const std::string& name, scenario::Scenario scenario, Connections connections) {
    refuse_what_can_not_be_served(scenario);
    auto& place = find(name);
    learn(scenario);
    set_companions(place, scenario, connections);
    use(name, *place.proxy, std::move(scenario), connections);
}

void Places::use(const std::string& name, scenario::Scenario scenario) {
    use(name, std::move(scenario), Connections::end);
}

void Places::take_over(const std::string& name, scenario::Scenario scenario) {
    use(name, std::move(scenario), Connections::stay);
}

void Places::begin_again(const std::string& name, admin::Again what) {
    auto& place = find(name);
    const auto before = place.proxy->state().nonces;
    if (what.state) use(name, *place.proxy, place.proxy->scenario(), Connections::end);
    auto& nonces = place.proxy->state().nonces;
    if (!what.nonces) nonces = before;
    if (what.nonces && !what.state) nonces = auth::NonceStore();
}

void Places::go_to_step(const std::string& name, std::size_t step) {
    decision::go_to_step(find(name).proxy->state(), step, std::chrono::system_clock::now());
}

Places::Place& Places::find(const std::string& name) {
    return *std::ranges::find(places_, name, &Place::name);
}

admin::Proxy Places::shown(const Place& place) const {
    const auto& scenario = place.proxy->scenario();
    const auto port = place.proxy->port();
    return {
        place.name,
        port,
        port_of(place.second_proxy),
        port_of(place.direct_origin),
        host_of(options_.address),
        url_of(scenario.listener, options_.address, port),
        &scenario,
        place.proxy->state().script.step};
}

std::vector<admin::Proxy> Places::all() const {
    std::vector<admin::Proxy> proxies;
    for (const auto& place : places_) proxies.push_back(shown(place));
    return proxies;
}

std::optional<admin::Proxy> Places::on_port(std::uint16_t port) const {
    for (const auto& place : places_)
        if (place.proxy->port() == port) return shown(place);
    return std::nullopt;
}

const http::Redactor* Places::redactor() const {
    return redactor_ ? &*redactor_ : nullptr;
}

http::Redactor Places::full_redactor() const {
    return {{secrets_.begin(), secrets_.end()}, {names_.begin(), names_.end()}};
}

std::string Places::ca_file() {
    if (!options_.ca_file.empty()) return std::filesystem::absolute(options_.ca_file).string();
    if (!options_.ca_directory.empty())
        return std::filesystem::absolute(options_.ca_directory).string() + "/ca.pem";
    if (!folder_) {
        folder_.emplace();
        files::write(folder_->path() + "/ca.pem", ca_certificate());
    }
    return folder_->path() + "/ca.pem";
}

std::string Places::ca_certificate() {
    return context_.authority.certificate_pem();
}

std::size_t Places::connections() const {
    return context_.tasks.size();
}

}  // namespace proxy407::app
