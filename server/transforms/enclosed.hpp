#pragma once

#include "transforms/transform.hpp"

namespace proxy407::transforms {

/// In each kind of quotes that settings and languages leave around a token or a whole value.
Candidates in_quotes(std::string_view right);

bool is_in_quotes(std::string_view right, std::string_view arrived);

/// What may have been in quotes: the way back.
Candidates without_quotes(std::string_view arrived);

}  // namespace proxy407::transforms
