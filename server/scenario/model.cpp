#include "scenario/model.hpp"

namespace proxy407::scenario {

std::vector<const auth::Scheme*> offered_schemes(const Scenario& scenario) {
    std::vector<const auth::Scheme*> offered;
    const auto add = [&](const Step& step) {
        for (const auth::Scheme& scheme : step.schemes) offered.push_back(&scheme);
    };
    for (const Step& step : scenario.steps) {
        add(step);
        if (step.connect) add(*step.connect);
        if (step.plain) add(*step.plain);
    }
    return offered;
}

}  // namespace proxy407::scenario
