#include "program/run/report.hpp"

#include "report/json.hpp"
#include "report/layout.hpp"
#include "report/run.hpp"
#include "report/transcript.hpp"
#include "results/result.hpp"
#include "text/octets.hpp"

#include <csignal>
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

Json ending_json(const process::Ending& ending) {
    return {
        {"code", ending.signal == 0 ? Json(ending.code) : Json()},
        {"signal", ending.signal == 0 ? Json() : Json(ending.signal)},
        {"timed_out", ending.timed_out}};
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

/// Checks speak of targets, which may hold anything. With --redact each is masked as a whole first.
checks::RunResult masked(const RunOutcome& outcome, const http::Redactor* redactor) {
    checks::RunResult result = outcome.result;
    if (redactor == nullptr) return result;
    for (auto& check : result.checks) {
        for (const auto& exchange : outcome.journal.exchanges()) {
            const std::string_view target = exchange.head.target();
            const std::string shown = text::printable(redactor->octets(target));
            const std::string as_is = text::printable(target);
            if (shown != as_is) check.sentence = replaced(check.sentence, as_is, shown);
        }
        check.sentence = redactor->text(check.sentence);
    }
    return result;
}

/// The proxy is gone by now: the line that works names the variables that the next run sets.
journal::Exchange repeatable(
    journal::Exchange exchange, const client::ProxySettings& proxy, const http::Redactor* redactor
) {
    if (!exchange.diagnosis) return exchange;
    std::string line = exchange.diagnosis->command.text({true, redactor});
    if (proxy.client) line = replaced(line, proxy.proxy_url, "$PROXY407_PROXY");
    line = replaced(line, proxy.proxy, "$PROXY407_URL");
    exchange.diagnosis->command = replaced(line, proxy.ca_file, "$PROXY407_CA_FILE");
    return exchange;
}

std::string exchanges_text(const RunOutcome& outcome, const report::Style& style) {
    return report::transcript(outcome.journal, style, [&](journal::Exchange exchange) {
        return repeatable(std::move(exchange), outcome.proxy, style.redactor);
    });
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
    return ending.signal != 0 ? exit_signal + ending.signal : ending.code;
}

std::string run_text(const RunOutcome& outcome, const report::Style& style) {
    std::string text = exchanges_text(outcome, style);
    checks::RunResult result = masked(outcome, style.redactor);
    if (result.verdict == checks::RunVerdict::bypassed) result.checks.clear();  // none was reached
    text += report::run_lines(result, style);
    const process::Ending& ending = outcome.attended.ending;
    if (ending.timed_out || ending.signal != 0 || ending.code != 0)
        text += report::paint("The command", report::Colour::bold, style.colour) + ": " +
                process::to_string(ending) + "\n";
    return text;
}

std::string run_json(const RunOutcome& outcome, const http::Redactor* redactor) {
    Json checks = Json::array();
    for (const auto& check : masked(outcome, redactor).checks)
        checks.push_back(results::check_json(check));
    Json exchanges = Json::array();
    for (const auto& exchange : outcome.journal.exchanges())
        exchanges.push_back(Json::parse(report::exchange_json(exchange, redactor)));
    Json command = Json::array();
    for (const std::string& word : outcome.command)
        command.push_back(text::as_utf8(redactor != nullptr ? redactor->text(word) : word));
    const Json json = {
        {"v", 1},
        {"scenario", outcome.scenario},
        {"verdict", checks::name(outcome.result.verdict)},
        {"exit_code", exit_code(outcome.attended, outcome.result.verdict, outcome.strict)},
        {"command", command},
        {"ended", ending_json(outcome.attended.ending)},
        {"connections", outcome.journal.connections()},
        {"obstacle", obstacle_json(outcome.result.obstacle)},
        {"checks", checks},
        {"exchanges", exchanges}};
    return text::printable_json(json.dump(2)) + "\n";
}

}  // namespace proxy407::program
