#pragma once

#include "site/entry_of.hpp"
#include "site/question.hpp"
#include "unit/results/fixture.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace proxy407::site {

using results::fixture;
using results::Result;
using results::Standing;
using results::Verdict;

inline Result case_of(
    const std::string& channel,
    const std::string& target,
    const std::string& scenario,
    Verdict verdict = Verdict::pass
) {
    Result made = results::result("one", scenario, verdict);
    made.channel = channel;
    made.target = target;
    return made;
}

/// A fault of the kind that puts a leak into the answers.
inline results::Fault leak(const std::string& finding, const std::string& link = "") {
    return {
        finding,
        finding,
        checks::Weight::must,
        true,
        "It leaks.",
        0,
        Standing::known,
        link.empty() ? "" : "It is known to leak.",
        link};
}

/// A document with one client, "one", that takes its proxy by url and by option.
inline results::Document document_of(std::vector<Result> results) {
    results::Document document;
    document.suite = "1.0";
    document.run.began = "2026-11-30T12:00:00Z";
    document.run.host = {"Linux", "x86_64"};
    results::Client client;
    client.name = "one";
    client.title = "One";
    client.language = "C";
    client.version = "1.0";
    client.installed = true;
    client.features = {{"option", {"basic.http"}}, {"url", {"basic.http"}}};
    document.clients = {client};
    document.scenarios = {{"basic", "", "basic", ""}, {"wrong-password", "", "basic", ""}};
    document.results = std::move(results);
    return document;
}

/// What its answer is, with the reason.
inline std::string answer(const results::Document& document, const std::string& question) {
    const Answer made = find_question(question)->answer(client_results(document).at(0));
    return made.text + (made.why.empty() ? "" : ": " + made.why);
}

inline std::vector<Example> no_examples(const std::string&) {
    return {};
}

inline Entry entry_of(const results::Document& document) {
    return entries_of(document, no_examples).at(0);
}

}  // namespace proxy407::site
