#include "site/question_page.hpp"

#include "site/public_text.hpp"
#include "text/counted.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace proxy407::site {
namespace {

/// What all answers of a tone have in common, the best first.
struct Group {
    Tone tone;
    std::string_view heading;
};

constexpr std::array<Group, 5> groups = {{
    {Tone::good, "Good"},
    {Tone::neutral, "It depends on what you need"},
    {Tone::partly, "Partly, or withheld"},
    {Tone::bad, "Bad"},
    {Tone::none, "Not asked"},
}};

std::string client_link(const Row& row) {
    return "<a href=\"../" + row.page + "\">" + html_text(title(*row.entry)) + "</a>";
}

std::string answer_rows(const Question& question, const std::vector<Row>& rows, Tone tone) {
    std::string text;
    for (const Row& row : rows) {
        const Answer* answer = find_answer(*row.entry, question.id);
        const bool is_of_group = answer ? answer->tone == tone : tone == Tone::none;
        if (!is_of_group) continue;
        text +=
            "<tr><th scope=\"row\">" + client_link(row) + "</th><td>" +
            html_text(answer ? answer->text : "not asked") + "</td><td>" +
            html_text(answer ? answer->why : "These results are of a suite that did not ask it.") +
            "</td></tr>\n";
    }
    return text;
}

std::size_t count_of(const Question& question, const std::vector<Row>& rows, Tone tone) {
    return static_cast<std::size_t>(std::ranges::count_if(rows, [&](const Row& row) {
        const Answer* answer = find_answer(*row.entry, question.id);
        return answer ? answer->tone == tone : tone == Tone::none;
    }));
}

std::string count_cell(std::size_t count) {
    return "<td>" + (count > 0 ? std::to_string(count) : "") + "</td>";
}

}  // namespace

Page question_page(const Question& question, const std::vector<Row>& rows) {
    std::string body =
        element("h1", question.sentence) + "\n<p>" + html_text(question.how) + "</p>\n";
    for (const Group& group : groups) {
        const std::string found = answer_rows(question, rows, group.tone);
        if (found.empty()) continue;
        body += "<h2>" + std::string(group.heading) + ": " +
                text::counted(count_of(question, rows, group.tone), "client") +
                "</h2>\n<table class=\"answers\">\n<thead><tr><th scope=\"col\">Client</th><th "
                "scope=\"col\">Answer</th><th scope=\"col\">More</th></tr></thead>\n<tbody>\n" +
                found + "</tbody></table>\n";
    }
    return {
        "question/" + std::string(question.id) + ".html",
        std::string(question.sentence),
        std::string(question.how),
        body};
}

Page questions_page(const std::vector<Row>& rows) {
    std::string body =
        "<h1>Questions</h1>\n<p>What each client is asked. “Good” and “bad” are for whoever "
        "chooses "
        "a client.</p>\n<table>\n<thead><tr><th scope=\"col\">Question</th>";
    for (const Group& group : groups)
        body += "<th scope=\"col\">" +
                std::string(group.tone == Tone::neutral ? "Depends" : group.heading) + "</th>";
    body += "</tr></thead>\n<tbody>\n";
    for (const Question& question : questions()) {
        body += "<tr><th scope=\"row\"><a href=\"question/" + std::string(question.id) +
                ".html\">" + html_text(question.sentence) + "</a></th>";
        for (const Group& group : groups) body += count_cell(count_of(question, rows, group.tone));
        body += "</tr>\n";
    }
    return {
        "questions.html",
        "Questions to HTTP clients about proxies",
        "What each HTTP client is asked about proxies with passwords, and how many do what.",
        body + "</tbody></table>\n"};
}

}  // namespace proxy407::site
