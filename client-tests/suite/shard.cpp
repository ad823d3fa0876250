#include "suite/shard.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace proxy407::suite {
namespace {

/// How an engine tells a job which part it is.
struct Convention {
    const char* index;
    const char* total;  ///< "": it does not tell
    std::uint32_t first;
};

constexpr std::array conventions = {
    Convention{"GTEST_SHARD_INDEX", "GTEST_TOTAL_SHARDS", 0},
    Convention{"TEST_SHARD_INDEX", "TEST_TOTAL_SHARDS", 0},
    Convention{"CI_NODE_INDEX", "CI_NODE_TOTAL", 1},
    Convention{"CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", 0},
    Convention{"JOB_COMPLETION_INDEX", "", 0},
};

std::optional<std::uint32_t> number(std::string_view digits) {
    std::uint32_t value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, value);
    if (error != std::errc() || stopped != end) return std::nullopt;
    return value;
}

std::optional<std::uint32_t> setting(
    const process::Environment& environment, const std::string& name
) {
    const auto found = environment.find(name);
    return found == environment.end() ? std::nullopt : number(found->second);
}

std::variant<Shard, std::string> checked(
    std::optional<std::uint32_t> part, std::optional<std::uint32_t> count, const std::string& shown
) {
    if (!part || !count || *count == 0 || *part == 0 || *part > *count)
        return "--shard is K/N with K from 1 to N, auto or auto/N, not " + shown;
    return Shard{*part, *count};
}

std::variant<Shard, std::string> from_engine(
    const process::Environment& environment, std::optional<std::uint32_t> count
) {
    for (const Convention& convention : conventions) {
        const auto index = setting(environment, convention.index);
        if (!index) continue;
        if (!count) count = setting(environment, convention.total);
        if (!count)
            return std::string(convention.index) + " is set without a total: say --shard auto/N";
        return checked(
            *index + 1 - convention.first,
            count,
            std::string(convention.index) + "=" + std::to_string(*index)
        );
    }
    return "--shard auto finds none of the variables that CI engines set, such as "
           "GTEST_SHARD_INDEX";
}

}  // namespace

bool Shard::has(std::string_view name) const {
    // FNV-1a, which is the same everywhere.
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : name) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    // The low bits of a short name's hash are poorly mixed.
    return (hash ^ (hash >> 32)) % count == number - 1;
}

std::string to_string(const Shard& shard) {
    return std::to_string(shard.number) + "/" + std::to_string(shard.count);
}

std::variant<Shard, std::string> read_shard(
    const std::string& text, const process::Environment& environment
) {
    const auto slash = text.find('/');
    const std::string part = text.substr(0, slash);
    std::optional<std::uint32_t> count;
    if (slash != text.npos) {
        count = number(std::string_view(text).substr(slash + 1));
        if (!count) return checked(0, 0, text);
    }
    if (part == "auto") return from_engine(environment, count);
    return checked(number(part), count, text);
}

}  // namespace proxy407::suite
