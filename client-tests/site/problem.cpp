#include "site/problem.hpp"

#include "http/head.hpp"
#include "report/meaning.hpp"
#include "reports/cause_text.hpp"
#include "reports/evidence.hpp"
#include "site/cases.hpp"
#include "site/public_text.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace proxy407::site {
namespace {

using results::Cause;
using results::Json;
using results::Result;

constexpr std::size_t widest = 160;
constexpr int most_lines = 14;
constexpr std::size_t most_scenarios = 8;

std::string text_of(const Json& exchange, const char* key) {
    const auto found = exchange.find(key);
    return found != exchange.end() && found->is_string() ? found->get<std::string>() : "";
}

/// Null where none is named, or not kept.
const Json* proving_exchange(const Cause& cause) {
    if (cause.exchange == 0) return nullptr;
    for (const Json& exchange : cause.first().exchanges)
        if (exchange.contains("number") && exchange.at("number") == cause.exchange)
            return &exchange;
    return nullptr;
}

std::string cut(const std::string& line) {
    const std::string shown = text::printable(line);
    if (shown.size() <= widest) return shown;
    return text::printable(line.substr(0, widest)) + "... (" + std::to_string(line.size()) +
           " bytes)";
}

/// The lines of a head, without their ends.
std::vector<std::string> head_lines(const std::string& head) {
    std::vector<std::string> lines;
    std::istringstream text(head);
    for (std::string line; std::getline(text, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (!line.empty()) lines.push_back(std::move(line));
    }
    return lines;
}

bool is_challenge(const std::string& line) {
    return text::to_lower(line).starts_with("proxy-authenticate:");
}

}  // namespace

std::string proving_bytes(const Cause& cause) {
    const Json* exchange = proving_exchange(cause);
    if (exchange == nullptr) return "";
    const bool is_at_proxy = text_of(*exchange, "recorder") == "proxy";
    if (!cause.leak && !is_at_proxy) return "";
    std::string text;
    int count = 0;
    for (const std::string& line : head_lines(reports::octets_of(*exchange, "request_head")))
        if (count++ < most_lines) text += "> " + cut(line) + '\n';
    const auto reply = head_lines(reports::octets_of(*exchange, "reply_head"));
    for (std::size_t i = 0; i < reply.size(); ++i)
        if (i == 0 || is_challenge(reply[i])) text += "< " + cut(reply[i]) + '\n';
    return public_text(text);
}

std::string fix_of(const Cause& cause) {
    const Json* exchange = proving_exchange(cause);
    const bool is_told = exchange != nullptr && cause.finding != cause.check;
    const std::string own = is_told ? text_of(*exchange, "fix") : "";
    if (!own.empty()) return public_text(text::as_utf8(own));
    for (const report::Meaning& meaning : report::meanings_of(cause.finding))
        if (!meaning.fix.empty()) return meaning.fix;
    return "";
}

std::map<std::string, std::size_t> ways_around(const Cause& cause, const ClientResults& client) {
    std::set<std::pair<std::string, std::string>> cases;  // scenario and target
    std::set<std::string> bad;
    for (const results::Sighting& one : cause.seen) {
        bad.insert(one.result->channel);
        cases.emplace(one.result->scenario, one.result->target);
    }
    const std::vector<std::string> findings = results::findings_of(cause);
    const auto has_it = [&](const results::Fault& fault) {
        return text::contains(findings, fault.finding);
    };
    std::map<std::string, std::size_t> ways;
    for (const Result* one : client.results) {
        if (bad.contains(one->channel) || !was_asked(*one) ||
            !cases.contains({one->scenario, one->target}))
            continue;
        if (conforms(*one) && std::ranges::none_of(one->faults, has_it))
            ++ways[one->channel];
        else
            bad.insert(one->channel);
    }
    for (const std::string& channel : bad) ways.erase(channel);
    return ways;
}

namespace {

std::vector<Place> places(const Cause& cause) {
    std::vector<Place> found;
    for (const results::Sighting& one : cause.seen) {
        const bool on_the_way = one.fault != nullptr;
        auto place = std::ranges::find_if(found, [&](const Place& known) {
            return known.channel == one.result->channel && known.target == one.result->target &&
                   known.on_the_way == on_the_way;
        });
        if (place == found.end())
            place = found.insert(place, {one.result->channel, one.result->target, on_the_way});
        if (++place->cases <= most_scenarios) place->scenarios.push_back(one.result->scenario);
    }
    return found;
}

}  // namespace

std::string command_of(const Result& result) {
    const std::string named = "--client " + text::shell_word(result.client);
    if (result.reproduce.find(named) == result.reproduce.npos) return result.reproduce;
    return "proxy407 certify " + named + " --channel " + result.channel + " --target " +
           result.target + " --scenario " + text::shell_word(result.scenario) + " --show";
}

Problem problem_of(const Cause& cause, const ClientResults& client) {
    Problem made;
    made.verdict = name(cause.verdict);
    made.level = reports::level_text(cause);
    made.leak = cause.leak;
    made.failure = results::is_failure(cause);
    made.findings = results::findings_of(cause);
    std::erase(made.findings, "");
    if (made.findings.empty()) made.findings = {text::to_lower(made.verdict)};
    made.sentence = public_text(cause.sentence);
    made.reason = cause.reason;
    made.link = cause.link;
    made.requirements = results::requirements_of(cause);
    made.fix = fix_of(cause);
    for (const auto& [channel, cases] : ways_around(cause, client))
        made.tried.push_back(
            "Told by " + channel + ", the client passes the same " + text::counted(cases, "case") +
            "."
        );
    made.where = places(cause);
    made.command = command_of(cause.first());
    made.bytes = proving_bytes(cause);
    return made;
}

}  // namespace proxy407::site
