#pragma once

#include <string_view>

namespace proxy407::site {

/// page/site.css, page/table.js and clients.schema.json, compiled in by cmake/embed_text.cmake.
std::string_view style_source();
std::string_view table_source();
std::string_view clients_schema();

}  // namespace proxy407::site
