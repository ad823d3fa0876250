#pragma once

#include "journal/exchange.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace proxy407::journal {

/// The challenges that nobody has answered yet, kept up with each exchange: no search through the
/// journal. A client may answer on a new connection: it is known by its address and the scenario.
class OpenChallenges {
public:
    /// Each exchange, in order. A wrong answer closes a challenge, too: it has a diagnosis of its
    /// own.
    void note(const Exchange& exchange);

    bool is_open(std::uint64_t number) const { return clients_.contains(number); }

    /// Closes a challenge; false when it is closed already.
    bool close(std::uint64_t number);

    const std::map<std::uint64_t, std::string>& all() const { return clients_; }

private:
    std::map<std::uint64_t, std::string> clients_;  ///< by the number of their open challenge
    std::map<std::string, std::set<std::uint64_t>, std::less<>> numbers_;  ///< by client
};

}  // namespace proxy407::journal
