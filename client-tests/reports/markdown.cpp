#include "reports/markdown.hpp"

#include "reports/evidence.hpp"
#include "reports/layout.hpp"
#include "reports/mark.hpp"

#include <algorithm>
#include <string_view>

namespace proxy407::reports {
namespace {

/// Text that stays text: no markup, no HTML, no mention of anybody.
std::string plain(std::string_view text) {
    std::string escaped;
    for (const char c : one_line(text)) {
        if (c == '<')
            escaped += "&lt;";
        else if (c == '&')
            escaped += "&amp;";
        else if (c == '@')
            escaped += "&#64;";
        else if (std::string_view("\\`*_{}[]()#+-.!|~>:").find(c) != std::string_view::npos)
            escaped += std::string("\\") + c;
        else
            escaped += c;
    }
    return escaped;
}

/// A block that ends where it is to, whatever is in it.
std::string fenced(const std::string& text) {
    std::string fence = "```";
    while (text.find(fence) != text.npos) fence += '`';
    return fence + "text\n" + text + (text.ends_with('\n') ? "" : "\n") + fence + "\n";
}

std::string counted(std::size_t number, const char* what) {
    return std::to_string(number) + ' ' + what;
}

std::string headline(const ResultsDocument& document) {
    Tally tally;
    for (const Result& result : document.results) tally.add(result);
    std::string text = "## Proxy authentication: " + std::to_string(tally.good()) + " of " +
                       counted(tally.judged(), "cases passed") + ", " +
                       counted(tally.of(Mark::leak), "leaks") + "\n\n";
    text += counted(tally.unexpected(), "need a look") + ", " +
            counted(tally.of(Mark::known), "failed as known") + ", " +
            counted(tally.of(Mark::unsupported), "are not claimed by their client") + ", " +
            counted(tally.of(Mark::not_run), "did not run") + '.';
    if (!document.suite.empty()) text += " Suite " + plain(document.suite) + '.';
    if (!document.run.shard.empty()) text += " Shard " + plain(document.run.shard) + '.';
    if (document.incomplete) text += " **The run is incomplete.**";
    return text + "\n\n";
}

std::string row(const std::vector<std::string>& cells) {
    std::string text = "|";
    for (const std::string& cell : cells) text += ' ' + cell + " |";
    return text + '\n';
}

/// Clients by families: one line a client.
std::string table(const ResultsDocument& document) {
    const Columns columns(document);
    std::vector<std::string> head = {"Client", "All"};
    for (const std::string& family : columns.families()) head.push_back(plain(family));
    std::vector<std::string> rule(head.size(), "---");
    std::string text = row(head) + row(rule);
    for (const Client& client : document.clients) {
        Tally all;
        std::vector<Tally> tallies(columns.families().size());
        for (const Result& result : document.results) {
            if (result.client != client.name) continue;
            all.add(result);
            tallies[columns.all()[columns.index_of(result)].family].add(result);
        }
        std::vector<std::string> cells = {
            plain(client.name) + (client.version.empty() ? "" : ' ' + plain(client.version)),
            cell_text(all)};
        for (const Tally& tally : tallies) cells.push_back(cell_text(tally));
        text += row(cells);
    }
    text += "\n";
    for (std::size_t i = 0; i < mark_count; ++i) {
        const Wording& words = wording(static_cast<Mark>(i));
        text += std::string(i > 0 ? ", " : "") + std::string(words.glyph) + ' ' +
                std::string(words.word);
    }
    return text + ". A cell shows the gravest, how often, and of how many.\n";
}

std::string told(const Result& result) {
    const Mark mark = mark_of(result);
    std::string text = "<details><summary>" + std::string(wording(mark).glyph) + ' ' +
                       std::string(wording(mark).word) + " <b>" + plain(case_name(result)) +
                       "</b>: " + plain(result.finding) + "</summary>\n\n";
    if (mark == Mark::stale)
        text += "Passes now; delete its entry: " + plain(result.reason) + "\n\n";
    return text + fenced(proof_text(result)) + "\n</details>\n";
}

bool is_graver(const Result* a, const Result* b) {
    return mark_of(*a) < mark_of(*b);
}

std::string unexpected(const ResultsDocument& document, std::size_t room) {
    std::vector<const Result*> all;
    for (const Result& result : document.results)
        if (is_unexpected(mark_of(result))) all.push_back(&result);
    if (all.empty()) return "";
    std::ranges::stable_sort(all, is_graver);
    std::string text = "### Not expected\n\n";
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string one = told(*all[i]);
        if (text.size() + one.size() > room)
            return text + "\n" + counted(all.size() - i, "more are in the other reports.") + "\n\n";
        text += one;
    }
    return text + "\n";
}

}  // namespace

std::string markdown(const ResultsDocument& document, std::size_t limit) {
    const std::string head = headline(document);
    const std::string matrix = "### Clients by families\n\n" + table(document);
    constexpr std::size_t for_what_is_left_out = 100;
    if (head.size() + matrix.size() + for_what_is_left_out > limit)
        return head + "The table is too long for this page.\n";
    const std::size_t room = limit - head.size() - matrix.size() - for_what_is_left_out;
    return head + unexpected(document, room) + matrix;
}

}  // namespace proxy407::reports
