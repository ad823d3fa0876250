#pragma once

#include "checks/check.hpp"
#include "http/redactor.hpp"

#include <proxy407/exchange.hpp>

#include <vector>

namespace proxy407::app {

/// What the journal holds, as a user of the library sees it. `redactor` masks, unless null.
std::vector<Exchange> public_exchanges(
    const checks::Evidence& evidence, const http::Redactor* redactor
);

}  // namespace proxy407::app
