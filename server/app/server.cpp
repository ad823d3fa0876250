#include "app/server.hpp"

#include "auth/mechanism.hpp"
#include "files/output_file.hpp"
#include "net/context.hpp"
#include "net/listener.hpp"
#include "scenario/secrets.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>

#include <unistd.h>

#include <array>
#include <csignal>
#include <iterator>
#include <list>
#include <map>
#include <optional>
#include <stdexcept>
#include <system_error>

namespace proxy407::app {

namespace asio = boost::asio;

namespace {

/// What a client sent before it went away, and before stop() was called, is still read: its
/// connection is accepted, its request decided and answered, a few turns of the loop each.
constexpr int turns_before_stop = 64;

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

/// Boost's exceptions name files of its source, and a user of this library need not know them.
template <class Act>
auto with_standard_errors(Act act) {
    try {
        return act();
    } catch (const boost::system::system_error& problem) {
        throw std::system_error(problem.code(), "can't serve");
    }
}

/// An io_context whose handlers can be destroyed before what they refer to.
class Loop : public asio::io_context {
public:
    Loop() : asio::io_context(1) {}

    void destroy_handlers() { shutdown(); }
};

/// The answers say what the scenario's secrets are only where everybody knows them.
bool tells_secrets(const scenario::Scenario& scenario, const std::string& address) {
    const auto bound = scenario::parse_address(address);
    return bound && scenario::is_loopback(*bound) && scenario::are_published(scenario);
}

}  // namespace

std::string url_of(
    const scenario::Listener& listener, const std::string& address, std::uint16_t port
) {
    auto host = address == "0.0.0.0" ? "127.0.0.1" : address == "::" ? "::1" : address;
    if (host.find(':') != host.npos) host = "[" + host + "]";
    return (listener.tls ? "https://" : "http://") + host + ":" + std::to_string(port);
}

struct Server::State {
    /// A proxy and what stands beside it. Null where no scenario has asked for that yet; where the
    /// present one does not, it refuses connections.
    struct Place {
        net::Listener* proxy = nullptr;
        net::Listener* second_proxy = nullptr;
        net::Listener* direct_origin = nullptr;
    };

    explicit State(Options given)
        : options(std::move(given)),
          journal({journal::Journal::Limits().exchanges, options.limits.journal_octets}),
          authority(
              options.ca_directory.empty() ? std::make_unique<pki::Authority>()
                                           : std::make_unique<pki::Authority>(options.ca_directory)
          ),
          tasks(io, options.limits),
          context{io, journal, *authority, tasks, options.limits},
          signals(io),
          lifeline(io) {}

    /// Sessions and listeners that are still under way refer to all members: they go first. Their
    /// exchanges come to the journal, but observers may have gone by now.
    ~State() {
        journal.stop_observing();
        io.destroy_handlers();
    }

    State(const State&) = delete;
    State& operator=(const State&) = delete;

    Options options;
    Loop io;
    journal::Journal journal;
    std::unique_ptr<pki::Authority> authority;
    net::TaskGroup tasks;
    net::Context context;
    std::list<net::Listener> listeners;
    std::map<std::uint16_t, Place> places;  ///< by the port of their proxy
    std::list<asio::steady_timer> timers;   ///< of after(); each goes when its handler has run
    asio::signal_set signals;
    asio::posix::stream_descriptor lifeline;  ///< of stop_when_ends()
    std::array<char, 512> from_lifeline{};
    bool stopped = false;
    std::optional<std::chrono::steady_clock::time_point> end_of_grace;
    std::vector<std::string> secrets;
    std::vector<std::string> names;
    std::optional<http::Redactor> redactor;  ///< knows both

    void learn(const scenario::Scenario& scenario) {
        if (!options.redact) return;
        for (auto& secret : scenario::secrets(scenario)) secrets.push_back(std::move(secret));
        for (auto& name : scenario::names(scenario)) names.push_back(std::move(name));
        redactor.emplace(secrets, names);
    }

    net::Listener& listen(
        scenario::Scenario scenario, journal::Recorder recorder, std::uint16_t port
    ) {
        auto& listener =
            listeners.emplace_back(context, std::move(scenario), recorder, options.address, port);
        introduce(listener);
        asio::co_spawn(io, listener.run(), asio::detached);
        return listener;
    }

    /// What its answers say of us.
    void introduce(net::Listener& listener) {
        auto& served = listener.state();
        served.proxy_url = url_of(served.scenario->listener, options.address, listener.port());
        served.ca_file = options.ca_file;
        served.audience.knows_secrets = tells_secrets(*served.scenario, options.address);
        served.audience.redactor = redactor ? &*redactor : nullptr;
    }

    void use(net::Listener& listener, scenario::Scenario scenario) {
        listener.use(std::move(scenario));
        introduce(listener);
    }

    /// Something beside the proxy, in the state that its scenario wants.
    void set_beside(
        net::Listener*& listener,
        std::optional<scenario::Scenario> wanted,
        journal::Recorder recorder
    ) {
        if (listener == nullptr && !wanted) return;
        if (!wanted) wanted.emplace().listener.refuses = true;
        if (listener == nullptr) {
            listener = &listen(std::move(*wanted), recorder, 0);
        } else {
            use(*listener, std::move(*wanted));
        }
    }

