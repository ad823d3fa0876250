#pragma once

#include "journal/exchange.hpp"

#include <string>

namespace proxy407::report {

/// The reverse of exchange_json (unredacted), so that checks can look at a run again. Throws
/// nlohmann::json::exception for what is no exchange.
journal::Exchange exchange_from_json(const std::string& line);

}  // namespace proxy407::report
