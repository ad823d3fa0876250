#include "results/verdict.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proxy407::results {
namespace {

template <typename Value, std::size_t Size>
using Names = std::array<std::pair<Value, std::string_view>, Size>;

constexpr Names<Verdict, 13> verdicts = {{
    {Verdict::pass, "PASS"},
    {Verdict::non_strict, "NON STRICT"},
    {Verdict::observed, "OBSERVED"},
    {Verdict::fail, "FAIL"},
    {Verdict::crash, "CRASH"},
    {Verdict::timeout, "TIMEOUT"},
    {Verdict::bypass, "BYPASS"},
    {Verdict::harness_error, "HARNESS ERROR"},
    {Verdict::adapter_error, "ADAPTER ERROR"},
    {Verdict::setup_fail, "SETUP FAIL"},
    {Verdict::not_reached, "NOT REACHED"},
    {Verdict::unsupported, "UNSUPPORTED"},
    {Verdict::not_run, "NOT RUN"},
}};

constexpr Names<Standing, 4> standings = {{
    {Standing::expected, "expected"},
    {Standing::known, "known"},
    {Standing::unexpected, "unexpected"},
    {Standing::stale, "stale"},
}};

template <typename Value, std::size_t Size>
std::string_view name_in(const Names<Value, Size>& names, Value value) {
    return std::ranges::find(names, value, [](const auto& row) { return row.first; })->second;
}

template <typename Value, std::size_t Size>
std::optional<Value> value_in(const Names<Value, Size>& names, std::string_view name) {
    const auto found = std::ranges::find(names, name, [](const auto& row) { return row.second; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

template <typename Value, std::size_t Size>
std::vector<std::string_view> all_in(const Names<Value, Size>& names) {
    std::vector<std::string_view> all;
    for (const auto& [value, name] : names) all.push_back(name);
    return all;
}

}  // namespace

std::string_view name(Verdict verdict) {
    return name_in(verdicts, verdict);
}

std::optional<Verdict> verdict_of(std::string_view name) {
    return value_in(verdicts, name);
}

std::vector<std::string_view> verdict_names() {
    return all_in(verdicts);
}

std::string_view name(Standing standing) {
    return name_in(standings, standing);
}

std::optional<Standing> standing_of(std::string_view name) {
    return value_in(standings, name);
}

std::vector<std::string_view> standing_names() {
    return all_in(standings);
}

}  // namespace proxy407::results
