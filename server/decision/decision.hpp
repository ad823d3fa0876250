#pragma once

#include "decision/plan.hpp"
#include "decision/ruling.hpp"

namespace proxy407::decision {

/// Without a verdict its plan ends with DecideAgain.
struct Decision : Ruling {
    Plan plan;
};

}  // namespace proxy407::decision
