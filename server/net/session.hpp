#pragma once

#include "decision/decide.hpp"
#include "net/context.hpp"
#include "scenario/model.hpp"

namespace proxy407::net {

/// A scenario on its port.
struct Served {
    scenario::Scenario scenario;
    journal::Recorder recorder = journal::Recorder::proxy;  ///< proxy, second proxy, direct origin
    decision::ScenarioState state;
};

/// The life of one connection, from accept to close. Never throws.
awaitable<void> run_session(Context& context, Served& served, Tcp::socket socket);

}  // namespace proxy407::net
