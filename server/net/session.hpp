#pragma once

#include "net/context.hpp"
#include "net/served.hpp"

#include <memory>

namespace proxy407::net {

/// The life of one connection, from accept to close. Never throws.
/// It keeps what it serves: the listener may serve another scenario by the time it ends.
awaitable<void> run_session(Context& context, std::shared_ptr<Served> served, Tcp::socket socket);

}  // namespace proxy407::net
