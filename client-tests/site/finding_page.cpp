#include "site/finding_page.hpp"

#include "checks/requirement.hpp"
#include "report/meaning.hpp"
#include "site/problem_html.hpp"
#include "site/public_text.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace proxy407::site {
namespace {

std::size_t failing_clients(const Finding& finding) {
    std::set<const Row*> rows;
    for (const auto& [row, problem] : finding.seen)
        if (problem->failure) rows.insert(row);
    return rows.size();
}

std::size_t clients_of(const Finding& finding) {
    std::set<const Row*> rows;
    for (const auto& [row, problem] : finding.seen) rows.insert(row);
    return rows.size();
}

/// A requirement by its id, or a clause.
std::string requirement_html(const std::string& id) {
    const auto* requirement = checks::find_requirement(id);
    if (requirement == nullptr) return link(clause_address(id), id);
    return link(clause_address(requirement->source), requirement->source) + ": " +
           html_text(requirement->sentence);
}

std::string meaning_html(const std::string& id) {
    std::string text;
    for (const report::Meaning& meaning : report::meanings_of(id)) {
        if (!meaning.what.empty()) text += element("p", meaning.what) + '\n';
        text += "<dl class=\"facts\">\n" + definition("What to do", html_text(meaning.fix));
        std::vector<std::string> clauses;
        for (const std::string& one : meaning.requirements)
            if (clauses.size() < 6) clauses.push_back(requirement_html(one));
        text += definition("Clause", text::joined(clauses, "<br>"));
        text += definition("Example", html_text(meaning.example)) + "</dl>\n";
    }
    return text;
}

std::string what_it_is(const std::string& id) {
    const auto meanings = report::meanings_of(id);
    return meanings.empty() ? "" : meanings.front().what;
}

std::string number_withheld(const std::vector<Row>& rows) {
    std::size_t leaks = 0;
    std::size_t clients = 0;
    for (const Row& row : rows) {
        leaks += row.entry->withheld;
        if (row.entry->withheld > 0) ++clients;
    }
    if (leaks == 0) return "";
    return "<p class=\"withheld\">Withheld: " + text::counted(leaks, "leak") + " in " +
           text::counted(clients, "client") + " without a public reference.</p>\n";
}

}  // namespace

std::vector<Finding> findings_of(const std::vector<Row>& rows) {
    std::map<std::string, Finding> by_id;
    for (const Row& row : rows)
        for (const Problem& problem : row.entry->problems)
            for (const std::string& id : problem.findings) {
                Finding& finding = by_id[id];
                finding.id = id;
                finding.seen.emplace_back(&row, &problem);
            }
    std::vector<Finding> found;
    for (auto& [id, finding] : by_id) found.push_back(std::move(finding));
    std::ranges::stable_sort(found, std::greater(), [](const Finding& finding) {
        return std::pair(failing_clients(finding), clients_of(finding));
    });
    return found;
}

Page finding_page(const Finding& finding) {
    std::string body =
        element("h1", finding.id) + '\n' + meaning_html(finding.id) + "<h2>" +
        text::counted(clients_of(finding), "client") +
        "</h2>\n<table class=\"answers\">\n<thead><tr><th scope=\"col\">Client</th><th "
        "scope=\"col\">Level</th><th scope=\"col\">Why</th><th "
        "scope=\"col\">Where</th></tr></thead>\n<tbody>\n";
    for (const auto& [row, problem] : finding.seen) {
        const std::string& why = problem->reason.empty() ? problem->sentence : problem->reason;
        body += "<tr><th scope=\"row\"><a href=\"../" + row->page + "#wrong\">" +
                html_text(title(*row->entry)) + "</a></th><td>" +
                html_text(problem->leak ? "leak" : problem->level) + "</td><td>" + html_text(why) +
                "</td><td>" + html_text(places_text(*problem)) + "</td></tr>\n";
    }
    const std::string what = what_it_is(finding.id);
    return {
        finding_page_name(finding.id),
        finding.id + ": which HTTP clients do it",
        what.empty() ? "Which HTTP clients do it, and by which channel." : what,
        body + "</tbody></table>\n"};
}

Page findings_page(const std::vector<Finding>& findings, const std::vector<Row>& rows) {
    std::string body =
        "<h1>What goes wrong</h1>\n" + number_withheld(rows) +
        "<table>\n<thead><tr><th scope=\"col\">Finding</th><th scope=\"col\">What it is</th><th "
        "scope=\"col\">Clients that fail</th><th "
        "scope=\"col\">Clients</th></tr></thead>\n<tbody>\n";
    for (const Finding& finding : findings)
        body += "<tr><th scope=\"row\"><a href=\"" + finding_page_name(finding.id) + "\">" +
                html_text(finding.id) + "</a></th><td>" + html_text(what_it_is(finding.id)) +
                "</td><td>" + std::to_string(failing_clients(finding)) + "</td><td>" +
                std::to_string(clients_of(finding)) + "</td></tr>\n";
    return {
        "findings.html",
        "What goes wrong between HTTP clients and proxies",
        "Every finding over HTTP clients behind a proxy that asks for a password, and the clients.",
        body + "</tbody></table>\n"};
}

}  // namespace proxy407::site
