#include "reports/terminal_failures.hpp"

#include "report/layout.hpp"
#include "reports/cause_text.hpp"
#include "reports/terminal_word.hpp"
#include "text/octets.hpp"

namespace proxy407::reports {
namespace {

using report::Colour;
using report::paint;
using results::Cause;
using results::Document;
using results::Result;

std::string labelled(const std::string& label, const std::string& text) {
    return "  " + report::pad_right(label, 11) + report::wrap(text, 13) + "\n";
}

std::string clause_line(const Cause& cause) {
    const std::string clause = clause_text(cause);
    return labelled("level", level_text(cause) + (clause.empty() ? "" : ", " + clause));
}

std::string cause_lines(const Cause& cause, const report::Style& style) {
    const Mark mark = mark_of(cause);
    const std::string reason = text::printable(cause.reason);
    const bool is_withheld = results::is_withheld(cause);
    std::string text = paint(
                           report::pad_right(terminal_word(mark_of(cause), cause.verdict), 6),
                           terminal_colour(mark),
                           style.colour
                       ) +
                       " " + paint(text::printable(cause.client), Colour::bold, style.colour) +
                       "  " + (is_withheld ? withheld_text : text::printable(cause.finding)) + "\n";
    if (is_withheld) return text;
    text += labelled("where", places_text(cause));
    if (mark == Mark::stale) return text + labelled("passes now", "delete its entry: " + reason);
    if (!level_text(cause).empty()) text += clause_line(cause);
    const bool is_known = mark == Mark::known || mark == Mark::known_leak;
    text +=
        labelled("because", is_known && !reason.empty() ? reason : text::printable(cause.sentence));
    if (is_known) return text;
    return text + "  " + report::pad_right("reproduce", 11) +
           text::printable(cause.first().reproduce) + "\n";
}

template <typename Wanted>
std::string causes_text(
    const std::vector<Cause>& causes, const report::Style& style, Wanted wanted
) {
    std::string text;
    for (const Cause& cause : causes)
        if (wanted(mark_of(cause))) text += cause_lines(cause, style);
    return text;
}

}  // namespace

std::string terminal_failures(
    const std::vector<Cause>& causes, bool with_known, const report::Style& style
) {
    const auto is = [](Mark wanted) { return [wanted](Mark mark) { return mark == wanted; }; };
    const auto is_other = [](Mark mark) {
        return is_unexpected(mark) && mark != Mark::stale && mark != Mark::leak;
    };
    std::string text;
    if (with_known)
        for (const Mark quiet : {Mark::observed, Mark::non_strict, Mark::known})
            text += causes_text(causes, style, is(quiet));
    return text + causes_text(causes, style, is(Mark::known_leak)) +
           causes_text(causes, style, is(Mark::stale)) + causes_text(causes, style, is_other) +
           causes_text(causes, style, is(Mark::leak));
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
