#pragma once

#include "decision/state.hpp"
#include "journal/exchange.hpp"
#include "scenario/model.hpp"

#include <memory>

namespace proxy407::net {

/// A scenario on its port.
struct Served {
    scenario::Scenario scenario;
    journal::Recorder recorder = journal::Recorder::proxy;  ///< proxy, second proxy, direct origin
    decision::ScenarioState state;

    /// What serves the next request of its connections; null: this.
    std::shared_ptr<Served> successor = nullptr;

    /// Names its connections in the TaskGroup. A successor has the one of its predecessor.
    std::shared_ptr<const char> owner = std::make_shared<const char>();
};

}  // namespace proxy407::net
