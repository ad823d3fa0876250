#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace proxy407::text {

/// "1 request", "2 requests": for things whose plural ends in s.
std::string counted(std::uint64_t number, std::string_view thing);

}  // namespace proxy407::text
