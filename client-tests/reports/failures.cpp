#include "reports/failures.hpp"

#include "reports/mark.hpp"

#include <algorithm>

namespace proxy407::reports {
namespace {

using results::Result;

bool is_same_failure(const Result& a, const Result& b) {
    return a.client == b.client && a.judgement.verdict == b.judgement.verdict &&
           mark_of(a) == mark_of(b) && a.judgement.finding == b.judgement.finding &&
           a.reason == b.reason;
}

}  // namespace

std::vector<Failure> failures_of(
    const results::Document& document, const std::function<bool(const Result&)>& wanted
) {
    std::vector<Failure> failures;
    for (const Result& result : document.results) {
        if (!wanted(result)) continue;
        const auto same = std::ranges::find_if(failures, [&](const Failure& failure) {
            return is_same_failure(failure.first(), result);
        });
        if (same == failures.end())
            failures.push_back({{&result}});
        else
            same->cases.push_back(&result);
    }
    return failures;
}

bool is_news(const Result& result) {
    const bool is_consequence =
        result.judgement.verdict == results::Verdict::setup_fail && !result.control;
    return is_unexpected(mark_of(result)) && !is_consequence;
}

}  // namespace proxy407::reports
