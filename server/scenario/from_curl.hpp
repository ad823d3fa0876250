#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace proxy407::scenario {

/// A scenario that refuses as a real proxy did.
struct FromCurl {
    std::string json;                ///< the text of a scenario file
    std::vector<std::string> notes;  ///< what was left out, and what could not be the same
};

/// The scenario for the 407 in a transcript of curl (-v, --trace, --trace-ascii or -i), or a
/// sentence that says why there is none. Secrets do not come with it: no credentials, no cookies,
/// no nonces.
std::variant<FromCurl, std::string> from_curl(std::string_view transcript);

}  // namespace proxy407::scenario
