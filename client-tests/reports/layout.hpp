#pragma once

#include "results/document.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace proxy407::reports {

/// A column of the matrix: a scenario, or one pair of special characters in it.
struct Column {
    std::string scenario;
    std::string pair;
    std::size_t family = 0;
    bool control = false;
};

/// The families and their columns: control cases first, then in the order of the document's
/// scenarios. Where it says nothing
/// of a scenario the family is "other", or "control" for control cases.
class Columns {
public:
    explicit Columns(const results::Document& document);

    const std::vector<std::string>& families() const { return families_; }

    const std::vector<Column>& all() const { return columns_; }

    /// Where a result of the document belongs.
    std::size_t index_of(const results::Result& result) const;

private:
    std::vector<std::string> families_;
    std::vector<Column> columns_;
    std::map<std::pair<std::string, std::string>, std::size_t> places_;
};

}  // namespace proxy407::reports
