#pragma once

#include <string>
#include <string_view>

namespace proxy407::reports {

/// What a page's policy lets run and style it: this text and no other (CSP level 3, section 2.3.1).
std::string hash_source(std::string_view text);

}  // namespace proxy407::reports
