#pragma once

#include "ladder/probe.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;

namespace proxy407::program {

/// A client of TLS over whatever carries its octets: a socket, a tunnel, another layer of TLS.
class TlsLayer {
public:
    struct Below {
        std::function<bool(std::string_view octets)> send;
        std::function<std::string()> receive;  ///< "": nothing more comes
    };

    explicit TlsLayer(Below below);
    ~TlsLayer();
    TlsLayer(const TlsLayer&) = delete;
    TlsLayer& operator=(const TlsLayer&) = delete;

    /// The handshake. Whoever is there is taken, trusted or not: that is what is to be found out.
    ladder::Encrypted begin(const std::string& server_name);

    bool send(std::string_view octets);
    std::string receive();

private:
    bool flush();
    bool feed();
    void describe_peer(ladder::Encrypted& seen) const;

    Below below_;
    std::unique_ptr<ssl_ctx_st, void (*)(ssl_ctx_st*)> context_;
    std::unique_ptr<ssl_st, void (*)(ssl_st*)> ssl_;
};

}  // namespace proxy407::program
