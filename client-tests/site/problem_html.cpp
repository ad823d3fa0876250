#include "site/problem_html.hpp"

#include "checks/requirement.hpp"
#include "site/public_text.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

namespace proxy407::site {
namespace {

constexpr std::size_t most_shown = 4;

std::string place_text(const Place& place) {
    const std::string row = place.channel + ' ' + place.target;
    if (place.on_the_way) return "on the way, " + row + ": " + text::counted(place.cases, "case");
    std::vector<std::string> names = place.scenarios;
    if (names.size() > most_shown) names.resize(most_shown);
    const std::size_t more = place.cases - names.size();
    return row + ": " + text::joined(names) +
           (more > 0 ? " and " + std::to_string(more) + " more" : "");
}

std::string clauses_html(const Problem& problem) {
    std::vector<std::string> parts;
    for (const std::string& id : problem.requirements) {
        if (parts.size() == 3) break;
        const auto* requirement = checks::find_requirement(id);
        if (requirement == nullptr) continue;
        parts.push_back(
            link(clause_address(requirement->source), requirement->source) + ": " +
            html_text(requirement->sentence)
        );
    }
    return text::joined(parts, "<br>");
}

std::string findings_html(const Problem& problem) {
    std::vector<std::string> links;
    for (const std::string& finding : problem.findings)
        links.push_back(
            "<a href=\"../" + finding_page_name(finding) + "\">" + html_text(finding) + "</a>"
        );
    return text::joined(links);
}

std::string tried_html(const Problem& problem) {
    std::vector<std::string> sentences;
    for (const std::string& way : problem.tried) sentences.push_back(html_text(way));
    return text::joined(sentences, " ");
}

std::string kind(const Problem& problem) {
    if (problem.leak) return "Leak: ";
    return problem.failure ? "" : problem.level + ": ";
}

}  // namespace

std::string places_text(const Problem& problem) {
    std::vector<std::string> parts;
    for (const Place& place : problem.where) parts.push_back(place_text(place));
    return text::joined(parts, "; ");
}

std::string clause_text(const Problem& problem) {
    if (problem.requirements.empty()) return "";
    const std::string& id = problem.requirements.front();
    const auto* requirement = checks::find_requirement(id);
    return requirement ? id + " (" + requirement->source + ')' : id;
}

std::string finding_page_name(const std::string& finding) {
    return "finding/" + file_name(finding) + ".html";
}

std::string problem_html(const Problem& problem) {
    const std::string& heading = problem.reason.empty() ? problem.sentence : problem.reason;
    std::string text = "<article class=\"problem" +
                       std::string(problem.failure ? " failure" : " should") + "\">\n" +
                       element("h3", kind(problem) + heading) + "\n<dl class=\"facts\">\n";
    if (heading != problem.sentence) text += definition("Seen", html_text(problem.sentence));
    text += definition("Where", html_text(places_text(problem)));
    text += definition("Level", html_text(problem.level));
    text += definition("Clause", clauses_html(problem));
    text += definition("What to do", html_text(problem.fix));
    text += definition("Tried", tried_html(problem));
    text += definition("Reference", problem.link.empty() ? "" : link(problem.link, problem.link));
    text += definition("Finding", findings_html(problem)) + "</dl>\n";
    if (!problem.bytes.empty())
        text += "<h4>The bytes</h4>\n<pre><code>" + html_lines(problem.bytes) + "</code></pre>\n";
    return text + "<h4>The command that shows it</h4>\n<pre><code>" + html_lines(problem.command) +
           "</code></pre>\n</article>\n";
}

}  // namespace proxy407::site
