#include "app/public_exchange.hpp"
#include "app/public_scenario.hpp"
#include "app/server.hpp"
#include "checks/grade.hpp"
#include "files/temporary_folder.hpp"
#include "text/percent.hpp"

#include <proxy407/mock_proxy.hpp>

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <ostream>
#include <thread>
#include <utility>

namespace proxy407 {
inline namespace v1 {

namespace {

app::Options options_of(const Options& options, const std::string& ca_file) {
    app::Options made;
    made.address = options.address;
    made.redact = options.redact;
    made.ca_file = ca_file;
    return made;
}

}  // namespace

/// The server and what belongs to its thread, where `ask` goes.
struct MockProxy::State {
    State(const Scenario& scenario, const Options& options)
        : server(options_of(options, ca_file())) {
        port = server.add(scenario.model().scenario, options.port, name);
        thread = std::thread([this] { server.run(); });
    }

    ~State() {
        server.stop();
        thread.join();
    }

    /// The result of `act`, or its exception, from the server's thread, where nothing else goes on.
    /// By a mutex, which race detectors know, and not by a std::future: the library is compiled
    /// without one, and they would take what it hands over for a race.
    template <class Act>
    auto ask(Act act) {
        std::optional<decltype(act())> result;
        run_there([&] { result.emplace(act()); });
        return *std::move(result);
    }

    void run_there(const std::function<void()>& act) {
        std::mutex guard;
        std::condition_variable ended;
        bool is_done = false;
        std::exception_ptr problem;
        server.post([&] {
            try {
                act();
            } catch (...) {
                problem = std::current_exception();
            }
            const std::lock_guard lock(guard);
            is_done = true;
            ended.notify_one();
        });
        std::unique_lock lock(guard);
        ended.wait(lock, [&] { return is_done; });
        if (problem) std::rethrow_exception(problem);
    }

    std::string ca_file() const { return folder.path() + "/ca.pem"; }

    /// Only in the server's thread.
    admin::Proxy proxy() { return *server.desk().proxy(name); }

    scenario::Scenario scenario() {
        return ask([this] { return *proxy().scenario; });
    }

    /// Of which there is one.
    static constexpr const char* name = "default";

    files::TemporaryFolder folder;
    app::Server server;
    std::uint16_t port = 0;
    std::thread thread;
};

MockProxy::MockProxy(const Scenario& scenario, const Options& options)
    : state_(std::make_unique<State>(scenario, options)) {}

MockProxy::~MockProxy() = default;

std::string MockProxy::url() const {
    return state_->ask([state = state_.get()] { return state->proxy().url; });
}

std::string MockProxy::url_with_credentials() const {
    auto url = this->url();
    const auto served = state_->scenario();
    if (!served.client) return url;
    const auto user = text::percent_encode(served.client->user);
    const auto password = text::percent_encode(served.client->password);
    return url.insert(url.find("//") + 2, user + ":" + password + "@");
}

std::uint16_t MockProxy::port() const {
    return state_->port;
}

std::string MockProxy::user() const {
    const auto served = state_->scenario();
    return served.client ? served.client->user : "";
}

std::string MockProxy::password() const {
    const auto served = state_->scenario();
    return served.client ? served.client->password : "";
}

std::string MockProxy::ca_file() const {
    return state_->ca_file();
}

std::vector<Exchange> MockProxy::exchanges() const {
    return state_->ask([state = state_.get()] {
        const auto served = *state->proxy().scenario;
        return app::public_exchanges({served, state->server.journal()}, state->server.redactor());
    });
}

std::vector<Exchange> MockProxy::wait_for(std::size_t count, std::chrono::milliseconds timeout)
    const {
    std::mutex guard;
    std::condition_variable more;
    bool is_done = false;
    std::optional<admin::Waiters::Waiter> waiter;
    state_->run_there([&] {
        auto& desk = state_->server.desk();
        waiter.emplace(desk.waiters(), admin::Filter(), count, [&] {
            const std::lock_guard lock(guard);
            is_done = true;
            more.notify_all();
        });
        desk.catch_up(*waiter);
    });
    {
        std::unique_lock lock(guard);
        more.wait_for(lock, timeout, [&] { return is_done || count == 0; });
    }
    state_->run_there([&] { waiter.reset(); });
    return exchanges();
}

void MockProxy::use(const Scenario& scenario) {
    state_->run_there([state = state_.get(), &next = scenario.model().scenario] {
        state->server.desk().use(state->name, next);
    });
}

void MockProxy::reset() {
    state_->run_there([state = state_.get()] { state->server.desk().reset(std::nullopt, {}); });
}

Report MockProxy::check() const {
    return state_->ask([state = state_.get()] {
        const auto verified = state->server.desk().verify(state->proxy());
        const auto& result = verified.result;
        Report report;
        report.passed = checks::is_good(result.verdict);
        report.verdict = checks::name(result.verdict);
        report.text = verified.text;
        for (const auto& check : result.checks) {
            report.checks.push_back(
                {check.check, std::string(checks::name(check.outcome)), check.sentence}
            );
        }
        return report;
    });
}

std::ostream& operator<<(std::ostream& out, const Report& report) {
    return out << report.text;
}

}  // namespace v1
}  // namespace proxy407
