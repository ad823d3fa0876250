#pragma once

#include "checks/check.hpp"
#include "journal/journal.hpp"
#include "runner/outcome.hpp"

#include <span>
#include <string>
#include <string_view>

namespace proxy407::runner {

/// What became of one case, the gravest first.
enum class Verdict {
    harness_error,  ///< our own mistake
    fail,           ///< the wire shows a breach of an expectation
    adapter_error,  ///< the driver did not keep to its contract
    crash,          ///< the client was ended by a signal
    timeout,        ///< the client was killed at the deadline
    bypass,         ///< the client never came to the proxy
    setup_fail,     ///< not judged: the control case of this client failed
    not_run,        ///< the client is not installed
    unsupported,    ///< the client does not claim to be able to
    not_reached,    ///< what a check is about did not come to pass, and nothing else is wrong
    non_strict,     ///< only a recommendation was not kept, or a rule that proxies forgive
    observed,       ///< what was seen is left open by the standards
    pass,
};

std::span<const Verdict> all_verdicts();

std::string_view name(Verdict verdict);  ///< "SETUP FAIL"

/// A verdict and what it rests on.
struct Judgement {
    Verdict verdict = Verdict::pass;
    bool leak = false;     ///< a secret of the proxy came where it must not
    std::string finding;   ///< "wrong-credentials/percent-encoded-not-decoded"; "" when all is well
    std::string sentence;  ///< for people
};

/// What was seen of one case: by the proxy, and of the client's process.
struct Observed {
    const scenario::Scenario& scenario;
    const checks::RunResult& result;
    const journal::Journal& journal;
    const Outcome& client;
    bool output_is_content = true;
    bool control = false;  ///< the proxy asks for nothing: the target has to be reached
};

/// The wire comes first, what the client reports second: a leak before a crash is a leak, and a
/// client that reports success after a 407 has still failed.
Judgement judge(const Observed& observed);

}  // namespace proxy407::runner
