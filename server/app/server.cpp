#include "app/server.hpp"

#include "app/places.hpp"
#include "files/output_file.hpp"
#include "net/control.hpp"

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
#include <optional>
#include <stdexcept>
#include <system_error>

namespace proxy407::app {

namespace asio = boost::asio;

namespace {

/// What a client sent before it went away, and before stop() was called, is still read: its
/// connection is accepted, its request decided and answered, a few turns of the loop each.
constexpr int turns_before_stop = 64;

/// Who waits for an exchange that can't come any more need not hold us up.
constexpr std::chrono::milliseconds control_grace{100};

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

}  // namespace

struct Server::State {
    explicit State(Options given)
        : options(std::move(given)),
          journal({journal::Journal::Limits().exchanges, options.limits.journal_octets}),
          authority(
              options.ca_directory.empty() ? std::make_unique<pki::Authority>()
                                           : std::make_unique<pki::Authority>(options.ca_directory)
          ),
          tasks(io, options.limits),
          context{io, journal, *authority, tasks, options.limits},
          places(context, options),
          desk(places, journal),
          control_limits(net::control_limits(options.limits)),
          control_tasks(io, control_limits),
          control_context{io, journal, *authority, control_tasks, control_limits},
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
    Places places;
    admin::Desk desk;
    const net::Limits control_limits;
    net::TaskGroup control_tasks;  ///< apart from those of the proxies
    net::Context control_context;
    std::optional<net::Control> control;
    std::list<asio::steady_timer> timers;  ///< of after(); each goes when its handler has run
    asio::signal_set signals;
    asio::posix::stream_descriptor lifeline;  ///< of stop_when_ends()
    std::array<char, 512> from_lifeline{};
    bool stopped = false;
    std::optional<std::chrono::steady_clock::time_point> end_of_grace;

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
        places.close();
        if (control) control->close();
        for (auto& timer : timers) timer.cancel();
        boost::system::error_code ignored;
        signals.cancel(ignored);
        lifeline.cancel(ignored);
        tasks.stop(options.limits.shutdown_grace);
        control_tasks.stop(control_grace);
    }
};

Server::Server(Options options)
    : state_(with_standard_errors([&] { return std::make_unique<State>(std::move(options)); })) {
    const auto& ca_file = state_->options.ca_file;
    if (!ca_file.empty()) files::write(ca_file, state_->authority->certificate_pem());
}

Server::~Server() = default;

std::uint16_t Server::add(
    scenario::Scenario scenario, std::uint16_t port, const std::string& name
) {
    return state_->places.open(name, std::move(scenario), port);
}

void Server::take_over(const std::string& name, scenario::Scenario scenario) {
    state_->places.take_over(name, std::move(scenario));
}

std::uint16_t Server::control(const net::ControlAddress& where) {
    auto& state = *state_;
    state.control.emplace(state.control_context, state.desk, where, [&state] { state.stop(); });
    const asio::ip::tcp::endpoint place(
        asio::ip::make_address(where.address), state.control->port()
    );
    state.context.off_limits.push_back(place);
    asio::co_spawn(state.io, state.control->run(), asio::detached);
    return state.control->port();
}

admin::Desk& Server::desk() {
    return state_->desk;
}

Server::Companions Server::companions(std::uint16_t port) const {
    const auto proxy = state_->places.on_port(port);
    return proxy ? Companions{proxy->second_proxy, proxy->direct_origin} : Companions{};
}

journal::Journal& Server::journal() {
    return state_->journal;
}

pki::Authority& Server::authority() {
    return *state_->authority;
}

const http::Redactor* Server::redactor() const {
    return state_->places.redactor();
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
    asio::co_spawn(state_->io, state_->control_tasks.watch(), asio::detached);
    with_standard_errors([this] { state_->io.run(); });
    // A session that did not end although its task was ended is recorded now.
    if (!state_->tasks.is_empty() || !state_->control_tasks.is_empty())
        state_->io.destroy_handlers();
}

void Server::stop() {
    asio::post(state_->io, [state = state_.get()] { state->settle(turns_before_stop); });
}

}  // namespace proxy407::app
