#pragma once

#include "admin/events.hpp"
#include "admin/filter.hpp"
#include "admin/judgement.hpp"
#include "admin/proxies.hpp"
#include "admin/waiters.hpp"
#include "handout/handout.hpp"
#include "handout/settings.hpp"
#include "journal/journal.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace proxy407::admin {

/// What is reset.
struct Reset {
    bool journal = true;  ///< the exchanges go
    Again again = {};
};

/// What a client of a proxy is told. The files that it names are there as long as this is.
struct HandedOut {
    HandedOut(scenario::Handout special, handout::ProxySettings usual)
        : handout(std::move(special)), settings(std::move(usual)), files(handout, settings) {}

    scenario::Handout handout;
    handout::ProxySettings settings;
    handout::Handout files;
};

/// Everything that can be asked of running proxies, and done to them: the control API and the C++
/// face both come here. It belongs to the server's thread.
class Desk {
public:
    /// Both must outlive it.
    Desk(Proxies& proxies, journal::Journal& journal);
    Desk(const Desk&) = delete;  // the journal calls back
    Desk& operator=(const Desk&) = delete;

    Proxies& proxies() { return proxies_; }

    const Proxies& proxies() const { return proxies_; }

    const journal::Journal& journal() const { return journal_; }

    Waiters& waiters() { return waiters_; }

    Events& events() { return events_; }

    std::optional<Proxy> proxy(std::string_view name) const;
    std::vector<std::string> proxy_names() const;

    /// Those that match, in order. They stay until the journal changes.
    std::vector<const journal::Exchange*> exchanges(const Filter& filter) const;

    /// Gives a waiter what is there already, after that number.
    void catch_up(Waiters::Waiter& waiter, std::uint64_t since = 0) const;

    /// As those of Proxies, and whoever listens hears of it.
    void add(const std::string& name, scenario::Scenario scenario, std::uint16_t port);
    void remove(const std::string& name);
    void use(const std::string& name, scenario::Scenario scenario);

    /// Of one proxy, or of all.
    void reset(const std::optional<std::string>& name, const Reset& what);

    /// Judges what came to that proxy by what its scenario expects; by the checks alone where some
    /// are named.
    Verified verify(const Proxy& proxy, const std::vector<scenario::Expectation>& checks = {})
        const;

    /// Was a request refused since the last reset, by a scenario that is served no more?
    bool was_refused(const std::string& name) const { return refused_.contains(name); }

    /// Stays until it is asked for again, for the same proxy.
    const HandedOut& hand_out(const Proxy& proxy);

    /// Of exchanges since the start, whatever was reset.
    struct Count {
        int status = 0;
        std::string verdict;
        std::string cause;
        auto operator<=>(const Count&) const = default;
    };

    const std::map<Count, std::uint64_t>& counts() const { return counts_; }

    std::chrono::steady_clock::duration uptime() const {
        return std::chrono::steady_clock::now() - began_;
    }

private:
    void note(const journal::Exchange& exchange);
    void clear();

    Proxies& proxies_;
    journal::Journal& journal_;
    Waiters waiters_;
    Events events_;
    std::map<Count, std::uint64_t> counts_;
    std::map<std::string, std::unique_ptr<HandedOut>> handed_out_;  ///< by the proxy's name
    std::set<std::string> refused_;                                 ///< names: see was_refused
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace proxy407::admin
