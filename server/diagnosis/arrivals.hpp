#pragma once

#include "diagnosis/budget.hpp"
#include "diagnosis/program.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::diagnosis {

/// A pair that the value may stand for, and what was done to it on the way to the value.
struct Arrival {
    std::string pair;
    std::vector<Step> steps;  ///< in the order in which they were done
};

/// What the value of Proxy-Authorization may stand for, by the number of steps. Goes backward, from
/// the value to the token and from that to the pair, and asks for more only when fewer steps
/// explain nothing.
class Arrivals {
public:
    Arrivals(std::string_view value, Budget& budget);

    const std::vector<Arrival>& after(std::size_t steps);

    /// What follows the word Basic after so many steps, base64 or not.
    const std::vector<Arrival>& tokens_after(std::size_t steps);

private:
    struct Level {
        std::vector<Arrival> values;
        std::vector<Arrival> tokens;
        std::vector<Arrival> pairs;
    };

    void read(std::size_t steps);
    void go_back(const Arrival& from, unsigned part, std::vector<Arrival>& to);

    Budget& budget_;
    std::vector<Level> levels_;
};

}  // namespace proxy407::diagnosis
