#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace proxy407::offline {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// A request and its answer, as far as a log shows them.
struct Sighting {
    std::string method;  ///< "" where the log has no request line, as for the target
    std::string target;
    Fields fields;         ///< of the request
    int status = 0;        ///< of the answer; 0: not shown
    Fields answer;         ///< its fields
    std::size_t line = 0;  ///< where it begins in the log, from 1; 0: unknown

    /// The values of that field of the request, in any case of letters.
    std::vector<std::string_view> sent(std::string_view name) const;

    /// The values of Proxy-Authenticate.
    std::vector<std::string_view> challenges() const;
};

/// In a log: every request that carries Proxy-Authorization, and every one that a proxy answered
/// by 407, in their order.
std::vector<Sighting> sightings(std::string_view log);

/// Of a field as a person hands it in: the whole line, its value, or the bare token.
Sighting sighting_of_field(std::string_view field);

/// May that be a value of Proxy-Authorization, in any form of the above, and no word?
bool may_be_credentials(std::string_view words);

/// Does a program hide the value: "***", "<redacted>"?
bool is_hidden(std::string_view value);

}  // namespace proxy407::offline
