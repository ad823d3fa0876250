#pragma once

#include "site/index_page.hpp"

#include <string>
#include <vector>

namespace proxy407::site {

/// clients.json: the first table for machines (clients.schema.json).
std::string clients_json(const std::vector<Row>& rows);

}  // namespace proxy407::site
