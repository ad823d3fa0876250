#include "site/entry_of.hpp"

#include "site/cases.hpp"
#include "site/problem.hpp"
#include "site/question.hpp"

#include <algorithm>
#include <map>

namespace proxy407::site {
namespace {

using results::Cause;
using results::Document;
using results::Result;

/// Of the causes that people look at: stale entries and mistakes of the suite are not the client's.
bool is_told(const Cause& cause) {
    const bool is_lax = cause.verdict == results::Verdict::non_strict ||
                        cause.verdict == results::Verdict::observed;
    return !results::is_unpublished(cause) &&
           (results::is_failure(cause) || (is_lax && cause.standing != results::Standing::stale));
}

std::vector<Special> special_of(const ClientResults& client) {
    std::vector<Special> rows;
    for (const Result* one : client.results) {
        if (!is_special(*one) || !was_asked(*one)) continue;
        auto row = std::ranges::find_if(rows, [&](const Special& known) {
            return known.channel == one->channel && known.target == one->target &&
                   known.has_charset == has_charset(*one);
        });
        if (row == rows.end())
            row = rows.insert(row, {one->channel, one->target, has_charset(*one)});
        ++row->asked;
        if (!has_arrived(*one) && !one->judgement.leak)
            row->wrong[pair_of(*one)] = one->judgement.finding;
    }
    return rows;
}

std::vector<LeftOut> left_out_of(const ClientResults& client) {
    std::map<std::string, std::size_t> counts;
    for (const Result* one : client.results)
        if (!was_asked(*one)) ++counts[why_not_asked({one}, client, one->scenario, "")];
    std::vector<LeftOut> made;
    for (const auto& [why, count] : counts) made.push_back({why, count});
    std::ranges::stable_sort(made, std::greater(), &LeftOut::cases);
    return made;
}

Entry entry_of(const ClientResults& client) {
    const results::Client& from = client.client;
    const results::Run& run = client.document.run;
    Entry made;
    made.name = from.name;
    made.title = from.title;
    made.language = from.language;
    made.homepage = from.homepage;
    made.documentation = from.documentation;
    made.version = from.version;
    made.runtime = from.runtime;
    made.began = run.began;
    made.suite = client.document.suite;
    made.machine = run.host.os + ' ' + run.host.arch;
    const Cases asked = those(client.results, was_asked);
    made.asked = asked.size();
    made.conform = those(asked, conforms).size();
    made.withheld = client.withheld;
    made.answers = answers_of(client);
    made.special = special_of(client);
    for (const Cause& cause : client.causes)
        if (is_told(cause)) made.problems.push_back(problem_of(cause, client));
    made.left_out = left_out_of(client);
    return made;
}

}  // namespace

std::vector<ClientResults> client_results(const Document& document) {
    std::map<std::string, std::vector<const Result*>> results;
    for (const Result& one : document.results)
        if (!one.control) results[one.client].push_back(&one);
    std::map<std::string, std::vector<Cause>> causes;
    for (Cause& cause : results::causes_of(document))
        causes[cause.client].push_back(std::move(cause));
    std::vector<ClientResults> made;
    for (const results::Client& client : document.clients) {
        if (those(results[client.name], was_asked).empty()) continue;
        made.push_back({document, client, results[client.name], causes[client.name]});
        made.back().withheld = static_cast<std::size_t>(
            std::ranges::count_if(made.back().causes, results::is_unpublished)
        );
    }
    return made;
}

std::vector<Entry> entries_of(const Document& document, const FindExamples& find_examples) {
    std::vector<Entry> entries;
    for (const ClientResults& client : client_results(document)) {
        entries.push_back(entry_of(client));
        entries.back().examples = find_examples(client.client.name);
    }
    return entries;
}

}  // namespace proxy407::site
