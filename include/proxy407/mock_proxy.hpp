// A proxy for a test: it starts in its constructor, refuses and explains, and ends in its
// destructor.
#pragma once

#include <proxy407/exchange.hpp>
#include <proxy407/export.hpp>
#include <proxy407/scenario.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace proxy407 {
inline namespace v1 {

struct Options {
    std::string address = "127.0.0.1";  ///< where it listens; a loopback address unless you must
    std::uint16_t port = 0;             ///< 0: any free port
    bool redact = false;                ///< mask passwords and tokens in texts and log lines
};

/// What the scenario expects of a client, and whether it held.
struct Report {
    bool passed = false;  ///< no MUST was broken, and nothing was left unseen
    std::string verdict;  ///< "pass", "non-strict", "observed", "not-reached", "fail", "bypassed"
    std::string text;     ///< what `proxy407 run` prints

    struct Check {
        std::string id;
        std::string outcome;  ///< "pass", "fail", "not-reached"
        std::string sentence;
    };

    std::vector<Check> checks;

    explicit operator bool() const { return passed; }
};

PROXY407_API std::ostream& operator<<(std::ostream& out, const Report& report);

/// A mock proxy with an embedded origin that answers for every target, in a thread of its own.
///
/// Threads: every member may be called from any thread at any time, the constructor and destructor
/// excepted. Limits: it keeps the last 10,000 exchanges, 64 MiB of them at most; 1,000 connections
/// at once; heads up to 64 KiB. Errors: what the system refuses is a std::system_error, a scenario
/// with mistakes a ScenarioError. Clients can't make it throw.
class PROXY407_API MockProxy {
public:
    /// Serves when it returns. Throws std::system_error when the port can't be had.
    explicit MockProxy(const Scenario& scenario, const Options& options = {});

    /// Ends the connections that are still open, and joins the thread.
    ~MockProxy();

    MockProxy(const MockProxy&) = delete;
    MockProxy& operator=(const MockProxy&) = delete;

    /// "http://127.0.0.1:40123"; "https://..." where the scenario has TLS to the proxy.
    std::string url() const;

    /// The same with the credentials that the scenario accepts, percent-encoded:
    /// "http://user:p%40ss@127.0.0.1:40123". As url() where it accepts none by name.
    std::string url_with_credentials() const;

    std::uint16_t port() const;

    std::string user() const;      ///< that the scenario accepts; "" where it asks for none
    std::string password() const;  ///< likewise

    /// A file with the certificate of the authority that signs the embedded origin's certificates,
    /// and the proxy's own: what a client has to trust for https:// targets. It goes with the
    /// proxy.
    std::string ca_file() const;

    /// Everything up to now, in order. An exchange is there once its answer has been sent.
    std::vector<Exchange> exchanges() const;

    /// The same once there are `count` of them, or after that time what there is.
    std::vector<Exchange> wait_for(std::size_t count, std::chrono::milliseconds timeout) const;

    /// Another scenario on the same port, from its beginning; the exchanges stay. Connections that
    /// wait for a request end; a request under way is still answered as before.
    void use(const Scenario& scenario);

    /// Forgets all exchanges, and begins the scenario again.
    void reset();

    /// Judges what came until now by what the scenario expects.
    Report check() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace v1
}  // namespace proxy407
