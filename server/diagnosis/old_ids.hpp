#pragma once

#include <string>
#include <string_view>

namespace proxy407::diagnosis {

/// The id that a mistake has now, of one that it had before version 1 ("LATIN1"); any other word
/// comes back as it is. Files that people keep, as baselines, may hold the old ones.
std::string_view present_id(std::string_view id);

/// The same for a whole finding: "wrong-credentials/NO_DECODE+LATIN1".
std::string present_finding(std::string_view finding);

}  // namespace proxy407::diagnosis
