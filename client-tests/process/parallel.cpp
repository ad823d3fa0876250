#include "process/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace proxy407::process {

void in_parallel(
    std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& work
) {
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < std::min(std::max<std::size_t>(threads, 1), count); ++i)
        workers.emplace_back([&] {
            for (std::size_t number = next++; number < count; number = next++) work(number);
        });
}

}  // namespace proxy407::process
