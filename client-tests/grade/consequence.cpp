#include "grade/consequence.hpp"

#include "client/profile.hpp"
#include "grade/baseline.hpp"

#include <algorithm>

namespace proxy407::grade {

using results::Judgement;
using results::Result;
using results::Verdict;

namespace {

/// Of what fails a client in its plain case another case may think less.
bool weighs_less(Verdict verdict) {
    return verdict == Verdict::non_strict || verdict == Verdict::observed;
}

}  // namespace

void PlainFailures::add(const Result& result) {
    if (client::is_plain_case(result.scenario) && can_be_written(result.judgement))
        failures_.push_back(
            {result.client,
             result.channel,
             result.target,
             result.scenario,
             result.judgement.verdict,
             result.judgement.finding}
        );
}

void PlainFailures::settle(Result& result) const {
    // The control case comes first, and all others hang on it.
    if (result.control || client::is_plain_case(result.scenario) || result.judgement.leak) return;
    const Judgement& seen = result.judgement;
    const auto found = std::ranges::find_if(failures_, [&](const Failure& failure) {
        return failure.client == result.client && failure.channel == result.channel &&
               failure.target == result.target && failure.finding == seen.finding &&
               (failure.verdict == seen.verdict || weighs_less(seen.verdict));
    });
    if (found == failures_.end()) return;
    const std::string sentence =
        "The client fails in its plain case \"" + found->scenario +
        "\" in the same way: what this case is about did not come about. " + seen.sentence;
    result.judgement = {
        Verdict::not_reached, false, seen.finding, sentence, seen.check, seen.level, seen.exchange};
}

}  // namespace proxy407::grade
