#pragma once

#include "checks/grade.hpp"

namespace proxy407::checks {

/// evaluate() in steps, for who has something else to do meanwhile: a step looks at one
/// expectation. What comes to the journal between two steps is seen by the later ones only.
class Evaluation {
public:
    explicit Evaluation(const Evidence& evidence) : evidence_(evidence) {}

    /// False when all is done.
    bool step();

    const RunResult& result() const { return run_; }

private:
    void grade();

    Evidence evidence_;
    RunResult run_;
    bool is_graded_ = false;
};

}  // namespace proxy407::checks
