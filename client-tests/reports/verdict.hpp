#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace proxy407::reports {

/// What became of a case, by the words of results.json.
enum class Verdict {
    pass,
    non_strict,
    observed,
    fail,
    crash,
    timeout,
    bypass,
    harness_error,
    adapter_error,
    setup_fail,
    not_reached,
    unsupported,
    not_run,
};

std::string_view name(Verdict verdict);  ///< "SETUP FAIL"
std::optional<Verdict> verdict_of(std::string_view name);
std::vector<std::string_view> verdict_names();

/// How a verdict stands to the baseline.
enum class Standing { expected, known, unexpected, stale };

std::string_view name(Standing standing);
std::optional<Standing> standing_of(std::string_view name);
std::vector<std::string_view> standing_names();

}  // namespace proxy407::reports
