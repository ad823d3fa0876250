#include "ladder/refusal.hpp"
#include "ladder/rung.hpp"

namespace proxy407::ladder {
namespace {

/// A proxy that looks for the made-up name until the deadline would do so once more.
bool was_accepted_with_credentials(const Facts& facts) {
    return facts.is_accepted && facts.chosen && facts.answered.status != 0;
}

/// 401 and 403 are the target's where they came the first time, too.
bool is_refused_now(const Facts& facts, const Answer& answer) {
    if (answer.status == 407) return true;
    const bool refuses = answer.status == 401 || answer.status == 403;
    return refuses && answer.status != facts.answered.status;
}

Conclusion sometimes(Facts& facts, const std::string& bytes, http::Sentence what) {
    facts.is_accepted = false;
    return conclude(
        "accepts-sometimes",
        "The proxy accepted the credentials once, and the same request on another connection " +
            std::move(what) + ".",
        bytes,
        "Several proxies share this address, and one of them knows other users; or the account "
        "may have few connections at a time. Ask whoever runs the proxy to compare its nodes. "
        "Until then repeat a refused request once, and no more."
    );
}

Step judge_again(Facts& facts, Seen seen) {
    const auto answer = last_answer(seen);
    if (auto account = sellers_refusal(answer)) {
        facts.is_accepted = false;
        return *std::move(account);
    }
    if (is_refused_now(facts, answer))
        return sometimes(
            facts,
            shown(answer, {"Proxy-Authenticate", "Via", "Server", "X-Squid-Error", "Proxy-Status"}),
            "it refuses: " + status_line(answer)
        );
    const auto* answered = last<Answered>(seen);
    const bool waits = answered != nullptr && answered->end == Answered::End::silence;
    if (answer.status == 0 && waits) return Passed{{"The second time no response comes in time."}};
    if (answer.status == 0) return sometimes(facts, "", "it " + silence_in_words(seen));
    facts = challenged_anew(facts, seen);
    ++facts.answers;
    return Passed{{"It accepts them a second time: " + status_line(answer) + "."}};
}

constexpr Rung repetition_rungs[] = {
    {"again",
     "Does it accept the same again?",
     was_accepted_with_credentials,
     next_of_repetition,
     judge_again},
};

}  // namespace

std::span<const Rung> rungs_of_repetition() {
    return repetition_rungs;
}

}  // namespace proxy407::ladder
