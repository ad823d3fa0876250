#pragma once

#include "site/index_page.hpp"
#include "site/page.hpp"

#include <string>
#include <vector>

namespace proxy407::site {

/// Something that goes wrong, and the clients in which it does.
struct Finding {
    std::string id;
    std::vector<std::pair<const Row*, const Problem*>> seen;  ///< at least one
};

/// What was found of the clients, failures of most clients first.
std::vector<Finding> findings_of(const std::vector<Row>& rows);

Page finding_page(const Finding& finding);

/// All findings.
Page findings_page(const std::vector<Finding>& findings, const std::vector<Row>& rows);

}  // namespace proxy407::site
