#pragma once

#include "admin/proxies.hpp"
#include "app/options.hpp"
#include "files/temporary_folder.hpp"
#include "net/listener.hpp"

#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace proxy407::app {

/// Where a client on this machine reaches it: "http://127.0.0.1:3128", "https://[::1]:3128".
std::string url_of(
    const scenario::Listener& listener, const std::string& address, std::uint16_t port
);

/// The proxies of a server, each with what stands beside it.
class Places : public admin::Proxies {
public:
    /// Both must outlive it.
    Places(net::Context& context, const Options& options);

    /// As admin::Proxies::add; gives the port.
    std::uint16_t open(const std::string& name, scenario::Scenario scenario, std::uint16_t port);

    /// As use(), and connections go on: the next request on each meets the new scenario.
    void take_over(const std::string& name, scenario::Scenario scenario);

    /// Accepts nobody any more.
    void close();

    /// The proxy on that port; nothing where there is none.
    std::optional<admin::Proxy> on_port(std::uint16_t port) const;

    std::vector<admin::Proxy> all() const override;
    void add(const std::string& name, scenario::Scenario scenario, std::uint16_t port) override;
    void remove(const std::string& name) override;
    void use(const std::string& name, scenario::Scenario scenario) override;
    void begin_again(const std::string& name, admin::Again what) override;
    void go_to_step(const std::string& name, std::size_t step) override;
    const http::Redactor* redactor() const override;
    http::Redactor full_redactor() const override;
    std::string ca_file() override;
    std::string ca_certificate() override;
    std::size_t connections() const override;

private:
    using ListenerPtr = std::shared_ptr<net::Listener>;
    using Connections = net::Listener::Connections;

    /// A proxy and what stands beside it. Null where no scenario has asked for that yet; where the
    /// present one does not, it refuses connections.
    struct Place {
        std::string name;
        ListenerPtr proxy = nullptr;
        ListenerPtr second_proxy = nullptr;
        ListenerPtr direct_origin = nullptr;
    };

    static void close(const Place& place);
    Place& find(const std::string& name);
    admin::Proxy shown(const Place& place) const;
    void learn(const scenario::Scenario& scenario);
    ListenerPtr listen(
        const std::string& name,
        scenario::Scenario scenario,
        journal::Recorder recorder,
        std::uint16_t port
    );
    void introduce(const std::string& name, net::Listener& listener);
    void use(const std::string& name, scenario::Scenario scenario, Connections connections);
    void use(
        const std::string& name,
        net::Listener& listener,
        scenario::Scenario scenario,
        Connections connections
    );
    void set_beside(
        const std::string& name,
        ListenerPtr& listener,
        std::optional<scenario::Scenario> wanted,
        journal::Recorder recorder,
        Connections connections
    );
    void set_companions(Place& place, const scenario::Scenario& scenario, Connections connections);

    net::Context& context_;
    const Options& options_;
    std::list<Place> places_;  ///< in the order of their beginnings
    std::set<std::string> secrets_;
    std::set<std::string> names_;
    std::optional<http::Redactor> redactor_;  ///< knows both
    std::optional<files::TemporaryFolder> folder_;
};

}  // namespace proxy407::app
