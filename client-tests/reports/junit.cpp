#include "reports/junit.hpp"

#include "reports/cause_text.hpp"
#include "reports/evidence.hpp"
#include "reports/mark.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <sstream>

namespace proxy407::reports {
namespace {

using results::Cause;
using results::Client;
using results::Document;
using results::Result;
using results::Verdict;

void set(pugi::xml_node& node, const char* name, const std::string& value) {
    node.append_attribute(name).set_value(one_line(value).c_str());
}

std::string seconds(std::int64_t milliseconds) {
    char text[32];
    std::snprintf(
        text,
        sizeof text,
        "%lld.%03lld",
        static_cast<long long>(milliseconds / 1000),
        static_cast<long long>(milliseconds % 1000)
    );
    return text;
}

/// Appends <properties> before the first property.
class Properties {
public:
    explicit Properties(pugi::xml_node owner) : owner_(owner) {}

    void add(const char* name, const std::string& value) {
        if (value.empty()) return;
        if (!list_) list_ = owner_.append_child("properties");
        pugi::xml_node property = list_.append_child("property");
        set(property, "name", name);
        set(property, "value", value);
    }

private:
    pugi::xml_node owner_;
    pugi::xml_node list_;
};

std::string failure_type(const Result& result, Mark mark) {
    if (mark == Mark::leak) return "leak";
    if (mark == Mark::stale) return "stale-baseline";
    switch (result.judgement.verdict) {
        case Verdict::crash: return "crash";
        case Verdict::timeout: return "timeout";
        case Verdict::bypass: return "bypass";
        case Verdict::setup_fail: return "setup-fail";
        case Verdict::adapter_error: return "adapter-error";
        case Verdict::harness_error: return "harness-error";
        default: return result.judgement.finding.empty() ? "fail" : result.judgement.finding;
    }
}

/// Never empty: the property marks the case.
std::string known_because(const Result& result) {
    if (!result.reason.empty()) return result.reason;
    const std::string& finding = result.judgement.finding;
    return finding.empty() ? std::string(name(result.judgement.verdict)) : finding;
}

bool is_skipped(Mark mark) {
    return mark == Mark::not_reached || mark == Mark::unsupported || mark == Mark::not_run;
}

void add_verdict(pugi::xml_node& test, const Result& result) {
    const Mark mark = mark_of(result);
    if (is_unexpected(mark)) {
        auto child = test.append_child(mark == Mark::error ? "error" : "failure");
        set(child, "type", failure_type(result, mark));
        set(child,
            "message",
            mark == Mark::stale ? "Passes now; delete its entry: " + result.reason
                                : result.judgement.sentence);
        child.text().set(proof_text(result).c_str());
    } else if (is_skipped(mark)) {
        auto child = test.append_child("skipped");
        set(child, "message", std::string(wording(mark).word) + ": " + result.judgement.sentence);
    }
}

void add_case(pugi::xml_node& suite, const Result& result) {
    const Mark mark = mark_of(result);
    auto test = suite.append_child("testcase");
    set(test, "classname", result.client + '.' + result.channel + '.' + result.target);
    set(test, "name", result.scenario + (result.pair.empty() ? "" : " [" + result.pair + ']'));
    set(test, "time", seconds(result.took_ms));
    Properties properties(test);
    properties.add("verdict", std::string(name(result.judgement.verdict)));
    if (mark == Mark::known_leak) properties.add("leak", "known");
    if (result.standing == results::Standing::known) {
        properties.add("known_failure", known_because(result));
        properties.add("link", result.link);
    }
    if (result.flaky) properties.add("flaky", std::to_string(result.attempts) + " attempts");
    add_verdict(test, result);
}

/// The faults that were seen on the way only: a case each, for all that show it.
std::vector<Cause> on_the_way(const std::vector<Cause>& causes) {
    std::vector<Cause> found;
    std::ranges::copy_if(causes, std::back_inserter(found), [](const Cause& cause) {
        return results::is_failure(cause) &&
               std::ranges::all_of(cause.seen, [](const results::Sighting& one) {
                   return one.fault != nullptr;
               });
    });
    return found;
}

void add_case(pugi::xml_node& suite, const Cause& cause) {
    auto test = suite.append_child("testcase");
    set(test, "classname", cause.client + ".on-the-way");
    set(test, "name", cause.finding);
    set(test, "time", "0");
    Properties properties(test);
    properties.add("verdict", std::string(name(cause.verdict)));
    properties.add("level", level_text(cause));
    properties.add("where", places_text(cause));
    const Mark mark = mark_of(cause);
    if (mark == Mark::known_leak) properties.add("leak", "known");
    if (cause.standing == results::Standing::known) {
        properties.add("known_failure", cause.reason.empty() ? cause.finding : cause.reason);
        properties.add("link", cause.link);
    }
    if (!is_unexpected(mark)) return;
    auto child = test.append_child("failure");
    set(child, "type", mark == Mark::leak ? "leak" : cause.finding);
    set(child, "message", cause.sentence);
    child.text().set(proof_text(cause.first()).c_str());
}

void count(
    pugi::xml_node& node, const Tally& tally, const std::vector<Cause>& beside, std::int64_t took_ms
) {
    std::size_t skipped = 0;
    for (std::size_t i = 0; i < mark_count; ++i)
        if (is_skipped(static_cast<Mark>(i))) skipped += tally.of(static_cast<Mark>(i));
    const auto failed =
        static_cast<std::size_t>(std::ranges::count_if(beside, results::is_unexpected));
    set(node, "tests", std::to_string(tally.all() + beside.size()));
    set(node, "failures", std::to_string(tally.unexpected() - tally.of(Mark::error) + failed));
    set(node, "errors", std::to_string(tally.of(Mark::error)));
    set(node, "skipped", std::to_string(skipped));
    set(node, "time", seconds(took_ms));
}

void add_suite(
    pugi::xml_node& suites,
    const Client& client,
    const Document& document,
    const std::vector<Cause>& beside
) {
    Tally tally;
    std::int64_t took_ms = 0;
    for (const Result& result : document.results) {
        if (result.client != client.name) continue;
        tally.add(result);
        took_ms += result.took_ms;
    }
    if (tally.all() == 0) return;
    auto suite = suites.append_child("testsuite");
    set(suite, "name", client.name);
    const auto own = causes_of(beside, client.name);
    count(suite, tally, own, took_ms);
    if (!document.run.began.empty()) set(suite, "timestamp", document.run.began);
    Properties properties(suite);
    properties.add("title", client.title);
    properties.add("version", client.version);
    properties.add("language", client.language);
    properties.add("runtime", client.runtime);
    properties.add("suite", document.suite);
    for (const Result& result : document.results)
        if (result.client == client.name) add_case(suite, result);
    for (const Cause& cause : own) add_case(suite, cause);
}

}  // namespace

std::string junit(const Document& document) {
    pugi::xml_document xml;
    auto suites = xml.append_child("testsuites");
    set(suites, "name", "proxy407 certify");
    Tally tally;
    for (const Result& result : document.results) tally.add(result);
    const auto beside = on_the_way(results::causes_of(document));
    count(suites, tally, beside, document.run.took_ms);
    for (const Client& client : document.clients) add_suite(suites, client, document, beside);
    std::ostringstream text;
    xml.save(text, "  ");
    return std::move(text).str();
}

}  // namespace proxy407::reports
