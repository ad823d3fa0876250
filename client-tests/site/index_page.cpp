#include "site/index_page.hpp"

#include "site/entry_json.hpp"
#include "site/page_source.hpp"
#include "site/public_text.hpp"
#include "site/question.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace proxy407::site {
namespace {

/// What the column is sorted by: the number that an answer begins with, or how good it is.
std::string sort_key(const Answer& answer) {
    if (answer.tone == Tone::none) return "";
    const auto digits = answer.text.find_first_not_of("0123456789");
    if (digits != 0) return answer.text.substr(0, digits);
    switch (answer.tone) {
        case Tone::good: return "a " + answer.text;
        case Tone::neutral: return "b " + answer.text;
        case Tone::partly: return "c " + answer.text;
        default: return "d " + answer.text;
    }
}

std::string cell(const std::string& label, const std::string& sort, const std::string& content) {
    return "<td role=\"cell\" data-label=\"" + html_text(label) + "\" data-sort=\"" +
           html_text(sort) + "\">" + content + "</td>";
}

std::string answer_cell(const Question& question, const Answer* answer, Notes& notes) {
    const Answer missing = {
        "", "not asked", Tone::none, "These results are of a suite that did not ask it."};
    const Answer& shown = answer ? *answer : missing;
    const bool is_dash = shown.tone == Tone::none;
    std::string content = "<span class=\"" + std::string(name(shown.tone)) + '"';
    if (!shown.why.empty()) content += " title=\"" + html_text(shown.why) + '"';
    content += '>' + (is_dash ? "–<span class=\"unseen\">not asked</span>" : html_text(shown.text));
    if (is_dash) content += "<sup>" + notes.letter(shown.why) + "</sup>";
    return cell(std::string(question.label), sort_key(shown), content + "</span>");
}

std::string head_cell(std::string_view id, std::string_view label, std::string_view sentence) {
    return "<th role=\"columnheader\" scope=\"col\" data-id=\"" + std::string(id) +
           "\"><button type=\"button\"" +
           (sentence.empty() ? "" : " title=\"" + html_text(sentence) + '"') + '>' +
           html_text(label) + "</button></th>\n";
}

std::string table_head() {
    std::string text = "<thead role=\"rowgroup\"><tr role=\"row\">\n" +
                       head_cell("client", "Client", "") + head_cell("language", "Language", "");
    for (const Question& question : questions())
        text += head_cell(question.id, question.label, question.sentence);
    return text +
           head_cell("asked", "Cases asked", "Cases that ran and showed what they are about") +
           head_cell("conform", "Conform", "Of the cases asked") +
           head_cell("causes", "To fix", "Causes of failure, leaks among them") + "</tr></thead>\n";
}

std::string table_row(const Row& row, Notes& notes) {
    const Entry& entry = *row.entry;
    const std::string words =
        text::to_lower(entry.name + ' ' + entry.title + ' ' + entry.version + ' ' + entry.language);
    std::string text = "<tr role=\"row\" data-language=\"" + html_text(entry.language) +
                       "\" data-text=\"" + html_text(words) +
                       "\"><th role=\"rowheader\" scope=\"row\" "
                       "data-sort=\"" +
                       html_text(text::to_lower(label(entry))) + "\"><a href=\"" + row.page +
                       "\">" + html_text(entry.title.empty() ? entry.name : entry.title) + "</a> " +
                       element("small", entry.version) + "</th>";
    text += cell("Language", text::to_lower(entry.language), html_text(entry.language));
    for (const Question& question : questions())
        text += answer_cell(question, find_answer(entry, question.id), notes);
    const auto number = [](std::size_t count) { return std::to_string(count); };
    text += cell("Cases asked", number(entry.asked), number(entry.asked));
    text += cell("Conform", number(entry.conform), number(entry.conform));
    const std::string withheld =
        entry.withheld > 0 ? " <small>" + number(entry.withheld) + " withheld</small>" : "";
    text += cell("To fix", number(failures(entry)), number(failures(entry)) + withheld);
    return text + "</tr>\n";
}

std::string option(std::string_view value, std::string_view label) {
    return "<option value=\"" + html_text(value) + "\">" + html_text(label) + "</option>";
}

std::string language_select(const std::vector<Row>& rows) {
    std::set<std::string> languages;
    for (const Row& row : rows)
        if (!row.entry->language.empty()) languages.insert(row.entry->language);
    std::string text = "<label>Language<select name=\"language\">" + option("", "every language");
    for (const std::string& language : languages) text += option(language, language);
    return text + "</select></label>\n";
}

std::string sort_select() {
    std::string text = "<label>Sort by<select name=\"sort\">" + option("", "good answers") +
                       option("client", "client") + option("language", "language");
    for (const Question& question : questions()) text += option(question.id, question.label);
    return text + option("asked", "cases asked") + option("conform", "conform") +
           option("causes", "to fix") + "</select></label>\n<label>Order<select name=\"order\">" +
           option("", "up") + option("down", "down") + "</select></label>\n";
}

std::string form(const std::vector<Row>& rows) {
    return "<form id=\"filter\" role=\"search\" aria-label=\"Rows of the table\" hidden>\n"
           "<label class=\"wide\">Search<input type=\"search\" name=\"q\" "
           "placeholder=\"name, version, language\"></label>\n" +
           language_select(rows) + sort_select() +
           "</form>\n<p id=\"count\" class=\"quiet\" aria-live=\"polite\"></p>\n";
}

std::string lead(const std::vector<Row>& rows) {
    std::size_t asked = 0;
    std::string last;
    for (const Row& row : rows) {
        asked += row.entry->asked;
        last = std::max(last, row.entry->began.substr(0, 10));
    }
    return "<h1>HTTP clients and proxies that ask for a password</h1>\n<p>" +
           html_text(text::counted(rows.size(), "client")) + " in one version each, " +
           text::counted(asked, "case") + (last.empty() ? "" : ", the last on " + html_text(last)) +
           ": the client ran, and the mock proxy proxy407 saw what it sent. The name of a client "
           "leads to how it is told of a proxy, what goes wrong and the ways around. <a "
           "href=\"questions.html\">How each question is asked</a>.</p>\n";
}

std::string legend(const Notes& notes) {
    std::string text =
        "<h2>How to read it</h2>\n<p>Clients with more good answers come first; of equal ones, "
        "those "
        "with more cases that conform. So a client that was asked little is not at the top for "
        "that. “Partly”: by one channel or kind of target and not by another; its page has which. "
        "“Withheld”: the client has a leak without a public reference, which may be of another "
        "kind.</p>\n";
    if (!notes.all().empty())
        text += "<p>A dash was not asked, and why:</p>\n<ul class=\"plain\">\n";
    for (std::size_t i = 0; i < notes.all().size(); ++i)
        text += "<li><b>" + letter_of(i) + "</b> " + html_text(notes.all()[i]) + "</li>\n";
    if (!notes.all().empty()) text += "</ul>\n";
    return text +
           "<p>For machines: <a href=\"clients.json\">clients.json</a> and <a "
           "href=\"clients.schema.json\">its schema</a>.</p>\n";
}

}  // namespace

