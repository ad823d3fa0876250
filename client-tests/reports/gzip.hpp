#pragma once

#include <string>
#include <string_view>

namespace proxy407::reports {

/// As RFC 1952, the same octets for the same text.
std::string gzip(std::string_view octets);

}  // namespace proxy407::reports
