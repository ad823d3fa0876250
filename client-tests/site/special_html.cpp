#include "site/special_html.hpp"

#include "client/special.hpp"
#include "report/meaning.hpp"
#include "site/problem_html.hpp"
#include "site/public_text.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::site {
namespace {

/// How the credentials were written for it.
std::string spelling(const std::string& channel) {
    if (channel == "url")
        return "Percent-encode them in the URL: <code>p@ss:w</code> is <code>p%40ss%3Aw</code>.";
    if (channel == "env")
        return "Percent-encode them in the URL of the variable: <code>p@ss:w</code> is "
               "<code>p%40ss%3Aw</code>.";
    return "Write them as they are.";
}

std::string shown_pair(const std::string& id) {
    const auto* pair = client::find_special("special/" + id);
    if (pair == nullptr) return html_text(id);
    constexpr std::size_t longest = 40;
    const std::string& tested = pair->user == "user" ? pair->password : pair->user;
    if (tested.empty() || tested.size() > longest) return html_text(id);
    return "<code>" + html_text(tested) + "</code> (" + html_text(id) + ")";
}

std::string what_of(const std::string& finding) {
    const auto meanings = report::meanings_of(finding);
    std::string name =
        "<a href=\"../" + finding_page_name(finding) + "\">" + html_text(finding) + "</a>";
    if (meanings.empty() || meanings.front().what.empty()) return name;
    return html_text(meanings.front().what) + " " + name;
}

std::string wrong_list(const Special& row) {
    std::string text = "<ul>\n";
    for (const auto& [pair, finding] : row.wrong)
        text += "<li>" + shown_pair(pair) + ": " + what_of(finding) + "</li>\n";
    return text + "</ul>\n";
}

/// Both kinds of target mostly have the same.
bool is_same(const Special& a, const Special& b) {
    return a.channel == b.channel && a.has_charset == b.has_charset && a.asked == b.asked &&
           a.wrong == b.wrong;
}

std::string row_html(const Special& row, bool both) {
    const std::size_t right = row.asked - std::min(row.wrong.size(), row.asked);
    std::string text =
        "<p>" + std::string(both ? "http and https targets" : html_text(row.target) + " targets") +
        (row.has_charset ? "" : ", no charset announced") + ": " + std::to_string(right) + " of " +
        std::to_string(row.asked) + " arrive" + (row.wrong.empty() ? "" : ", these do not") +
        ".</p>\n";
    return row.wrong.empty() ? text : text + wrong_list(row);
}

}  // namespace

std::string channel_heading(const std::string& channel) {
    if (channel == "url") return "By URL";
    if (channel == "option") return "By options";
    if (channel == "any") return "By options, any scheme";
    if (channel == "env") return "By the environment";
    return "";
}

std::string special_html(const Entry& entry) {
    std::string text = "<h2 id=\"special\">Special characters</h2>\n";
    if (entry.special.empty()) return text + "<p>It was not asked about any.</p>\n";
    std::string channel;
    for (std::size_t i = 0; i < entry.special.size(); ++i) {
        const Special& row = entry.special[i];
        const auto same = [&](const Special& other) { return is_same(row, other); };
        const auto first = std::ranges::find_if(entry.special, same);
        if (first < entry.special.begin() + static_cast<std::ptrdiff_t>(i)) continue;
        if (row.channel != channel) {
            channel = row.channel;
            text +=
                element("h3", channel_heading(channel)) + "\n<p>" + spelling(channel) + "</p>\n";
        }
        text += row_html(row, std::ranges::count_if(entry.special, same) > 1);
    }
    return text;
}

}  // namespace proxy407::site
