#pragma once

#include "suite/candidate.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace proxy407::suite {

/// Asks each client for its version; one that does not answer is not installed. A program driver is
/// also asked for what nobody can do: it has to refuse. `told` is called for each, from any thread.
void probe_all(
    std::vector<Candidate>& candidates,
    std::size_t jobs,
    int cancel,
    const std::function<void(const Candidate&)>& told
);

/// The files below a folder, by path from it: "/simple/index.html". They are kept in memory. Throws
/// std::runtime_error when one can't be read, or when they are more than 10,000 or 64 MiB.
std::map<std::string, std::string> read_site(const std::string& folder);

}  // namespace proxy407::suite
