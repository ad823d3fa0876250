#pragma once

#include "process/child.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace proxy407::suite {

/// A part of the cases: the `number`th of `count`, from 1.
struct Shard {
    std::uint32_t number = 1;
    std::uint32_t count = 1;

    /// By the hash of the name, so that a new one moves no other.
    bool has(std::string_view name) const;
};

/// "2/5"
std::string to_string(const Shard& shard);

/// Reads "2/5"; "auto" takes both numbers from what CI engines set, "auto/5" the first only:
/// GTEST_SHARD_INDEX and GTEST_TOTAL_SHARDS, TEST_SHARD_INDEX and TEST_TOTAL_SHARDS (Bazel),
/// CI_NODE_INDEX and CI_NODE_TOTAL (GitLab, from 1), CIRCLE_NODE_INDEX and CIRCLE_NODE_TOTAL,
/// JOB_COMPLETION_INDEX (an indexed Job of Kubernetes, which tells no total). Gives what is wrong
/// otherwise.
std::variant<Shard, std::string> read_shard(
    const std::string& text, const process::Environment& environment
);

}  // namespace proxy407::suite
