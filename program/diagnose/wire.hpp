#pragma once

#include "ladder/probe.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace proxy407::program {

class TlsLayer;

/// Carries probes out, one at a time and each within `patience`; keeps one connection open.
class Wire {
public:
    /// It reads that many octets of one response.
    explicit Wire(std::chrono::milliseconds patience, std::size_t most_octets = 32 * 1024);
    ~Wire();

    ladder::Outcome carry_out(const ladder::Probe& probe);

private:
    ladder::Looked look_up(const ladder::Lookup& probe);
    ladder::Token get_token(const ladder::GetToken& probe);
    ladder::Opened open(const ladder::Open& probe);
    ladder::Encrypted encrypt(const ladder::Encrypt& probe);
    ladder::Answered ask(const ladder::Ask& probe);

    /// Of the socket: what came, or nothing at its end or the deadline, which `ended_` tells apart.
    std::string receive();
    bool send(std::string_view octets);
    std::string receive_inside();
    bool send_inside(std::string_view octets);
    bool finish(const bool& done);

    std::chrono::milliseconds patience_;
    std::size_t most_octets_;
    std::chrono::steady_clock::time_point deadline_;
    boost::asio::io_context io_;
    boost::asio::ip::tcp::socket socket_{io_};
    std::vector<std::unique_ptr<TlsLayer>> layers_;  ///< the outermost first
    ladder::Answered::End ended_ = ladder::Answered::End::whole;
};

}  // namespace proxy407::program
