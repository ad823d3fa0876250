#pragma once

#include "json/mistake.hpp"
#include "results/document.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace proxy407::results {

/// Reads a document strictly: what is missing, unknown or of the wrong kind is a mistake with its
/// place. What came into the format after its first form may be absent.
std::variant<Document, json::Mistakes> read(std::string_view json, const std::string& file);

/// The same from a file; one that can't be read is a mistake too.
std::variant<Document, json::Mistakes> load(const std::string& file);

}  // namespace proxy407::results
