#pragma once

#include "admin/problem.hpp"
#include "http/redactor.hpp"
#include "journal/exchange.hpp"

#include <string>

namespace proxy407::admin {

/// One entry of a log in HAR 1.2. The heads are told in full; of contents there is the length.
Json har_entry(const journal::Exchange& exchange, const http::Redactor* redactor);

/// What stands before the first entry, and after the last one.
std::string har_begin();
std::string har_end();

}  // namespace proxy407::admin