std::string letter_of(std::size_t index) {
    constexpr std::size_t letters = 26;
    const std::string last(1, static_cast<char>('a' + index % letters));
    return index < letters ? last : letter_of(index / letters - 1) + last;
}

std::string Notes::letter(const std::string& reason) {
    const auto found = std::ranges::find(reasons_, reason);
    const auto index = static_cast<std::size_t>(found - reasons_.begin());
    if (found == reasons_.end()) reasons_.push_back(reason);
    return letter_of(index);
}

std::vector<Row> rows_of(std::span<const Entry> entries) {
    std::map<std::string, std::string> newest;  // the page of that name is of this version's
    for (const Entry& entry : entries) {
        const auto [place, is_new] = newest.emplace(entry.name, entry.began + entry.version);
        if (!is_new) place->second = std::max(place->second, entry.began + entry.version);
    }
    std::vector<Row> rows;
    for (const Entry& entry : entries) {
        const bool is_newest = newest.at(entry.name) == entry.began + entry.version;
        const std::string file = file_name(is_newest ? entry.name : label(entry));
        rows.push_back({&entry, "client/" + file + ".html", "badges/" + file + ".svg"});
    }
    std::ranges::stable_sort(rows, [](const Row& a, const Row& b) {
        const auto rank = [](const Row& row) {
            return std::tuple(good_answers(*row.entry), row.entry->conform);
        };
        return rank(a) > rank(b);
    });
    return rows;
}

Page index_page(const std::vector<Row>& rows) {
    Notes notes;
    std::string table =
        "<div class=\"scroller\" role=\"region\" aria-label=\"Clients\" tabindex=\"0\">\n"
        "<table id=\"clients\" role=\"table\">\n<caption class=\"unseen\">About ten "
        "questions of each client</caption>\n" +
        table_head() + "<tbody role=\"rowgroup\">\n";
    for (const Row& row : rows) table += table_row(row, notes);
    table += "</tbody></table></div>\n";
    return {
        "index.html",
        "HTTP clients and proxy authentication: which client does what",
        "Which HTTP clients work with a proxy that asks for user and password: Basic, Digest, "
        "special "
        "characters, 407, leaks.",
        lead(rows) + form(rows) + table + legend(notes),
        true,
        table_source()};
}

}  // namespace proxy407::site
