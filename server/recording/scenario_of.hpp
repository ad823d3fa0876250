#pragma once

#include "recording/conversation.hpp"

#include <string>
#include <variant>
#include <vector>

namespace proxy407::recording {

/// A scenario that refuses as the proxy did that was listened to.
struct Recorded {
    std::string json;                ///< the text of a scenario file
    std::vector<std::string> notes;  ///< what is not in it, or can't be the same
    std::size_t kinds = 0;           ///< of requests that were refused, alike or not
};

/// The scenario of these exchanges, already scrubbed, or a sentence that says why there is none.
std::variant<Recorded, std::string> scenario_of(const std::vector<Exchange>& exchanges);

}  // namespace proxy407::recording
