// app: puts the rooms together; starts, stops, owns every task.
#pragma once

#include "http/redactor.hpp"
#include "journal/journal.hpp"
#include "net/limits.hpp"
#include "pki/authority.hpp"
#include "scenario/model.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace proxy407::app {

using net::Limits;

struct Options {
    std::string address = "127.0.0.1";
    std::string ca_directory;  ///< empty: the authority lives in memory
    std::string ca_file;       ///< written when not empty; named in the advice
    bool redact = false;       ///< mask credentials in the answers, and have a redactor() for logs
    Limits limits;
};

/// Where a client on this machine reaches it: "http://127.0.0.1:3128", "https://[::1]:3128".
std::string url_of(
    const scenario::Listener& listener, const std::string& address, std::uint16_t port
);

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
    /// when it can't be bound ("can't listen on ADDRESS port PORT: Address already in use").
    std::uint16_t add(scenario::Scenario scenario, std::uint16_t port);

    /// From now on that port, one of add(), serves another scenario, from its beginning.
    /// Connections that wait for a request end; a request under way is still answered as before.
    /// Throws as add() does; what can't be served leaves everything as it was.
    void use(std::uint16_t port, scenario::Scenario scenario);

    /// Forgets what happened: the journal is empty, and every scenario is at its beginning.
    void reset();

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
