#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::program {

/// The candidate that is few slips of the keyboard away from `word`; "" if none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace proxy407::program
