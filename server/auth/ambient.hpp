#pragma once

#include "auth/acceptor.hpp"
#include "auth/account.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace proxy407::auth {

/// The other end of a handshake: auth/mechanism.hpp in the program, a script in tests.
using MakeAcceptor =
    std::function<std::unique_ptr<Acceptor>(const HandshakePolicy&, const Accounts&)>;

/// The world, handed in: nothing in the core reads a clock or draws a random number by itself.
struct Ambient {
    std::chrono::system_clock::time_point now;
    std::function<std::string(std::size_t octets)> random;
    MakeAcceptor make_acceptor = {};
};

}  // namespace proxy407::auth
