// report: exchanges and results as terminal lines and JSON. Strings out, no I/O.
#pragma once

#include "checks/grade.hpp"
#include "http/redactor.hpp"
#include "journal/exchange.hpp"

#include <string>

namespace proxy407::report {

struct Style {
    bool colour = false;
    const http::Redactor* redactor = nullptr;  ///< masks passwords and tokens; null: nothing is
};

/// One line per exchange, with the diagnosis under a refused one. Ends with a line end.
std::string exchange_lines(const journal::Exchange& exchange, const Style& style);

/// A challenge that nobody answered: its line again, and with `explain` the diagnosis under it.
std::string unanswered_lines(
    const journal::Exchange& exchange, const Style& style, bool explain = true
);

/// The verdict of a run and its checks.
std::string run_lines(const checks::RunResult& result, const Style& style);

}  // namespace proxy407::report
