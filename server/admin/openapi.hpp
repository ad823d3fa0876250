#pragma once

#include "admin/problem.hpp"

#include <string_view>

namespace proxy407::admin {

/// The description of the API for programs (OpenAPI 3.1), made of the rows of its table.
Json openapi();

/// What the answers hold: schemas.json.
std::string_view schemas_text();

/// The objects of --log json: docs/exchange.schema.json.
std::string_view exchange_schema_text();

}  // namespace proxy407::admin
