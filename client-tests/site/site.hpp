#pragma once

#include "site/entry.hpp"
#include "site/page.hpp"

#include <span>
#include <string>
#include <vector>

namespace proxy407::site {

/// "curl 7.88.1": a client that is there twice in the same version; "" where none is.
std::string repeated(std::span<const Entry> entries);

/// Every file of the site.
std::vector<File> site_of(std::span<const Entry> entries);

/// Every file for docs/: results.md and results/CLIENT.json.
std::vector<File> docs_of(std::span<const Entry> entries);

}  // namespace proxy407::site
