#pragma once

#include <cstddef>

namespace proxy407::diagnosis {

/// Work is counted, not timed, so that the same request always gets the same answer.
class Budget {
public:
    explicit Budget(std::size_t steps) : left_(steps) {}

    /// One look at so many octets; false when there is no more.
    bool spend(std::size_t octets) {
        const auto steps = 1 + octets / 16;
        if (steps > left_) return is_spent_ = true, false;
        left_ -= steps;
        return true;
    }

    bool is_spent() const { return is_spent_; }

    std::size_t left() const { return left_; }

private:
    std::size_t left_;
    bool is_spent_ = false;
};

}  // namespace proxy407::diagnosis
