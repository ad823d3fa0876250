#include "runner/matrix.hpp"

#include "report/layout.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <sstream>

namespace proxy407::runner {
namespace {

using report::Colour;
using report::paint;

constexpr std::size_t row_head = 16;

struct Column {
    std::string scenario;
    std::vector<std::string> heading;  ///< lines, broken after hyphens
    std::size_t width = 0;
};

/// "reject-encoded-password" in lines of at most 13 columns.
std::vector<std::string> heading_of(const std::string& scenario) {
    constexpr std::size_t widest = 13;
    const std::string shown = text::printable(scenario.substr(scenario.rfind('/') + 1));
    std::vector<std::string> lines(1);
    std::istringstream words(shown);
    for (std::string word; std::getline(words, word, '-');) {
        if (!words.eof()) word += '-';
        if (!lines.back().empty() && lines.back().size() + word.size() > widest)
            lines.emplace_back();
        lines.back() += word;
    }
    return lines;
}

std::string cell_text(const CaseResult& result) {
    if (result.judgement.leak) return "LEAK";
    if (result.standing == Standing::known) return "known";
    if (result.standing == Standing::stale) return "STALE";
    if (result.judgement.verdict == Verdict::unsupported) return "-";
    return std::string(name(result.judgement.verdict));
}

Colour cell_colour(const CaseResult& result) {
    switch (result.standing) {
        case Standing::unexpected: return Colour::red;
        case Standing::stale: return Colour::red;
        case Standing::known: return Colour::yellow;
        case Standing::expected: break;
    }
    return result.judgement.verdict == Verdict::pass ? Colour::green : Colour::dim;
}

std::vector<Column> columns_of(const std::vector<CaseResult>& results) {
    std::vector<Column> columns;
    for (const CaseResult& result : results) {
        auto column = std::ranges::find(columns, result.scenario, &Column::scenario);
        if (column == columns.end()) {
            columns.push_back({result.scenario, heading_of(result.scenario), 0});
            column = std::prev(columns.end());
            for (const std::string& line : column->heading)
                column->width = std::max(column->width, line.size() + 2);
        }
        column->width = std::max(column->width, cell_text(result).size() + 2);
    }
    return columns;
}

std::string heading_lines(const std::vector<Column>& columns, bool colour) {
    std::size_t height = 0;
    for (const Column& column : columns) height = std::max(height, column.heading.size());
    std::string lines;
    for (std::size_t i = 0; i < height; ++i) {
        std::string line(row_head, ' ');
        for (const Column& column : columns) {
            const std::size_t missing = height - column.heading.size();
            line += report::pad_right(i < missing ? "" : column.heading[i - missing], column.width);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        lines += paint(line, Colour::bold, colour) + "\n";
    }
    return lines;
}

bool is_same_row(const CaseResult& a, const CaseResult& b) {
    return a.client == b.client && a.channel == b.channel && a.target == b.target;
}

std::string end_of_row(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line.empty() ? "" : line + "\n";
}

std::string client_line(const Candidate& candidate, bool colour) {
    std::string line = paint(text::printable(candidate.client.driver), Colour::bold, colour);
    if (candidate.installed) return line + " " + text::printable(candidate.version) + "\n";
    return line + "  " +
           paint("not installed: " + report::elide(candidate.why_not, 70), Colour::dim, colour) +
           "\n";
}

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

/// "option https: basic, digest; env https: basic"
std::string places(const Failure& failure) {
    std::string text;
    const CaseResult* before = nullptr;
    for (const CaseResult* result : failure.all) {
        if (before && is_same_row(*before, *result))
            text += ", ";
        else
            text += (before ? "; " : "") + result->channel + " " +
                    std::string(name(result->target)) + ": ";
        text += text::printable(result->scenario);
        before = result;
    }
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

std::string matrix_text(
    const std::vector<Candidate>& candidates,
    const std::vector<CaseResult>& results,
    const report::Style& style
) {
    const auto columns = columns_of(results);
    std::string text = heading_lines(columns, style.colour);
    for (const Candidate& candidate : candidates) {
        text += client_line(candidate, style.colour);
        if (!candidate.installed) continue;
        const CaseResult* row = nullptr;
        std::string line;
        for (const CaseResult& result : results) {
            if (result.client != candidate.client.driver) continue;
            if (!row || !is_same_row(*row, result)) {
                text += end_of_row(line);
                line = "  " + report::pad_right(result.channel, 8) +
                       report::pad_right(name(result.target), row_head - 10);
                row = &result;
            }
            const auto column = std::ranges::find(columns, result.scenario, &Column::scenario);
            line += paint(
                report::pad_right(cell_text(result), column->width),
                cell_colour(result),
                style.colour
            );
        }
        text += end_of_row(line);
    }
    return text;
}

std::string failures_text(const std::vector<CaseResult>& results, const report::Style& style) {
    std::string text;
    for (const Standing standing : {Standing::known, Standing::stale, Standing::unexpected})
        for (const Failure& failure : failures_of(results, standing))
            text += failure_text(failure, style);
    return text;
}

Totals count(const std::vector<CaseResult>& results) {
    Totals totals;
    for (const CaseResult& result : results) {
        ++totals.verdicts[result.judgement.verdict];
        ++totals.standings[result.standing];
        const bool ran = result.judgement.verdict != Verdict::not_run &&
                         result.judgement.verdict != Verdict::unsupported;
        if (ran) ++totals.judged;
    }
    return totals;
}

std::string totals_text(const Totals& totals, const report::Style& style) {
    const auto of = [](const auto& counts, auto key) {
        const auto found = counts.find(key);
        return found == counts.end() ? std::size_t{0} : found->second;
    };
    std::string text = std::to_string(totals.judged) + " cases";
    std::string separator = ": ";
    const auto add = [&](std::size_t number, const std::string& words, Colour colour) {
        if (number == 0) return;
        text += separator + paint(std::to_string(number) + " " + words, colour, style.colour);
        separator = ", ";
    };
    const std::size_t stale = of(totals.standings, Standing::stale);
    add(of(totals.verdicts, Verdict::pass) - stale, "passed", Colour::green);
    add(of(totals.standings, Standing::known), "failed as known", Colour::yellow);
    add(of(totals.standings, Standing::unexpected), "failed unexpectedly", Colour::red);
    add(stale, "passed unexpectedly", Colour::red);
    text += ".";
    if (const auto without = of(totals.verdicts, Verdict::unsupported); without > 0)
        text += " " + std::to_string(without) + " not supported by the client (-).";
    if (const auto absent = of(totals.verdicts, Verdict::not_run); absent > 0)
        text += " " + std::to_string(absent) + " not run.";
    return text + "\n";
}

}  // namespace proxy407::runner
