#include "site/upstream.hpp"

#include "checks/requirement.hpp"
#include "client/special.hpp"
#include "report/meaning.hpp"
#include "site/problem.hpp"
#include "site/problem_html.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <iterator>

namespace proxy407::site {
namespace {

using results::Cause;
using results::Result;

bool is_reported(const Cause& cause) {
    return results::is_failure(cause) || cause.verdict == results::Verdict::non_strict;
}

/// A block that ends where it is to, whatever is in it.
std::string block(const std::string& text) {
    std::string fence = "```";
    while (text.find(fence) != text.npos) fence += '`';
    return fence + "\n" + text + (text.ends_with('\n') ? "" : "\n") + fence + "\n\n";
}

std::string heading_of(const Cause& cause, const ClientResults& client) {
    const results::Client& who = client.client;
    const std::string name = who.title.empty() ? who.name : who.title;
    const std::string& what = cause.reason.empty() ? cause.sentence : cause.reason;
    return "# " + text::printable(name) + ": " + text::printable(what) + "\n\n";
}

std::string privacy(const Cause& cause) {
    if (!results::is_unpublished(cause)) return "";
    return "**This is a leak without a public reference.** Send it in private, as the security "
           "policy of the project says (docs/disclosure.md).\n\n";
}

std::string where(const Problem& problem, const ClientResults& client) {
    const results::Client& who = client.client;
    const results::Document& document = client.document;
    return "Seen with " + text::printable(who.name + ' ' + who.version) +
           (who.runtime.empty() ? "" : " on " + text::printable(who.runtime)) + " (" +
           document.run.host.os + ' ' + document.run.host.arch + ", " +
           document.run.began.substr(0, 10) + ", proxy407 " + document.suite +
           "): " + text::printable(places_text(problem)) + ".\n\n";
}

/// The credentials that the case is about, where it is about those.
std::string credentials(const Cause& cause) {
    const auto* pair = client::find_special(cause.first().scenario);
    if (pair == nullptr) return "";
    return "User `" + text::printable(pair->user) + "`, password `" +
           text::printable(pair->password) + "`.\n\n";
}

std::string lines_that_show_it(const Cause& cause, const std::vector<Example>& examples) {
    std::string text;
    for (const Example& example : examples)
        if (example.channel.empty() || example.channel == cause.first().channel)
            text += "From `client-tests/clients/" + text::printable(example.file) + "`:\n\n" +
                    block(example.code);
    return text.empty() ? "" : "## Lines that show it\n\n" + text;
}

std::string requirement_lines(const Problem& problem) {
    std::string text;
    std::size_t count = 0;
    for (const std::string& id : problem.requirements) {
        const auto* requirement = checks::find_requirement(id);
        if (requirement != nullptr && ++count <= 3)
            text += "- " + requirement->source + " (" + requirement->level +
                    "): " + requirement->sentence + "\n";
    }
    if (text.empty()) return "";
    return "## What asks for it\n\nLevel: " + problem.level + "\n\n" + text + "\n";
}

std::string what_fixes_it(const Problem& problem) {
    std::string text = problem.fix.empty() ? "" : text::printable(problem.fix) + "\n\n";
    for (const std::string& finding : problem.findings)
        for (const report::Meaning& meaning : report::meanings_of(finding))
            if (!meaning.what.empty() && text.find(meaning.what) == text.npos)
                text +=
                    "`" + text::printable(finding) + "`: " + text::printable(meaning.what) + "\n\n";
    for (const std::string& way : problem.tried) text += way + "\n\n";
    return text.empty() ? "" : "## What fixes it\n\n" + text;
}

std::string one_report(
    const Cause& cause, const ClientResults& client, const std::vector<Example>& examples
) {
    const Problem problem = problem_of(cause, client);
    std::string text = heading_of(cause, client) + privacy(cause) + where(problem, client) +
                       "## What happens\n\n" + text::printable(problem.sentence) + "\n\n" +
                       credentials(cause) + lines_that_show_it(cause, examples);
    if (!problem.bytes.empty()) text += "## The bytes\n\n" + block(problem.bytes);
    text += requirement_lines(problem) + what_fixes_it(problem);
    if (!cause.link.empty()) text += "Reference: " + text::printable(cause.link) + "\n\n";
    return text + "## How to check\n\n" + block(problem.command) +
           "It passes when it is fixed. The proxy explains itself: `proxy407 explain " +
           text::shell_word(problem.findings.front()) + "`.\n";
}

}  // namespace

std::string upstream_reports(const ClientResults& client, const std::vector<Example>& examples) {
    std::string text;
    for (const Cause& cause : client.causes)
        if (is_reported(cause))
            text += (text.empty() ? "" : "\n---\n\n") + one_report(cause, client, examples);
    return text;
}

}  // namespace proxy407::site
