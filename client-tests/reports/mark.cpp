#include "reports/mark.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace proxy407::reports {
namespace {

using results::Result;
using results::Standing;
using results::Verdict;

constexpr std::array<Wording, mark_count> wordings = {{
    {'L', "‼", "LEAK", "a secret of the proxy came to where it must not"},
    {'F', "✗", "FAIL", "the wire shows a breach, or the client crashed or hung"},
    {'B', "✗", "BYPASSED", "the client went past the proxy: the proxy saw nothing of it"},
    {'S', "!", "STALE", "passes although the baseline says that it fails: the entry has to go"},
    {'E', "⚠", "ERROR", "not judged: set-up, driver or suite went wrong"},
    {'D', "‼", "known leak", "a leak that the baseline knows, with a reason"},
    {'K', "×", "known", "fails as the baseline says, with a reason"},
    {'R', "?", "not reached", "what was to be tested did not come about"},
    {'N', "≈", "lax", "conforms, but not to every SHOULD"},
    {'O', "◦", "seen", "neither right nor wrong; what the client does is recorded"},
    {'P', "✓", "pass", "every expectation holds"},
    {'U', "–", "unsupported", "the client does not claim to be able to"},
    {'-', "·", "not run", "not installed, or left out of this run"},
}};

Mark mark_for(Verdict verdict, bool leak, Standing standing) {
    const bool is_known = standing == Standing::known;
    if (leak) return is_known ? Mark::known_leak : Mark::leak;
    if (standing == Standing::stale) return Mark::stale;
    if (is_known) return Mark::known;
    switch (verdict) {
        case Verdict::pass: return Mark::passed;
        case Verdict::non_strict: return Mark::non_strict;
        case Verdict::observed: return Mark::observed;
        case Verdict::fail:
        case Verdict::crash:
        case Verdict::timeout: return Mark::failed;
        case Verdict::bypass: return Mark::bypassed;
        case Verdict::harness_error:
        case Verdict::adapter_error:
        case Verdict::setup_fail: return Mark::error;
        case Verdict::not_reached:
            return standing == Standing::unexpected ? Mark::failed : Mark::not_reached;
        case Verdict::unsupported: return Mark::unsupported;
        case Verdict::not_run: return Mark::not_run;
    }
    return Mark::error;
}

/// The findings on the way, each with its gravest mark.
std::map<std::string, Mark> marks_on_the_way(const std::vector<const Result*>& results) {
    std::map<std::string, Mark> marks;
    for (const Result* result : results)
        for (const results::Fault& fault : result->faults) {
            const auto [place, is_new] = marks.emplace(fault.finding, mark_of(fault));
            if (!is_new) place->second = std::min(place->second, mark_of(fault));
        }
    return marks;
}

}  // namespace

Mark mark_of(const Result& result) {
    return mark_for(result.judgement.verdict, result.judgement.leak, result.standing);
}

Mark mark_of(const results::Fault& fault) {
    return mark_for(results::verdict_of(fault), fault.leak, fault.standing);
}

Mark mark_of(const results::Cause& cause) {
    return mark_for(cause.verdict, cause.leak, cause.standing);
}

Mark worst_on_the_way(const std::vector<const Result*>& results) {
    Mark worst = Mark::passed;
    for (const auto& [finding, mark] : marks_on_the_way(results)) worst = std::min(worst, mark);
    return worst;
}

std::string on_the_way_text(const std::vector<const Result*>& results) {
    const Mark worst = worst_on_the_way(results);
    if (worst == Mark::passed) return "";
    const auto marks = marks_on_the_way(results);
    const auto count =
        std::ranges::count_if(marks, [&](const auto& finding) { return finding.second == worst; });
    const Wording& words = wording(worst);
    std::string text = std::string(words.glyph) + ' ' + std::string(words.word);
    return count > 1 ? text + ' ' + std::to_string(count) : text;
}

const Wording& wording(Mark mark) {
    return wordings[static_cast<std::size_t>(mark)];
}

bool is_unexpected(Mark mark) {
    return mark <= Mark::error;
}

bool is_good(Mark mark) {
    return mark >= Mark::non_strict && mark <= Mark::passed;
}

std::size_t Tally::all() const {
    return std::accumulate(counts_.begin(), counts_.end(), std::size_t{0});
}

std::size_t Tally::good() const {
    return of(Mark::passed) + of(Mark::non_strict) + of(Mark::observed);
}

std::size_t Tally::judged() const {
    return all() - of(Mark::unsupported) - of(Mark::not_run);
}

std::size_t Tally::unexpected() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < mark_count; ++i)
        if (is_unexpected(static_cast<Mark>(i))) count += counts_[i];
    return count;
}

Mark Tally::worst() const {
    const auto first = std::ranges::find_if(counts_, [](std::size_t count) { return count > 0; });
    return first == counts_.end() ? Mark::not_run : static_cast<Mark>(first - counts_.begin());
}

std::string cell_text(const Tally& tally) {
    const Mark worst = tally.worst();
    const Wording& words = wording(worst);
    if (worst > Mark::passed) return std::string(words.glyph);
    std::string text(words.glyph);
    if (worst == Mark::passed) return text + ' ' + std::to_string(tally.of(worst));
    text += ' ';
    text += words.word;
    return text + ' ' + std::to_string(tally.of(worst)) + '/' + std::to_string(tally.judged());
}

std::string total_text(const Tally& tally) {
    const Mark worst = tally.worst();
    const Wording& words = wording(worst);
    if (worst > Mark::passed) return std::string(words.glyph);
    std::string text = std::to_string(tally.good()) + '/' + std::to_string(tally.judged()) + ' ';
    text += words.glyph;
    if (is_good(worst)) return text;
    text += ' ';
    text += words.word;
    return text + ' ' + std::to_string(tally.of(worst));
}

}  // namespace proxy407::reports
