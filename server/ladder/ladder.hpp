#pragma once

#include "ladder/rung.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::ladder {

/// What became of a rung.
enum class Status { passed, skipped, explains, not_reached };

std::string_view name(Status status);  ///< "passed", "not-reached"

struct Climbed {
    const Rung* rung = nullptr;
    Status status = Status::not_reached;
    std::vector<http::Sentence> says;  ///< whole sentences
    std::vector<Sight> sights;
};

/// All rungs, from the bottom.
std::vector<const Rung*> all_rungs();

/// Climbs rung by rung and stops at the first one that explains what the proxy does. Whoever has a
/// network carries its probes out:
///
///     while (auto probe = ladder.next()) ladder.take(carry_out(*probe), took);
class Ladder {
public:
    explicit Ladder(Question question);

    /// The next probe; nothing when the ladder has come to its conclusion.
    std::optional<Probe> next();

    /// What became of the probe that next() gave.
    void take(Outcome outcome, std::chrono::milliseconds took);

    /// After the last probe.
    const Conclusion& conclusion() const { return *conclusion_; }

    const std::vector<Climbed>& climbed() const { return climbed_; }

    const Facts& facts() const { return facts_; }

private:
    void judge();

    Facts facts_;
    std::vector<Climbed> climbed_;
    std::size_t at_ = 0;
    std::optional<Probe> asked_;
    std::optional<Conclusion> conclusion_;
};

}  // namespace proxy407::ladder
