#pragma once

#include "results/result.hpp"

#include <string>
#include <vector>

namespace proxy407::program {

/// The result for --show: what the proxy told the client to do names a proxy that has ended, and
/// becomes lines that work by themselves. `user` are the words of --user, or none.
results::Result with_lines_that_work(results::Result result, const std::vector<std::string>& user);

}  // namespace proxy407::program
