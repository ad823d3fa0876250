#pragma once

#include "json/node.hpp"
#include "results/document.hpp"

#include <optional>
#include <string_view>

namespace proxy407::results {

/// Reads the document strictly, and moves the exchanges out of the JSON value. Whether it holds
/// together (results of clients that are not listed ...) is not looked at.
Document from_json(Json& json, json::Complaints& complaints);

/// The reverse of to_line; nothing when the line is no result, or not all of one.
std::optional<Result> read_line(std::string_view line);

}  // namespace proxy407::results
