#pragma once

#include <cstddef>
#include <functional>

namespace proxy407::process {

/// Calls `work` with every number below `count`, from so many threads at once (at least one, and no
/// more than numbers), and returns when all have come back. `work` throws nothing.
void in_parallel(
    std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& work
);

}  // namespace proxy407::process
