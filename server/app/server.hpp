// app: puts the rooms together; starts, stops, owns every task.
#pragma once

#include "admin/desk.hpp"
#include "app/options.hpp"
#include "http/redactor.hpp"
#include "journal/journal.hpp"
#include "net/control_address.hpp"
#include "pki/authority.hpp"
#include "scenario/model.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace proxy407::app {

/// One thread, one io_context. All members but `post` and `stop` belong to the thread that calls
/// `run`.
/// What the system refuses (a port, a descriptor) is a std::system_error.
/// No callback ends the program: what an observer of the journal or a callback of `after` throws is
/// counted in Journal::callback_failures, and serving goes on.
class Server {
public:
    explicit Server(Options options = {});

    /// What is under way ends where it is; no observer is called any more.
    ~Server();

    /// Binds the scenario to a port (0: any) and gives the port it got. Throws std::system_error
    /// when it can't be bound ("can't listen on ADDRESS port PORT: Address already in use"). Its
    /// exchanges have the name.
    std::uint16_t add(
        scenario::Scenario scenario, std::uint16_t port, const std::string& name = ""
    );

    /// Serves another scenario by the name that add() was given, from its beginning; connections go
    /// on. Throws as add() does, and std::runtime_error where it can't be served; then nothing has
    /// changed.
    void take_over(const std::string& name, scenario::Scenario scenario);

    /// Opens the control API and gives the port it got. Throws as add() does. Call it once at most.
    std::uint16_t control(const net::ControlAddress& where);

    /// Everything that can be asked of the proxies, and done to them, while it runs.
    admin::Desk& desk();

    /// The ports of what stands beside that one, where its scenario asks for it; 0: nothing does.
    struct Companions {
        std::uint16_t second_proxy = 0;
        std::uint16_t direct_origin = 0;
    };

    Companions companions(std::uint16_t port) const;

    journal::Journal& journal();
    pki::Authority& authority();

    /// Masks the secrets of all the scenarios that were added; null unless asked for in Options.
    const http::Redactor* redactor() const;

    /// Calls back in the server's thread after that time, unless it was stopped by then.
    void after(std::chrono::milliseconds time, std::function<void()> callback);

    /// Calls back in the server's thread, once run() runs. Thread-safe. After the end of run() it
    /// is dropped without a call.
    void post(std::function<void()> callback);

    /// SIGINT and SIGTERM call stop().
    void stop_on_signals();

    /// stop() once that descriptor can't be read any more: the writer of a pipe or socket is gone,
    /// or it is a file. What comes before that is thrown away. It stays the caller's.
    void stop_when_ends(int descriptor);

    /// Serves until stop(); returns when every connection has ended, or a moment after the grace
    /// has passed, whatever is under way. By then every exchange is in the journal.
    void run();

    /// When the grace of stop() is over; before stop(): now.
    std::chrono::steady_clock::time_point end_of_grace() const;

    /// Thread-safe, idempotent. What has come to the sockets by then is still served.
    void stop();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace proxy407::app
