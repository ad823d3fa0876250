#include "reports/markdown.hpp"

#include "reports/cause_text.hpp"
#include "reports/evidence.hpp"
#include "reports/layout.hpp"
#include "reports/mark.hpp"
#include "text/counted.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace proxy407::reports {
namespace {

using results::Cause;
using results::Client;
using results::Document;
using results::Result;

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

/// Inside of <summary> nothing is Markdown, all is HTML.
std::string html_text(std::string_view text) {
    std::string escaped;
    for (const char c : one_line(text)) {
        switch (c) {
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '&': escaped += "&amp;"; break;
            case '@': escaped += "&#64;"; break;
            default: escaped += c;
        }
    }
    return escaped;
}

std::string headline(const Document& document, const std::vector<Cause>& causes) {
    Tally tally;
    for (const Result& result : document.results) tally.add(result);
    const results::CauseCount count = results::count_causes(causes);
    std::string text = "## Proxy authentication: " + std::to_string(tally.good()) + '/' +
                       std::to_string(tally.judged()) + " passed, " + count_text(count) + ", " +
                       text::counted(count.leaks, "leak") + "\n\n";
    text += "Cases: not expected: " + std::to_string(tally.unexpected()) + ". Known failures: " +
            std::to_string(tally.of(Mark::known) + tally.of(Mark::known_leak)) +
            ". Not claimed by the client: " + std::to_string(tally.of(Mark::unsupported)) +
            ". Not reached: " + std::to_string(tally.of(Mark::not_reached)) +
            ". Not run: " + std::to_string(tally.of(Mark::not_run)) + '.';
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
std::string table(const Document& document) {
    const Columns columns(document);
    std::vector<std::string> head = {"Client", "On the way", "All"};
    for (const std::string& family : columns.families()) head.push_back(plain(family));
    std::vector<std::string> rule(head.size(), "---");
    std::string text = row(head) + row(rule);
    for (const Client& client : document.clients) {
        Tally all;
        std::vector<const Result*> own;
        std::vector<Tally> tallies(columns.families().size());
        for (const Result& result : document.results) {
            if (result.client != client.name) continue;
            all.add(result);
            own.push_back(&result);
            tallies[columns.all()[columns.index_of(result)].family].add(result);
        }
        std::vector<std::string> cells = {
            plain(client.name) + (client.version.empty() ? "" : ' ' + plain(client.version)),
            on_the_way_text(own),
            total_text(all)};
        for (const Tally& tally : tallies) cells.push_back(cell_text(tally));
        text += row(cells);
    }
    text += "\n";
    for (std::size_t i = 0; i < mark_count; ++i) {
        const Wording& words = wording(static_cast<Mark>(i));
        text += std::string(i > 0 ? ", " : "") + std::string(words.glyph) + ' ' +
                std::string(words.word);
    }
    return text +
           ". A cell shows the gravest, how often, and of how many. On the way is what was seen in "
           "cases that are about something else: the gravest of it, and how many findings.\n";
}

std::vector<Cause> those(const std::vector<Cause>& causes, bool (*wanted)(const Cause&)) {
    std::vector<Cause> found;
    std::ranges::copy_if(causes, std::back_inserter(found), wanted);
    return found;
}

/// "MUST, C-TARGET-06 (RFC 9112 section 3.2)"
std::string level_and_clause(const Cause& cause) {
    const std::string clause = clause_text(cause);
    return level_text(cause) + (clause.empty() ? "" : ", " + clause);
}

std::string told(const Cause& cause) {
    const Wording& words = wording(mark_of(cause));
    std::string text = "<details><summary>" + std::string(words.glyph) + ' ' +
                       std::string(words.word) + " <b>" + html_text(cause.client) + "</b>" +
                       (cause.finding.empty() ? " " : ": " + html_text(cause.finding) + ", ") +
                       html_text(places_text(cause)) + "</summary>\n\n";
    if (mark_of(cause) == Mark::stale)
        text += "Passes now; delete its entry: " + plain(cause.reason) + "\n\n";
    if (const std::string level = level_and_clause(cause); !level.empty())
        text += plain(level) + "\n\n";
    return text + fenced(proof_text(cause.first())) + "\n</details>\n";
}

/// One after the other below a heading, as far as there is room.
template <typename Tell>
std::string listed(
    std::string text, const std::vector<Cause>& causes, std::size_t room, Tell tell
) {
    for (std::size_t i = 0; i < causes.size(); ++i) {
        const std::string one = tell(causes[i]);
        if (text.size() + one.size() > room)
            return text + "\nNot shown for want of room: " + std::to_string(causes.size() - i) +
                   " more. The other reports have them.\n";
        text += one;
    }
    return text;
}

std::string unexpected(const std::vector<Cause>& causes, std::size_t room) {
    const auto news = those(causes, results::is_unexpected);
    if (news.empty()) return "";
    return listed("### Not expected\n\n", news, room, told) + "\n";
}

/// As a link, if it is nothing else.
std::string link(const std::string& url) {
    constexpr std::string_view safe =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/.#?=&%_-";
    if (url.empty()) return "";
    const bool is_one = url.starts_with("https://") && url.find_first_not_of(safe) == url.npos;
    return is_one ? " <" + url + '>' : ' ' + plain(url);
}

std::string told_with_reason(const Cause& cause) {
    if (results::is_withheld(cause))
        return "- " + plain(cause.client) + ", a leak: " + plain(withheld_text) + '\n';
    const std::string why = cause.reason.empty() ? "nobody has looked why" : cause.reason;
    const std::string level = level_and_clause(cause);
    return "- " + plain(cause.client) + ", " + plain(cause.finding) +
           (level.empty() ? "" : ", " + plain(level)) + ", " + plain(places_text(cause)) + ": " +
           plain(why) + link(cause.link) + '\n';
}

/// What the baselines know: once for each client and reason.
std::string known(const std::vector<Cause>& causes, std::size_t room) {
    const auto failures = those(causes, [](const Cause& cause) {
        return cause.standing == results::Standing::known;
    });
    if (failures.empty()) return "";
    return listed("\n### Known failures\n\n", failures, room, told_with_reason);
}

}  // namespace

std::string markdown(const Document& document, std::size_t limit) {
    const auto causes = results::causes_of(document);
    const std::string head = headline(document, causes);
    const std::string matrix = "### Clients by families\n\n" + table(document);
    constexpr std::size_t for_what_is_left_out = 100;
    if (head.size() + matrix.size() + for_what_is_left_out > limit)
        return head + "The table is too long for this page.\n";
    std::size_t room = limit - head.size() - matrix.size() - for_what_is_left_out;
    const std::string news = unexpected(causes, room);
    room -= std::min(news.size(), room);
    return head + news + matrix + (room < for_what_is_left_out ? "" : known(causes, room));
}

}  // namespace proxy407::reports
