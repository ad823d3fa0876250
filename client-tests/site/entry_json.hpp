#pragma once

#include "json/mistake.hpp"
#include "site/entry.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace proxy407::site {

/// "good", "partly", "bad", "neutral", "none"
std::string_view name(Tone tone);

/// The small file of a client, docs/results/CLIENT.json.
std::string to_text(const Entry& entry);

/// Is the text such a file, rather than the results of a run?
bool is_entry(std::string_view text);

/// Reads one strictly.
std::variant<Entry, json::Mistakes> read_entry(const std::string& text, const std::string& file);

}  // namespace proxy407::site
