#pragma once

#include "results/document.hpp"

namespace proxy407::reports {

/// What `proxy407 explain` prints of every id, for the page: by id, one of each kind.
results::Json meanings_json();

}  // namespace proxy407::reports
