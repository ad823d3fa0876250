#pragma once

#include "site/client_results.hpp"
#include "site/entry.hpp"

#include <string>
#include <vector>

namespace proxy407::site {

/// A report for the maintainers of a client on each of its causes, in Markdown: what happens, the
/// lines that show it, the bytes, the clause, what fixes it and how to check. Leaks are in it, with
/// a word on how to send them. What is only the client's choice is not.
std::string upstream_reports(const ClientResults& client, const std::vector<Example>& examples);

}  // namespace proxy407::site
