#include "suite/failures.hpp"

#include "report/layout.hpp"
#include "suite/cell.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::runner {
namespace {

using report::Colour;
using report::paint;

/// One failure, wherever it was seen.
struct Failure {
    const CaseResult* first;
    std::vector<const CaseResult*> all;
};

bool is_same_failure(const CaseResult& a, const CaseResult& b) {
    return a.client == b.client && a.judgement.verdict == b.judgement.verdict &&
           a.judgement.leak == b.judgement.leak && a.judgement.finding == b.judgement.finding &&
           a.reason == b.reason;
}

std::vector<Failure> failures_of(const std::vector<CaseResult>& results, Standing standing) {
    std::vector<Failure> failures;
    for (const CaseResult& result : results) {
        // A client that did not pass its control case is told of once.
        if (result.standing != standing || result.judgement.verdict == Verdict::setup_fail)
            continue;
        const auto same = std::ranges::find_if(failures, [&](const Failure& failure) {
            return is_same_failure(*failure.first, result);
        });
        if (same == failures.end())
            failures.push_back({&result, {&result}});
        else
            same->all.push_back(&result);
    }
    return failures;
}

/// "option https: basic, digest and 12 more; env https: basic"
std::string places(const Failure& failure) {
    constexpr std::size_t most = 5;
    std::string text;
    std::size_t in_row = 0;
    const auto end_row = [&] {
        if (in_row > most) text += " and " + std::to_string(in_row - most) + " more";
        in_row = 0;
    };
    const CaseResult* before = nullptr;
    for (const CaseResult* result : failure.all) {
        if (before && !is_same_row(*before, *result)) end_row();
        if (in_row == 0)
            text += (before ? "; " : "") + result->channel + " " +
                    std::string(name(result->target)) + ": ";
        if (in_row++ < most) text += (in_row > 1 ? ", " : "") + text::printable(result->scenario);
        before = result;
    }
    end_row();
    return text;
}

std::string labelled(const std::string& label, const std::string& text) {
    return "  " + report::pad_right(label, 11) + report::wrap(text, 13) + "\n";
}

std::string failure_text(const Failure& failure, const report::Style& style) {
    const CaseResult& first = *failure.first;
    std::string text =
        paint(report::pad_right(cell_text(first), 6), cell_colour(first), style.colour) + " " +
        paint(first.client, Colour::bold, style.colour) + "  " + first.judgement.finding + "\n";
    text += labelled("where", places(failure));
    if (first.standing == Standing::stale)
        return text + labelled("passes now", "delete its entry: " + first.reason);
    if (first.standing == Standing::known) return text + labelled("because", first.reason);
    text += labelled("because", text::printable(first.judgement.sentence));
    return text + "  " + report::pad_right("reproduce", 11) + first.reproduce + "\n";
}

}  // namespace

std::string failures_text(
    const std::vector<CaseResult>& results, bool with_known, const report::Style& style
) {
    std::string text;
    for (const Standing standing : {Standing::known, Standing::stale, Standing::unexpected})
        for (const Failure& failure : failures_of(results, standing))
            if (with_known || standing != Standing::known) text += failure_text(failure, style);
    return text;
}

std::string flaky_text(const std::vector<CaseResult>& results, const report::Style& style) {
    std::string text;
    for (const CaseResult& result : results) {
        if (!result.is_flaky()) continue;
        std::string verdicts;
        for (const Judgement& before : result.earlier)
            verdicts += std::string(name(before.verdict)) + " " + before.finding + ", then ";
        verdicts += std::string(name(result.judgement.verdict)) + " " + result.judgement.finding;
        text += paint("FLAKY", Colour::yellow, style.colour) + "  " +
                paint(result.client, Colour::bold, style.colour) + "  " + result.channel + " " +
                std::string(name(result.target)) + ": " + text::printable(result.scenario) + "\n" +
                labelled("verdicts", verdicts);
    }
    return text;
}

}  // namespace proxy407::runner
