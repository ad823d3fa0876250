#pragma once

#include "decision/state.hpp"
#include "net/context.hpp"
#include "scenario/model.hpp"

#include <memory>

namespace proxy407::net {

/// A scenario on its port.
struct Served {
    scenario::Scenario scenario;
    journal::Recorder recorder = journal::Recorder::proxy;  ///< proxy, second proxy, direct origin
    decision::ScenarioState state;
};

/// The life of one connection, from accept to close. Never throws.
/// It keeps what it serves: the listener may serve another scenario by the time it ends.
awaitable<void> run_session(Context& context, std::shared_ptr<Served> served, Tcp::socket socket);

}  // namespace proxy407::net
