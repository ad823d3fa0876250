#pragma once

#include "results/document.hpp"

#include <string>

namespace proxy407::reports {

/// JUnit XML: a suite per client, a case per channel, target and scenario, and one for each fault
/// that was seen on the way only. A known failure is a
/// passed case with a property, a stale one a failure of type "stale-baseline"; what is not the
/// client's fault is an error.
std::string junit(const results::Document& document);

}  // namespace proxy407::reports
