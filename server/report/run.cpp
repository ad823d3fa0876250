#include "report/run.hpp"

#include "report/trust.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <string_view>

namespace proxy407::report {
namespace {

using checks::Breach;
using checks::Outcome;
using checks::RunVerdict;
using checks::Weight;

struct Word {
    std::string_view text;
    Colour colour;
};

Word word_of(RunVerdict verdict) {
    switch (verdict) {
        case RunVerdict::pass: return {"PASS", Colour::green};
        case RunVerdict::non_strict: return {"NON STRICT", Colour::yellow};
        case RunVerdict::observed: return {"OBSERVED", Colour::green};
        case RunVerdict::not_reached: return {"NOT REACHED", Colour::red};
        case RunVerdict::fail: return {"FAIL", Colour::red};
        case RunVerdict::bypassed: return {"BYPASSED", Colour::red};
    }
    return {"", Colour::dim};
}

/// What a verdict that is neither PASS nor FAIL means.
std::string_view meaning_of(RunVerdict verdict) {
    switch (verdict) {
        case RunVerdict::non_strict:
            return "; the client did not do what a standard recommends (--strict: a failure)";
        case RunVerdict::observed: return "; the standards leave the rest to the client";
        case RunVerdict::not_reached: return "; the rest had nothing to look at";
        default: return "";
    }
}

std::string headline(const checks::RunResult& result, const std::string& but, bool colour) {
    const auto [word, word_colour] = word_of(result.verdict);
    const std::string begin =
        paint(word, word_colour, colour) + (but.empty() ? "  " : " as to the proxy; " + but + "  ");
    if (result.verdict == RunVerdict::bypassed)
        return begin + "no connection ever came to the proxy";
    const auto passed =
        std::ranges::count(result.checks, Outcome::pass, &checks::CheckResult::outcome);
    return begin + std::to_string(passed) + " of " + std::to_string(result.checks.size()) +
           " checks passed" + std::string(meaning_of(result.verdict));
}

/// How a failed check is marked: by its weight.
Word mark_of(Weight weight) {
    switch (weight) {
        case Weight::must: return {"FAIL", Colour::red};
        case Weight::should: return {"lax", Colour::yellow};
        case Weight::practice:
        case Weight::observed: return {"note", Colour::dim};
    }
    return {"", Colour::dim};
}

Word mark_of(const checks::CheckResult& check, const std::vector<Breach>& breaches) {
    if (check.outcome == Outcome::pass) return {"ok", Colour::green};
    if (check.outcome == Outcome::not_reached) return {"-", Colour::dim};
    const auto found = std::ranges::find(breaches, check.check, &Breach::check);
    return mark_of(found == breaches.end() ? Weight::must : found->weight);
}

/// ", as in CVE-2003-1605, CVE-2011-1498"
std::string like(const checks::CheckResult& check) {
    std::string known;
    for (const std::string& one : check.resembles)
        known += (known.empty() ? ", as in " : ", ") + text::printable(one);
    return known;
}

std::string line_of(
    const Word& mark,
    const std::string& name,
    const std::string& sentence,
    std::size_t width,
    bool colour
) {
    return "  " + paint(pad_right(std::string(mark.text), 4), mark.colour, colour) + "  " +
           pad_right(text::printable(name), width) + "  " + wrap(sentence, width + 10) + "\n";
}

std::string sentence_of(const checks::CheckResult& check) {
    std::string sentence = text::printable(check.sentence);
    if (check.outcome == Outcome::not_reached && sentence.empty()) sentence = "not reached";
    if (check.exchange != 0) sentence += " (#" + std::to_string(check.exchange) + ")";
    if (check.outcome == Outcome::fail)
        for (const std::string& requirement : check.requirements)
            sentence += " [" + text::printable(requirement) + "]";
    if (!check.leak.empty()) sentence += " LEAK " + text::printable(check.leak) + like(check) + '.';
    return sentence;
}

std::string sentence_of(const Breach& breach, const http::Redactor* redactor) {
    std::string sentence = text::printable(breach.sentence.text({true, redactor}));
    if (breach.leak) sentence += " LEAK " + text::printable(breach.finding) + '.';
    return sentence;
}

bool is_among(const std::vector<checks::CheckResult>& checks, const std::string& name) {
    return std::ranges::find(checks, name, &checks::CheckResult::check) != checks.end();
}

std::string trust_help(const std::string& ca_file) {
    if (ca_file.empty())
        return "  run sets these variables; an option, a file or a store of the client's own wins "
               "over "
               "them:\n" +
               trust_lines("\"$PROXY407_CA_FILE\"");
    return "  Tell the client in its own way:\n" + trust_lines(text::shell_word(ca_file));
}

/// TLS that failed is nearly always a matter of what the client trusts.
std::string obstacle_lines(
    const checks::Obstacle& obstacle, const std::string& ca_file, bool colour
) {
    std::string sentence = text::printable(obstacle.sentence);
    if (obstacle.exchange != 0) sentence += " (#" + std::to_string(obstacle.exchange) + ")";
    sentence += " The file " + (ca_file.empty() ? "PROXY407_CA_FILE" : ca_file) +
                " holds the certificate that the client has to trust.";
    return "  " + paint(obstacle.finding, Colour::red, colour) + "  " +
           wrap(sentence, columns(obstacle.finding) + 4) + "\n" + trust_help(ca_file);
}

}  // namespace

std::string run_lines(
    const checks::RunResult& result,
    const Style& style,
    const std::string& but,
    const std::string& ca_file
) {
    std::string lines = headline(result, but, style.colour) + "\n";
    if (result.obstacle) lines += obstacle_lines(*result.obstacle, ca_file, style.colour);
    std::size_t width = 0;
    for (const checks::CheckResult& check : result.checks)
        width = std::max(width, columns(check.check));
    for (const checks::CheckResult& check : result.checks)
        lines += line_of(
            mark_of(check, result.breaches), check.check, sentence_of(check), width, style.colour
        );
    for (const Breach& breach : result.breaches) {
        if (is_among(result.checks, breach.check)) continue;
        const std::string name = breach.leak ? breach.check : breach.finding;
        lines += line_of(
            mark_of(breach.weight), name, sentence_of(breach, style.redactor), width, style.colour
        );
    }
    return lines;
}

}  // namespace proxy407::report
