// report: exchanges and results as terminal lines and JSON. Strings out, no I/O.
#pragma once

#include "journal/exchange.hpp"
#include "report/layout.hpp"

#include <string>
#include <vector>

namespace proxy407::report {

/// One line per exchange, with the diagnosis under a refused one. Ends with a line end.
std::string exchange_lines(const journal::Exchange& exchange, const Style& style);

/// The same with these remarks in place of the exchange's: those that a reader does not know yet.
std::string exchange_lines(
    const journal::Exchange& exchange, const Style& style, const std::vector<std::string>& remarks
);

/// A challenge that nobody answered: its line again, and with `explain` the diagnosis under it.
std::string unanswered_lines(
    const journal::Exchange& exchange, const Style& style, bool explain = true
);

}  // namespace proxy407::report
