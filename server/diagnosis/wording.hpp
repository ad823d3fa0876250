#pragma once

#include "auth/account.hpp"
#include "diagnosis/cause.hpp"
#include "diagnosis/solve.hpp"

#include <string>
#include <string_view>
#include <vector>

// How findings are put into words: the same shapes of sentence for all cases.

namespace proxy407::diagnosis {

/// Octets in back quotes, printable, cut in the middle of nowhere if they are very long.
std::string shown(std::string_view octets);

/// "The password arrived as `p%40ss`": names the part that differs from the account's.
std::string arrived(std::string_view octets, const auth::Account& account);

/// "17 octets where the right one has 10; they differ from octet 7 on": lengths and offsets only.
std::string first_difference(std::string_view received, std::string_view right);

/// Finding, candidates and message from what a solver found (one explanation at least):
/// `received`, then what the client did.
Diagnosis explained(const std::string& received, const std::vector<Explanation>& explanations);

}  // namespace proxy407::diagnosis
