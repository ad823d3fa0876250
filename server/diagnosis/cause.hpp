// diagnosis: which mistake explains the octets that were received, and how to mend it.
#pragma once

#include "http/sentence.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::diagnosis {

/// The four root causes of a 407.
enum class Cause { no_credentials, wrong_credentials, address_not_allowed, wrong_place_or_scheme };

std::string_view name(Cause cause);   ///< "no-credentials"
std::string_view title(Cause cause);  ///< "no credentials were sent"

/// Why one request failed. `finding` is the id of the mistake; where the octets allow several,
/// `candidates` holds them all and the message says "one of these".
struct Diagnosis {
    Cause cause = Cause::no_credentials;
    std::string finding;
    std::vector<std::string> candidates;  ///< empty when the finding is certain
    http::Sentence message;               ///< what was received and why it is wrong
    http::Sentence evidence;              ///< the octets
    http::Sentence fix;                   ///< what to do
    http::Sentence command;               ///< a line that works as printed; may be empty
    std::vector<std::string> requirements;
};

}  // namespace proxy407::diagnosis
