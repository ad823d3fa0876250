#pragma once

#include "site/client_results.hpp"
#include "site/entry.hpp"

#include <functional>
#include <string>
#include <vector>

namespace proxy407::site {

/// The clients of the document that ran, each with its results and causes.
std::vector<ClientResults> client_results(const results::Document& document);

/// The lines that call a client, by its name.
using FindExamples = std::function<std::vector<Example>(const std::string& client)>;

/// What may be published of each client of a run. Leaks without a public reference are counted.
std::vector<Entry> entries_of(const results::Document& document, const FindExamples& find_examples);

}  // namespace proxy407::site
