#include "reports/terminal_matrix.hpp"

#include "report/layout.hpp"
#include "reports/layout.hpp"
#include "reports/terminal_word.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace proxy407::reports {
namespace {

using report::Colour;
using report::paint;
using results::Client;
using results::Document;
using results::Result;

constexpr std::size_t row_head = 16;

/// More columns than this are put together by families.
constexpr std::size_t most_columns = 12;

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

struct TerminalColumn {
    std::string name;                  ///< of a scenario, or of a family
    std::vector<std::string> heading;  ///< lines, broken after hyphens
    std::size_t width = 0;

    explicit TerminalColumn(std::string named) : name(std::move(named)), heading(heading_of(name)) {
        for (const std::string& line : heading) make_room_for(line);
    }

    void make_room_for(const std::string& text) { width = std::max(width, text.size() + 2); }
};

/// The columns of a document as a terminal has room for them.
class TerminalColumns {
public:
    explicit TerminalColumns(const Document& document) : columns_(document) {
        by_family_ = columns_.all().size() > most_columns;
        for (const Column& column : columns_.all()) add(name_of(column));
    }

    std::vector<TerminalColumn>& all() { return all_; }

    const std::vector<TerminalColumn>& all() const { return all_; }

    std::size_t index_of(const Result& result) const {
        const auto name = name_of(columns_.all()[columns_.index_of(result)]);
        const auto found = std::ranges::find(all_, name, &TerminalColumn::name);
        return static_cast<std::size_t>(found - all_.begin());
    }

private:
    std::string name_of(const Column& column) const {
        if (by_family_ && !column.control) return columns_.families()[column.family];
        return column.scenario + (column.pair.empty() ? "" : ' ' + column.pair);
    }

    void add(const std::string& name) {
        if (std::ranges::find(all_, name, &TerminalColumn::name) == all_.end())
            all_.emplace_back(name);
    }

    Columns columns_;
    bool by_family_ = false;
    std::vector<TerminalColumn> all_;
};

/// The cases of one client by one channel to one target.
struct Row {
    const Result* first;
    std::vector<std::vector<const Result*>> cells;  ///< by column

    bool has(const Result& result) const {
        return first->client == result.client && first->channel == result.channel &&
               first->target == result.target;
    }
};

std::vector<Row> rows_of(const Document& document, const TerminalColumns& columns) {
    std::vector<Row> rows;
    for (const Result& result : document.results) {
        auto row = std::ranges::find_if(rows, [&](const Row& one) { return one.has(result); });
        if (row == rows.end()) {
            rows.push_back({&result, {}});
            rows.back().cells.resize(columns.all().size());
            row = std::prev(rows.end());
        }
        row->cells[columns.index_of(result)].push_back(&result);
    }
    return rows;
}

void widen(TerminalColumns& columns, const std::vector<Row>& rows) {
    for (const Row& row : rows)
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            columns.all()[i].make_room_for(terminal_cell(row.cells[i]));
}

std::string without_end(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

std::string heading_lines(
    const std::vector<TerminalColumn>& columns, bool has_faults, bool colour
) {
    std::size_t height = has_faults ? 1 : 0;
    for (const TerminalColumn& column : columns) height = std::max(height, column.heading.size());
    std::string lines;
    for (std::size_t i = 0; i < height; ++i) {
        std::string line(row_head, ' ');
        for (const TerminalColumn& column : columns) {
            const std::size_t missing = height - column.heading.size();
            line += report::pad_right(i < missing ? "" : column.heading[i - missing], column.width);
        }
        if (has_faults && i + 1 == height) line += "on the way";
        lines += paint(without_end(line), Colour::bold, colour) + "\n";
    }
    return lines;
}

Colour colour_of(const std::vector<const Result*>& results) {
    Tally tally;
    for (const Result* result : results) tally.add(*result);
    return terminal_colour(tally.worst());
}

std::string row_line(const Row& row, const std::vector<TerminalColumn>& columns, bool colour) {
    std::string line = "  " + report::pad_right(text::printable(row.first->channel), 8) +
                       report::pad_right(row.first->target, row_head - 10);
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        line += paint(
            report::pad_right(terminal_cell(row.cells[i]), columns[i].width),
            colour_of(row.cells[i]),
            colour
        );
    std::vector<const Result*> all;
    for (const auto& cell : row.cells) all.insert(all.end(), cell.begin(), cell.end());
    const Mark worst = worst_on_the_way(all);
    if (worst != Mark::passed) line += paint(on_the_way_text(all), terminal_colour(worst), colour);
    return without_end(line) + "\n";
}

/// Why they are not installed: of a few each in a line.
std::string reasons(const std::vector<Client>& clients, std::size_t count) {
    constexpr std::size_t few = 3;
    if (count > few) return "  ./dev clients NAME installs one, ./dev clients all of them\n";
    std::string lines;
    for (const Client& client : clients)
        if (!client.installed && !client.why_not.empty())
            lines += "  " +
                     report::wrap(
                         text::printable(client.name) + ": " + text::printable(client.why_not), 4
                     ) +
                     "\n";
    return lines;
}

std::string not_run_line(const std::vector<Client>& clients, bool colour) {
    std::string names;
    std::size_t count = 0;
    for (const Client& client : clients) {
        if (client.installed) continue;
        ++count;
        names += (names.empty() ? "" : ", ") + text::printable(client.name);
    }
    if (count == 0) return "";
    const std::string line = "NOT RUN, not installed: " + text::counted(count, "client") + " (" +
                             report::elide(names, 60) + ")";
    return paint(line, Colour::dim, colour) + "\n" + reasons(clients, count);
}

}  // namespace

std::string terminal_matrix(const Document& document, const report::Style& style) {
    TerminalColumns columns(document);
    const auto rows = rows_of(document, columns);
    widen(columns, rows);
    const bool has_faults = std::ranges::any_of(document.results, [](const Result& result) {
        return !result.faults.empty();
    });
    std::string text = heading_lines(columns.all(), has_faults, style.colour);
    for (const Client& client : document.clients) {
        if (!client.installed) continue;
        text += paint(text::printable(client.name), Colour::bold, style.colour) + " " +
                text::printable(client.version) + "\n";
        for (const Row& row : rows)
            if (row.first->client == client.name)
                text += row_line(row, columns.all(), style.colour);
    }
    return text + not_run_line(document.clients, style.colour);
}

}  // namespace proxy407::reports
