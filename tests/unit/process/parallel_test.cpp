#include "process/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace proxy407::process {
namespace {

TEST(InParallel, EachNumberHasItsTurnOnce) {
    for (const std::size_t threads : {0u, 1u, 3u, 20u, 4294967295u}) {
        std::vector<std::atomic<int>> turns(10);
        in_parallel(turns.size(), threads, [&](std::size_t number) { ++turns[number]; });
        for (const auto& count : turns) EXPECT_EQ(count, 1) << threads;
    }
}

}  // namespace
}  // namespace proxy407::process
