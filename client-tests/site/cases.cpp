#include "site/cases.hpp"

#include <algorithm>
#include <iterator>

namespace proxy407::site {

using results::Result;
using results::Verdict;

namespace {

constexpr std::string_view special_prefix = "special/";
constexpr std::string_view without_charset = "-no-charset";

}  // namespace

bool was_asked(const Result& result) {
    switch (result.judgement.verdict) {
        case Verdict::pass:
        case Verdict::non_strict:
        case Verdict::observed:
        case Verdict::fail:
        case Verdict::crash:
        case Verdict::timeout:
        case Verdict::bypass: return true;
        default: return false;
    }
}

bool conforms(const Result& result) {
    switch (result.judgement.verdict) {
        case Verdict::pass:
        case Verdict::non_strict:
        case Verdict::observed: return true;
        default: return false;
    }
}

bool has_arrived(const Result& result) {
    const std::string& finding = result.judgement.finding;
    return conforms(result) && finding != "gave-up-before-asking" &&
           !finding.starts_with("no-credentials/");
}

Cases those(const Cases& cases, const std::function<bool(const Result&)>& wanted) {
    Cases found;
    std::ranges::copy_if(cases, std::back_inserter(found), [&](const Result* one) {
        return wanted(*one);
    });
    return found;
}

bool is_special(const Result& result) {
    return result.scenario.starts_with(special_prefix);
}

std::string pair_of(const Result& result) {
    return result.scenario.substr(special_prefix.size());
}

bool has_charset(const Result& result) {
    return !result.scenario.ends_with(without_charset);
}

std::string row_name(const Result& result) {
    return result.channel + ' ' + result.target;
}

namespace {

std::string why_not_asked(const Result& result) {
    const std::string& sentence = result.judgement.sentence;
    constexpr std::string_view undeclared = " is not declared";
    switch (result.judgement.verdict) {
        case Verdict::unsupported:
            return sentence.ends_with(undeclared)
                       ? "The client does not claim " +
                             sentence.substr(0, sentence.size() - undeclared.size()) + '.'
                       : "The client does not claim it.";
        case Verdict::not_reached:
            return "What it is about did not come about, as in the client's plain case.";
        case Verdict::not_run: return "The client was not run.";
        case Verdict::setup_fail: return "The client did not get through its control case.";
        default: return "The suite or the driver went wrong.";
    }
}

}  // namespace

std::string why_not_asked(
    const Cases& cases,
    const ClientResults& client,
    const std::string& scenario,
    const std::string& by
) {
    if (!cases.empty()) return why_not_asked(*cases.front());
    const auto& features = client.client.features;
    if (!by.empty() && !features.empty() && !features.contains(by))
        return "The client does not take its proxy this way.";
    const auto& scenarios = client.document.scenarios;
    const bool is_there =
        std::ranges::find(scenarios, scenario, &results::Scenario::name) != scenarios.end();
    return is_there ? "This client is not asked it: it is too slow for all questions, or its "
                      "channels can't express it."
                    : "This run did not ask it.";
}

}  // namespace proxy407::site
