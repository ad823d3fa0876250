#include "cli/serve_log.hpp"

#include "cli/screen.hpp"
#include "report/json.hpp"

#include <iostream>

namespace proxy407::cli {
namespace {

using decision::Verdict;

/// How long a client may take to answer a challenge before it is told what is missing.
constexpr std::chrono::milliseconds patience{1000};

std::string counted(std::uint64_t number, const std::string& thing) {
    return std::to_string(number) + " " + thing + (number == 1 ? "" : "s");
}

/// Exchanges are numbered without gaps, and the oldest may be gone.
const journal::Exchange* find(const journal::Journal& journal, std::uint64_t number) {
    const auto& exchanges = journal.exchanges();
    if (exchanges.empty() || number < exchanges.front().number) return nullptr;
    return &exchanges[number - exchanges.front().number];
}

}  // namespace

ServeLog::ServeLog(app::Server& server, report::Style style, bool json)
    : server_(server), style_(style), json_(json) {
    server_.journal().observe([this](const journal::Exchange& exchange) { on_exchange(exchange); });
}

void ServeLog::on_exchange(const journal::Exchange& exchange) {
    if (json_)
        print(report::exchange_json(exchange, style_.redact) + "\n");
    else
        print(report::exchange_lines(exchange, style_));

    if (exchange.recorder == journal::Recorder::origin) {
        ++inside_tunnels_;
        return;
    }
    ++requests_;
    ++verdicts_[exchange.verdict];
    if (exchange.verdict != Verdict::challenged) return;
    const std::uint64_t number = exchange.number;
    open_challenges_.insert(number);
    server_.after(patience, [this, number] { settle(number); });
}

void ServeLog::settle(std::uint64_t number) {
    if (open_challenges_.erase(number) == 0) return;
    const journal::Exchange* challenge = find(server_.journal(), number);
    if (!challenge || journal::was_taken_up(server_.journal().exchanges(), *challenge)) return;
    ++unanswered_;
    if (json_) return;
    const std::string who = challenge->peer.substr(0, challenge->peer.rfind(':')) + " " +
                            challenge->scenario + " " +
                            (challenge->diagnosis ? challenge->diagnosis->finding : "");
    print(report::unanswered_lines(*challenge, style_, explained_.insert(who).second));
}

void ServeLog::finish() {
    while (!open_challenges_.empty()) settle(*open_challenges_.begin());
    if (json_)
        std::cerr << summary();
    else
        print(summary());
}

std::string ServeLog::summary() const {
    const std::uint64_t connections = server_.journal().connections();
    if (connections == 0) return "No connection came to the proxy.\n";
    std::string line = counted(requests_, "request") + " on " + counted(connections, "connection");
    std::string separator = ": ";
    const auto add = [&](std::uint64_t number, const std::string& word) {
        if (number == 0) return;
        line += separator + std::to_string(number) + " " + word;
        separator = ", ";
    };
    for (const auto& [verdict, number] : verdicts_)
        add(number, std::string(decision::name(verdict)));
    add(unanswered_, "unanswered");
    add(inside_tunnels_, "inside tunnels");
    return line + "\n";
}

}  // namespace proxy407::cli
