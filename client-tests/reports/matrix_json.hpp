#pragma once

#include "reports/layout.hpp"
#include "results/document.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace proxy407::reports {

/// What the page needs at once: clients, columns, and of each case a letter for its mark and one
/// for its verdict.
results::Json matrix_json(const results::Document& document, const Columns& columns);

/// What the page needs of a client when one of its cases is opened, by "row:column" of the matrix.
/// One client after the other is given away as text: all of them are larger than the document.
void each_evidence(
    const results::Document& document,
    const Columns& columns,
    const std::function<void(std::size_t client, const std::string& json)>& take
);

}  // namespace proxy407::reports
