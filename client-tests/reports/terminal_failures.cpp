#include "reports/terminal_failures.hpp"

#include "report/layout.hpp"
#include "reports/failures.hpp"
#include "reports/terminal_word.hpp"
#include "text/octets.hpp"

namespace proxy407::reports {
namespace {

using report::Colour;
using report::paint;
using results::Document;
using results::Result;

bool is_same_row(const Result& a, const Result& b) {
    return a.client == b.client && a.channel == b.channel && a.target == b.target;
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
    const Result* before = nullptr;
    for (const Result* result : failure.cases) {
        if (before && !is_same_row(*before, *result)) end_row();
        if (in_row == 0)
            text += (before ? "; " : "") + text::printable(result->channel) + " " + result->target +
                    ": ";
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
    const Result& first = failure.first();
    const Mark mark = mark_of(first);
    const std::string reason = text::printable(first.reason);
    std::string text =
        paint(report::pad_right(terminal_word(first), 6), terminal_colour(mark), style.colour) +
        " " + paint(text::printable(first.client), Colour::bold, style.colour) + "  " +
        text::printable(first.judgement.finding) + "\n";
    text += labelled("where", places(failure));
    if (mark == Mark::stale) return text + labelled("passes now", "delete its entry: " + reason);
    if (mark == Mark::known || mark == Mark::known_leak) return text + labelled("because", reason);
    text += labelled("because", text::printable(first.judgement.sentence));
    return text + "  " + report::pad_right("reproduce", 11) + text::printable(first.reproduce) +
           "\n";
}

template <typename Wanted>
std::string failures_text(const Document& document, const report::Style& style, Wanted wanted) {
    std::string text;
    for (const Failure& failure : failures_of(document, wanted))
        text += failure_text(failure, style);
    return text;
}

bool is_stale(const Result& result) {
    return mark_of(result) == Mark::stale;
}

}  // namespace

std::string terminal_failures(
    const Document& document, bool with_known, const report::Style& style
) {
    const auto is_known = [](const Result& result) { return mark_of(result) == Mark::known; };
    const auto leaks = [](const Result& result) { return mark_of(result) == Mark::known_leak; };
    const auto is_other = [](const Result& result) { return is_news(result) && !is_stale(result); };
    const auto is_lax = [](const Result& result) {
        return result.judgement.verdict == results::Verdict::non_strict;
    };
    const std::string quiet = with_known ? failures_text(document, style, is_known) +
                                               failures_text(document, style, is_lax)
                                         : "";
    return quiet + failures_text(document, style, leaks) +
           failures_text(document, style, is_stale) + failures_text(document, style, is_other);
}

std::string terminal_flaky(const Document& document, const report::Style& style) {
    const auto told = [](const results::Judgement& judgement) {
        return std::string(name(judgement.verdict)) + " " + text::printable(judgement.finding);
    };
    std::string text;
    for (const Result& result : document.results) {
        if (!result.flaky) continue;
        std::string verdicts;
        for (const results::Judgement& before : result.earlier)
            verdicts += told(before) + ", then ";
        text += paint("FLAKY", Colour::yellow, style.colour) + "  " +
                paint(text::printable(result.client), Colour::bold, style.colour) + "  " +
                text::printable(result.channel) + " " + result.target + ": " +
                text::printable(result.scenario) + "\n" +
                labelled("verdicts", verdicts + told(result.judgement));
    }
    return text;
}

}  // namespace proxy407::reports
