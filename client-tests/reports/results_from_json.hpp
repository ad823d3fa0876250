#pragma once

#include "reports/report_document.hpp"
#include "reports/value.hpp"

namespace proxy407::reports {

/// The document in a JSON value, whose exchanges are moved out of it. Whether it holds together
/// (results of clients that are not listed ...) is not looked at.
ResultsDocument results_from_json(const Value& root);

}  // namespace proxy407::reports
