#include "suite/matrix.hpp"

#include "report/layout.hpp"
#include "suite/cell.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <sstream>

namespace proxy407::runner {
namespace {

using report::Colour;
using report::paint;

constexpr std::size_t row_head = 16;

/// More columns than this are put together by families.
constexpr std::size_t most_columns = 12;

struct Column {
    std::string name;                  ///< of a scenario, or of a family
    std::vector<std::string> heading;  ///< lines, broken after hyphens
    std::size_t width = 0;
};

/// "reject-encoded-password" in lines of at most 13 columns.
std::vector<std::string> heading_of(const std::string& name) {
    constexpr std::size_t widest = 13;
    const std::string shown = text::printable(name.substr(name.rfind('/') + 1));
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

/// What a cell shows: one result, or the count of several.
struct Cell {
    std::string text;
    Colour colour = Colour::dim;
};

/// "PASS" when all are; "38/40" of those that were judged.
Cell cell_of(const std::vector<const CaseResult*>& results) {
    if (results.empty()) return {};
    if (results.size() == 1) return {cell_text(*results[0]), cell_colour(*results[0])};
    std::size_t judged = 0;
    std::size_t good = 0;
    Cell cell;
    for (const CaseResult* result : results) {
        if (result->judgement.leak) return {"LEAK", Colour::red};
        const Verdict verdict = result->judgement.verdict;
        if (verdict == Verdict::unsupported || verdict == Verdict::not_reached) continue;
        ++judged;
        if (is_good(*result)) ++good;
        const Colour colour = cell_colour(*result);
        if (colour == Colour::red || (colour == Colour::yellow && cell.colour != Colour::red) ||
            (colour == Colour::green && cell.colour == Colour::dim))
            cell.colour = colour;
    }
    if (judged == 0)
        cell.text = "-";
    else if (good == judged)
        cell.text = "PASS";
    else
        cell.text = std::to_string(good) + "/" + std::to_string(judged);
    return cell;
}

/// Which column each scenario is in.
class Columns {
public:
    explicit Columns(const std::vector<NamedScenario>& scenarios) {
        const bool by_family = scenarios.size() + 1 > most_columns;
        add("open", "open");
        for (const NamedScenario& one : scenarios)
            add(one.name, by_family ? one.scenario.family : one.name);
    }

    std::vector<Column>& all() { return columns_; }

    std::size_t of(const std::string& scenario) const {
        const auto found = by_scenario_.find(scenario);
        return found == by_scenario_.end() ? 0 : found->second;
    }

private:
    void add(const std::string& scenario, const std::string& name) {
        auto column = std::ranges::find(columns_, name, &Column::name);
        if (column == columns_.end()) {
            columns_.push_back({name, heading_of(name), 0});
            column = std::prev(columns_.end());
            for (const std::string& line : column->heading)
                column->width = std::max(column->width, line.size() + 2);
        }
        by_scenario_[scenario] = static_cast<std::size_t>(column - columns_.begin());
    }

    std::vector<Column> columns_;
    std::map<std::string, std::size_t> by_scenario_;
};

/// The cases of one client by one channel to one target.
struct Row {
    const CaseResult* first;
    std::vector<std::vector<const CaseResult*>> results;  ///< by column
};

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

std::vector<Row> rows_of(const std::vector<CaseResult>& results, const Columns& columns) {
    std::vector<Row> rows;
    for (const CaseResult& result : results) {
        if (rows.empty() || !is_same_row(*rows.back().first, result)) rows.push_back({&result, {}});
        auto& cells = rows.back().results;
        const std::size_t column = columns.of(result.scenario);
        cells.resize(std::max(cells.size(), column + 1));
        cells[column].push_back(&result);
    }
    return rows;
}

std::string row_line(const Row& row, const std::vector<Column>& columns, bool colour) {
    std::string line = "  " + report::pad_right(row.first->channel, 8) +
                       report::pad_right(name(row.first->target), row_head - 10);
    for (std::size_t i = 0; i < row.results.size(); ++i) {
        const Cell cell = cell_of(row.results[i]);
        line += paint(report::pad_right(cell.text, columns[i].width), cell.colour, colour);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

std::string not_run_line(const std::vector<Candidate>& candidates, bool colour) {
    std::string names;
    std::size_t count = 0;
    for (const Candidate& candidate : candidates) {
        if (candidate.installed) continue;
        ++count;
        names += (names.empty() ? "" : ", ") + text::printable(candidate.client.driver);
    }
    if (count == 0) return "";
    const std::string line = "NOT RUN, for they are not installed: " + std::to_string(count) +
                             (count == 1 ? " client (" : " clients (") + report::elide(names, 60) +
                             ")";
    return paint(line, Colour::dim, colour) + "\n";
}

}  // namespace

std::string matrix_text(
    const std::vector<Candidate>& candidates,
    const std::vector<NamedScenario>& scenarios,
    const std::vector<CaseResult>& results,
    const report::Style& style
) {
    Columns columns(scenarios);
    const auto rows = rows_of(results, columns);
    for (const Row& row : rows)
        for (std::size_t i = 0; i < row.results.size(); ++i) {
            std::size_t& width = columns.all()[i].width;
            width = std::max(width, cell_of(row.results[i]).text.size() + 2);
        }
    std::string text = heading_lines(columns.all(), style.colour);
    for (const Candidate& candidate : candidates) {
        if (!candidate.installed) continue;
        text += paint(text::printable(candidate.client.driver), Colour::bold, style.colour) + " " +
                text::printable(candidate.version) + "\n";
        for (const Row& row : rows)
            if (row.first->client == candidate.client.driver)
                text += row_line(row, columns.all(), style.colour);
    }
    return text + not_run_line(candidates, style.colour);
}

}  // namespace proxy407::runner
