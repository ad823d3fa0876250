#pragma once

#include "site/index_page.hpp"
#include "site/page.hpp"

namespace proxy407::site {

/// What somebody reads who searched for a client and a proxy: how to give it credentials, what goes
/// wrong, the ways around, and how to see it again.
Page client_page(const Row& row);

}  // namespace proxy407::site
