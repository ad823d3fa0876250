#pragma once

#include "results/document.hpp"
#include "results/value.hpp"

namespace proxy407::results {

/// The document in a JSON value, whose exchanges are moved out of it. Whether it holds together
/// (results of clients that are not listed ...) is not looked at.
Document from_json(const Value& root);

}  // namespace proxy407::results