    void set_companions(Place& place, const scenario::Scenario& scenario) {
        using journal::Recorder;
        std::optional<scenario::Scenario> second;
        if (scenario.second_proxy) second = second_proxy_of(scenario);
        set_beside(place.second_proxy, std::move(second), Recorder::second_proxy);
        std::optional<scenario::Scenario> direct;
        if (scenario.direct_origin) direct = scenario;
        set_beside(place.direct_origin, std::move(direct), Recorder::direct_origin);
    }

    void watch_lifeline() {
        lifeline.async_read_some(asio::buffer(from_lifeline), [this](auto error, std::size_t) {
            if (error == asio::error::operation_aborted) return;
            if (error) return stop();
            watch_lifeline();
        });
    }

    /// Each turn looks at the sockets once and lets the sessions go on a step.
    void settle(int turns) {
        if (turns == 0) return stop();
        asio::post(io, [this, turns] { settle(turns - 1); });
    }

    void stop() {
        if (stopped) return;
        stopped = true;
        end_of_grace = std::chrono::steady_clock::now() + options.limits.shutdown_grace;
        for (auto& listener : listeners) listener.close();
        for (auto& timer : timers) timer.cancel();
        boost::system::error_code ignored;
        signals.cancel(ignored);
        lifeline.cancel(ignored);
        tasks.stop(options.limits.shutdown_grace);
    }
};

Server::Server(Options options)
    : state_(with_standard_errors([&] { return std::make_unique<State>(std::move(options)); })) {
    const auto& ca_file = state_->options.ca_file;
    if (!ca_file.empty()) files::write(ca_file, state_->authority->certificate_pem());
}

Server::~Server() = default;

std::uint16_t Server::add(scenario::Scenario scenario, std::uint16_t port) {
    refuse_what_can_not_be_served(scenario);
    state_->learn(scenario);
    State::Place place;
    state_->set_companions(place, scenario);
    place.proxy = &state_->listen(std::move(scenario), journal::Recorder::proxy, port);
    state_->places[place.proxy->port()] = place;
    return place.proxy->port();
}

void Server::use(std::uint16_t port, scenario::Scenario scenario) {
    refuse_what_can_not_be_served(scenario);
    auto& place = state_->places.at(port);
    state_->learn(scenario);
    state_->set_companions(place, scenario);
    state_->use(*place.proxy, std::move(scenario));
}

void Server::reset() {
    for (const auto& [port, place] : state_->places) use(port, place.proxy->scenario());
    state_->journal.clear();
}

Server::Companions Server::companions(std::uint16_t port) const {
    const auto found = state_->places.find(port);
    if (found == state_->places.end()) return {};
    const auto port_of = [](const net::Listener* listener) -> std::uint16_t {
        const bool serves = listener != nullptr && !listener->scenario().listener.refuses;
        return serves ? listener->port() : 0;
    };
    return {port_of(found->second.second_proxy), port_of(found->second.direct_origin)};
}

journal::Journal& Server::journal() {
    return state_->journal;
}

pki::Authority& Server::authority() {
    return *state_->authority;
}

const http::Redactor* Server::redactor() const {
    return state_->redactor ? &*state_->redactor : nullptr;
}

void Server::after(std::chrono::milliseconds time, std::function<void()> callback) {
    if (state_->stopped) return;
    auto& timer = state_->timers.emplace_back(state_->io, time);
    const auto place = std::prev(state_->timers.end());
    timer.async_wait([state = state_.get(), place, callback = std::move(callback)](auto) {
        // stop() may come between a timer's end and its handler, which then sees no error.
        state->timers.erase(place);
        if (!state->stopped) state->journal.run_callback(callback);
    });
}

void Server::post(std::function<void()> callback) {
    asio::post(state_->io, [state = state_.get(), callback = std::move(callback)] {
        state->journal.run_callback(callback);
    });
}

void Server::stop_on_signals() {
    with_standard_errors([this] {
        state_->signals.add(SIGINT);
        state_->signals.add(SIGTERM);
    });
    state_->signals.async_wait([state = state_.get()](auto error, int) {
        if (!error) state->stop();
    });
}

void Server::stop_when_ends(int descriptor) {
    with_standard_errors([&] { state_->lifeline.assign(dup(descriptor)); });
    state_->watch_lifeline();
}

std::chrono::steady_clock::time_point Server::end_of_grace() const {
    return state_->end_of_grace.value_or(std::chrono::steady_clock::now());
}

void Server::run() {
    asio::co_spawn(state_->io, state_->tasks.watch(), asio::detached);
    with_standard_errors([this] { state_->io.run(); });
    // A session that did not end although its task was ended is recorded now.
    if (!state_->tasks.is_empty()) state_->io.destroy_handlers();
}

void Server::stop() {
    asio::post(state_->io, [state = state_.get()] { state->settle(turns_before_stop); });
}

}  // namespace proxy407::app
