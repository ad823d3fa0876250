#pragma once

#include "scenario/built_in.hpp"

#include <string_view>
#include <vector>

namespace proxy407::scenario {

/// The built-in scenarios that all these words are about, the nearest first. A word may be in the
/// name, the title, the family or the story, in any case; or be another word for what is there:
/// "kerberos" for Negotiate.
std::vector<const BuiltIn*> search(std::string_view words);

}  // namespace proxy407::scenario
