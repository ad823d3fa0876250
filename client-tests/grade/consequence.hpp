#pragma once

#include "results/result.hpp"

#include <string>
#include <vector>

namespace proxy407::grade {

/// The plain cases that a client failed. What fails in the same way tells of that fault, and
/// nothing of what it is about itself: it is not reached.
class PlainFailures {
public:
    /// One plain case, or any other, which is left out.
    void add(const results::Result& result);

    /// Changes the verdict over a case of the same client, channel and kind of target that failed
    /// in the same way.
    void settle(results::Result& result) const;

private:
    struct Failure {
        std::string client;
        std::string channel;
        std::string target;
        std::string scenario;
        results::Verdict verdict;
        std::string finding;
    };

    std::vector<Failure> failures_;
};

}  // namespace proxy407::grade
