#pragma once

#include "http/redactor.hpp"
#include "scenario/model.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace proxy407::admin {

/// A proxy as the API has it, at this moment.
struct Proxy {
    std::string name;
    std::uint16_t port = 0;
    std::uint16_t second_proxy = 0;   ///< 0: not there
    std::uint16_t direct_origin = 0;  ///< 0: not there
    std::string host;                 ///< as it stands in a URL: "127.0.0.1", "[::1]"
    std::string url;                  ///< "http://127.0.0.1:3128"
    const scenario::Scenario* scenario = nullptr;
    std::size_t step = 0;  ///< of the script, where it goes by the proxy
};

/// What begins again.
struct Again {
    bool state = true;   ///< the script, and what accounts have used up
    bool nonces = true;  ///< those of Digest
};

/// The proxies of a server: what the desk needs of it. What the system refuses is a
/// std::system_error, what can't be served another std::runtime_error; then nothing has changed.
class Proxies {
public:
    virtual ~Proxies() = default;

    virtual std::vector<Proxy> all() const = 0;

    /// Port 0: any.
    virtual void add(const std::string& name, scenario::Scenario scenario, std::uint16_t port) = 0;

    /// The port is free again; its connections end.
    virtual void remove(const std::string& name) = 0;

    /// Another scenario on the same port, from its beginning.
    virtual void use(const std::string& name, scenario::Scenario scenario) = 0;

    virtual void begin_again(const std::string& name, Again what) = 0;

    /// Of a script that goes by the proxy.
    virtual void go_to_step(const std::string& name, std::size_t step) = 0;

    /// Masks what the server was told to mask; null: nothing.
    virtual const http::Redactor* redactor() const = 0;

    /// One that masks the secrets of all scenarios that were ever served here.
    virtual http::Redactor full_redactor() const = 0;

    /// A file with the certificate of the authority.
    virtual std::string ca_file() = 0;
    virtual std::string ca_certificate() = 0;  ///< PEM

    /// Clients that are connected now.
    virtual std::size_t connections() const = 0;
};

}  // namespace proxy407::admin
