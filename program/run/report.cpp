#include "program/run/report.hpp"

#include "program/run/absence.hpp"
#include "program/stand_alone.hpp"
#include "report/json.hpp"
#include "report/layout.hpp"
#include "report/masked.hpp"
#include "report/run.hpp"
#include "report/transcript.hpp"
#include "results/to_json.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <csignal>
#include <ranges>
#include <utility>

namespace proxy407::program {
namespace {

constexpr int exit_expectation = 1;
constexpr int exit_bypassed = 4;
constexpr int exit_timeout = 124;
constexpr int exit_signal = 128;

using results::Json;

Json obstacle_json(const std::optional<checks::Obstacle>& obstacle) {
    if (!obstacle) return {};
    return {
        {"finding", obstacle->finding},
        {"sentence", text::as_utf8(obstacle->sentence)},
        {"exchange", obstacle->exchange}};
}

/// The proxy has ended: the line that works starts it again.
journal::Exchange repeatable(
    journal::Exchange exchange, const RunOutcome& outcome, const http::Redactor* redactor
) {
    if (!exchange.diagnosis || exchange.diagnosis->command.empty()) return exchange;
    const handout::ProxySettings& proxy = outcome.proxy;
    const std::string place = proxy.host + ":" + std::to_string(proxy.port);
    std::vector<std::string> options = outcome.options;
    if (redactor != nullptr)
        for (std::string& word : options) word = redactor->text(word);
    exchange.diagnosis->command = stand_alone(
        exchange.diagnosis->command.text({true, redactor}),
        {proxy.proxy, place, proxy.ca_file},
        options
    );
    return exchange;
}

std::string exchanges_text(const RunOutcome& outcome, const report::Style& style) {
    return report::transcript(outcome.journal, style, [&](journal::Exchange exchange) {
        return repeatable(std::move(exchange), outcome, style.redactor);
    });
}

bool failed(const process::Ending& ending) {
    return ending.timed_out || ending.code != 0;
}

/// Why the command failed although the proxy has nothing to say against it.
std::string own_failure(const RunOutcome& outcome) {
    for (const auto& exchange : outcome.journal.exchanges() | std::views::reverse) {
        const bool of_target =
            exchange.recorder == journal::Recorder::origin || !exchange.origin_saw.empty();
        if (of_target && exchange.status >= 400)
            return "the command failed at its target: " + std::to_string(exchange.status);
    }
    return "the command failed: " + process::to_string(outcome.attended.ending);
}

Absence absence_of(const RunOutcome& outcome) {
    return absence(outcome.command, outcome.attended.ending, outcome.sets_proxy);
}

std::string absence_text(const Absence& absence, const report::Style& style) {
    std::string text = report::paint(absence.word, report::Colour::red, style.colour) + "  " +
                       absence.headline + "\n";
    for (const std::string& sentence : absence.sentences)
        text += "  " + report::wrap(sentence, 2) + "\n";
    for (const auto line : std::views::split(std::string_view(absence.lines), '\n'))
        text += "    " + std::string(line.begin(), line.end()) + "\n";
    return text;
}

/// What kept the client from its requests, or from the proxy.
Json obstacle_json(const RunOutcome& outcome) {
    if (outcome.result.verdict != checks::RunVerdict::bypassed)
        return obstacle_json(outcome.result.obstacle);
    const Absence found = absence_of(outcome);
    std::string all = "No connection came to the proxy: " + found.headline + ".";
    for (const std::string& sentence : found.sentences) all += " " + sentence;
    return {{"finding", found.finding}, {"sentence", text::as_utf8(all)}, {"exchange", 0}};
}

}  // namespace

int exit_code(const process::Attended& attended, checks::RunVerdict verdict, bool strict) {
    using checks::RunVerdict;
    const process::Ending& ending = attended.ending;
    if (attended.signal != 0) return exit_signal + attended.signal;
    if (ending.signal == SIGINT) return exit_signal + SIGINT;  // Ctrl-C: it had the terminal
    if (ending.timed_out) return exit_timeout;
    if (verdict == RunVerdict::bypassed) return exit_bypassed;
    if (verdict == RunVerdict::fail || verdict == RunVerdict::not_reached) return exit_expectation;
    if (verdict == RunVerdict::non_strict && strict) return exit_expectation;
    return ending.code.value_or(exit_signal + ending.signal.value_or(0));
}

std::string run_text(const RunOutcome& outcome, const report::Style& style) {
    std::string text = exchanges_text(outcome, style);
    if (outcome.result.verdict == checks::RunVerdict::bypassed)
        return text + absence_text(absence_of(outcome), style);
    const process::Ending& ending = outcome.attended.ending;
    const bool is_own = failed(ending) && checks::is_good(outcome.result.verdict);
    const std::string but = is_own ? own_failure(outcome) : "";
    text += report::run_lines(
        report::masked(outcome.result, outcome.journal, style.redactor), style, but
    );
    if (failed(ending))
        text += report::paint("The command", report::Colour::bold, style.colour) + ": " +
                process::to_string(ending) + "\n";
    return text;
}

std::string run_json(const RunOutcome& outcome, const http::Redactor* redactor) {
    Json checks = Json::array();
    const auto result = report::masked(outcome.result, outcome.journal, redactor);
    for (const auto& check : result.checks) checks.push_back(results::check_json(check));
    Json exchanges = Json::array();
    for (const auto& exchange : outcome.journal.exchanges())
        exchanges.push_back(
            Json::parse(report::exchange_json(repeatable(exchange, outcome, redactor), redactor))
        );
    Json command = Json::array();
    for (const std::string& word : outcome.command)
        command.push_back(text::as_utf8(redactor != nullptr ? redactor->text(word) : word));
    const Json json = {
        {"v", 1},
        {"scenario", outcome.scenario},
        {"verdict", checks::name(outcome.result.verdict)},
        {"exit_code", exit_code(outcome.attended, outcome.result.verdict, outcome.strict)},
        {"command", command},
        {"ended", results::ending_json(outcome.attended.ending)},
        {"connections", outcome.journal.connections()},
        {"obstacle", obstacle_json(outcome)},
        {"checks", checks},
        {"exchanges", exchanges}};
    return text::printable_json(json.dump(2)) + "\n";
}

}  // namespace proxy407::program
