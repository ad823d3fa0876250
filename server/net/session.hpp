#pragma once

#include "decision/decide.hpp"
#include "net/context.hpp"
#include "scenario/model.hpp"

namespace proxy407::net {

/// A scenario on its port.
struct Served {
    scenario::Scenario scenario;
    decision::ScenarioState state;
};

/// The life of one connection to the proxy, from accept to close. Never throws.
awaitable<void> run_session(Context& context, Served& served, Tcp::socket socket);

}  // namespace proxy407::net
