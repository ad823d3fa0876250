#pragma once

#include "reports/layout.hpp"
#include "reports/report_document.hpp"

#include <string>
#include <vector>

namespace proxy407::reports {

/// What the page needs at once: clients, columns, and of each case a letter for its mark and one
/// for its verdict.
Json matrix_json(const ResultsDocument& document, const Columns& columns);

/// What the page needs of a client when one of its cases is opened, by "row:column" of the matrix.
std::vector<Json> evidence_json(const ResultsDocument& document, const Columns& columns);

}  // namespace proxy407::reports
