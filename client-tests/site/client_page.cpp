#include "site/client_page.hpp"

#include "site/badge_of.hpp"
#include "site/entry_json.hpp"
#include "site/problem_html.hpp"
#include "site/public_text.hpp"
#include "site/question.hpp"
#include "site/special_html.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::site {
namespace {

std::string documentation(const Entry& entry) {
    std::vector<std::string> links;
    for (const std::string& page : entry.documentation) links.push_back(link(page, page));
    return text::joined(links, "<br>");
}

std::string facts(const Entry& entry) {
    const std::string version =
        entry.version + (entry.runtime.empty() ? "" : " on " + entry.runtime);
    return "<dl class=\"facts\">\n" + definition("Version", html_text(version)) +
           definition("Language", html_text(entry.language)) +
           definition("Home", entry.homepage.empty() ? "" : link(entry.homepage, entry.homepage)) +
           definition("Its documentation on proxies", documentation(entry)) +
           definition(
               "Asked",
               html_text(
                   entry.began.substr(0, 10) + ", " + entry.machine + ", proxy407 " + entry.suite
               )
           ) +
           definition(
               "Result",
               std::to_string(entry.conform) + " of " + std::to_string(entry.asked) +
                   " cases conform"
           ) +
           "</dl>\n";
}

/// How the client was told by a channel whose lines are those of a program.
constexpr std::string_view channels_text =
    "<p>The lines are the test driver's own, and they were run. Its variables hold what the proxy "
    "needs: <code>proxy_url</code> is one URL with percent-encoded credentials, "
    "<code>http://us%40er:p%3Aw@127.0.0.1:3128</code>; <code>proxy</code>, <code>user</code> and "
    "<code>password</code> are the same apart, as they are. Where the environment tells the proxy, "
    "the lines get none of them.</p>\n";

std::string examples(const Entry& entry) {
    std::string text = "<h2 id=\"how\">How to give it a proxy with user and password</h2>\n";
    if (entry.examples.empty())
        return text + "<p>Its driver has no marked lines; read it in <code>client-tests/clients/" +
               html_text(entry.name) + "</code>.</p>\n";
    const bool is_program = entry.examples.front().channel.empty();
    text += is_program
                ? std::string(channels_text)
                : "<p>For the user <code>us@er</code> and the password <code>p:w</code>, as it "
                  "was run.</p>\n";
    for (const Example& example : entry.examples) {
        const std::string heading = channel_heading(example.channel);
        if (!heading.empty()) text += element("h3", heading) + '\n';
        text += "<pre><code>" + html_lines(example.code) + "</code></pre>\n";
    }
    return text;
}

std::string answers(const Entry& entry) {
    std::string text =
        "<h2 id=\"answers\">Answers</h2>\n<table class=\"answers\">\n<thead><tr><th "
        "scope=\"col\">Question</th><th scope=\"col\">Answer</th><th "
        "scope=\"col\">More</th></tr></thead>\n<tbody>\n";
    for (const Question& question : questions()) {
        const Answer* answer = find_answer(entry, question.id);
        if (answer == nullptr) continue;
        const std::string id(question.id);
        text += "<tr id=\"" + id + "\"><th scope=\"row\"><a href=\"../question/" + id + ".html\">" +
                html_text(question.sentence) + "</a></th><td class=\"" +
                std::string(name(answer->tone)) + "\">" + html_text(answer->text) + "</td><td>" +
                html_text(answer->why) + "</td></tr>\n";
    }
    return text + "</tbody></table>\n";
}

std::string withheld_box(const Entry& entry) {
    if (entry.withheld == 0) return "";
    return "<p class=\"withheld\"><strong>Withheld: " + text::counted(entry.withheld, "leak") +
           ".</strong> " + (entry.withheld == 1 ? "It has" : "They have") +
           " no public reference, so this page says no more. Its maintainers get all of it by "
           "<code>proxy407 certify --client " +
           html_text(entry.name) +
           " --profile whole --json results.json</code> and <code>proxy407 certify report "
           "--upstream " +
           html_text(entry.name) + " results.json</code>.</p>\n";
}

std::string problems(const Entry& entry) {
    const auto failing = std::ranges::count(entry.problems, true, &Problem::failure);
    std::string text = "<h2 id=\"wrong\">What goes wrong</h2>\n" + withheld_box(entry);
    if (failing == 0 && entry.withheld == 0) text += "<p>Nothing that was asked fails.</p>\n";
    std::string lax;
    for (const Problem& problem : entry.problems)
        (problem.failure ? text : lax) += problem_html(problem);
    if (lax.empty()) return text;
    return text + "<details><summary>What no MUST forbids</summary>\n" + lax + "</details>\n";
}

std::string left_out(const Entry& entry) {
    if (entry.left_out.empty()) return "";
    std::string text = "<h2>Not asked</h2>\n<ul>\n";
    for (const LeftOut& part : entry.left_out)
        text += "<li>" + html_text(text::counted(part.cases, "case")) + ": " + html_text(part.why) +
                "</li>\n";
    return text + "</ul>\n";
}

std::string again(const Entry& entry) {
    const std::string name = text::shell_word(entry.name);
    return "<h2>Run it again</h2>\n<pre><code>" +
           html_lines(
               "./dev clients " + name + "\nproxy407 certify --client " + name + " --profile whole"
           ) +
           "</code></pre>\n";
}

}  // namespace

Page client_page(const Row& row) {
    const Entry& entry = *row.entry;
    const std::string name = entry.title.empty() ? entry.name : entry.title;
    const std::string body =
        "<h1>" + html_text(title(entry)) + ": a proxy with user and password</h1>\n" +
        facts(entry) + "<p class=\"badge\">" + badge_of(entry) + "</p>\n" + examples(entry) +
        special_html(entry) + answers(entry) + problems(entry) + left_out(entry) + again(entry);
    return {
        row.page,
        name +
            (entry.language.empty() || entry.language == name ? "" : " (" + entry.language + ")") +
            ": proxy with user and password, 407",
        "How to give " + name +
            " a proxy that asks for user and password, which special characters "
            "arrive, and what goes wrong.",
        body};
}

}  // namespace proxy407::site
