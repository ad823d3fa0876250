#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace proxy407::results {

/// What became of a case, by the words of results.json.
enum class Verdict {
    pass,
    non_strict,     ///< only a recommendation was not kept, or a rule that proxies forgive
    observed,       ///< what was seen is left open by the standards
    fail,           ///< the wire shows a breach of an expectation
    crash,          ///< the client was ended by a signal
    timeout,        ///< the client was killed at the deadline, or because it went round for ever
    bypass,         ///< the client never came to the proxy
    harness_error,  ///< our own mistake
    adapter_error,  ///< the driver did not keep to its contract
    setup_fail,     ///< not judged: the control case of this client failed
    not_reached,    ///< what a check is about did not come to pass, and nothing else is wrong
    unsupported,    ///< the client does not claim to be able to
    not_run,        ///< the client is not installed
};

std::string_view name(Verdict verdict);  ///< "SETUP FAIL"
std::optional<Verdict> verdict_of(std::string_view name);
std::vector<std::string_view> verdict_names();

/// How a verdict stands to what the baseline knows.
enum class Standing {
    expected,    ///< passed, or did not count, and nothing else was known
    known,       ///< failed as it is known to
    unexpected,  ///< failed, and was not known to, or in another way than known
    stale,       ///< passed although a failure is known: the entry has to go
};

std::string_view name(Standing standing);
std::optional<Standing> standing_of(std::string_view name);
std::vector<std::string_view> standing_names();

}  // namespace proxy407::results
