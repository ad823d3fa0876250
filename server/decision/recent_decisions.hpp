#pragma once

#include "decision/decision.hpp"
#include "scenario/address.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::decision {

/// Requests that are the same, octet for octet, and get the same decision within one second: an
/// answer carries its date, in seconds. A client that is refused and does not learn from it sends
/// nothing else, nor does one that measures how fast a proxy is.
class RecentDecisions {
public:
    /// Where more than this comes in a second, or longer ones, each is decided anew.
    static constexpr std::size_t most = 64;
    static constexpr std::size_t longest_head = 4096;
    static constexpr std::size_t longest_answer = 16ul * 1024;

    /// All that a decision hangs on, in a scenario that keeps nothing in mind. The step is the
    /// scenario's own and outlives this.
    struct Question {
        const scenario::Step* step;
        scenario::Address peer;
        std::string_view proxy_url;  ///< by which the client reached the proxy
        std::string_view head;       ///< its octets
        std::chrono::sys_seconds second;
    };

    /// Null where it has not been decided within this second.
    const Decision* find(const Question& question);

    void keep(const Question& question, const Decision& decision);

private:
    struct Kept {
        const scenario::Step* step;
        scenario::Address peer;
        std::string proxy_url;
        std::string head;
        Decision decision;
    };

    std::chrono::sys_seconds second_{};
    std::vector<Kept> kept_;
};

}  // namespace proxy407::decision
