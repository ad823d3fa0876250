#include "app/public_exchange.hpp"

#include "checks/checks_table.hpp"
#include "checks/evaluate.hpp"
#include "report/json.hpp"
#include "report/masked.hpp"
#include "report/said.hpp"
#include "report/shown.hpp"
#include "report/terminal.hpp"

#include <algorithm>
#include <array>
#include <ostream>

namespace proxy407 {
inline namespace v1 {

const char* name(SeenBy seen_by) {
    switch (seen_by) {
        case SeenBy::proxy: return "proxy";
        case SeenBy::origin: return "origin";
        case SeenBy::second_proxy: return "second-proxy";
        case SeenBy::direct_origin: return "direct-origin";
    }
    return "";
}

const char* name(Verdict verdict) {
    switch (verdict) {
        case Verdict::open: return "open";
        case Verdict::accepted: return "accepted";
        case Verdict::challenged: return "challenged";
        case Verdict::refused: return "refused";
        case Verdict::malformed: return "malformed";
        case Verdict::fault: return "fault";
    }
    return "";
}

std::ostream& operator<<(std::ostream& out, const Exchange& exchange) {
    return out << exchange.text;
}

}  // namespace v1

namespace app {
namespace {

SeenBy seen_by(journal::Recorder recorder) {
    switch (recorder) {
        case journal::Recorder::proxy: return SeenBy::proxy;
        case journal::Recorder::origin: return SeenBy::origin;
        case journal::Recorder::second_proxy: return SeenBy::second_proxy;
        case journal::Recorder::direct_origin: return SeenBy::direct_origin;
    }
    return SeenBy::proxy;
}

Verdict verdict_of(decision::Verdict verdict) {
    switch (verdict) {
        case decision::Verdict::open: return Verdict::open;
        case decision::Verdict::accepted: return Verdict::accepted;
        case decision::Verdict::challenged: return Verdict::challenged;
        case decision::Verdict::refused: return Verdict::refused;
        case decision::Verdict::malformed: return Verdict::malformed;
        case decision::Verdict::fault: return Verdict::fault;
    }
    return Verdict::open;
}

Exchange public_exchange(const journal::Exchange& exchange, const http::Redactor* redactor) {
    const report::Shown shown(exchange, redactor);
    Exchange made;
    made.number = exchange.number;
    made.seen_by = seen_by(exchange.recorder);
    made.connection = exchange.connection;
    made.tunnel = shown.octets(exchange.tunnel);
    made.method = shown.octets(exchange.head.method());
    made.target = shown.octets(exchange.head.target());
    made.request_head = shown.octets(exchange.head.octets);
    made.origin_saw = shown.octets(exchange.origin_saw);
    made.status = exchange.status;
    made.reply_head = shown.octets(exchange.reply_head);
    if (exchange.verdict) made.verdict = verdict_of(*exchange.verdict);
    made.user = shown.user(exchange.user);
    if (exchange.diagnosis) {
        made.finding = std::string(diagnosis::name(exchange.diagnosis->cause)) + "/" +
                       exchange.diagnosis->finding;
    }
    const auto said = report::said(exchange);
    made.message = said.message.text(shown.reader());
    made.fix = said.fix.text(shown.reader());
    made.command = said.command.text(shown.reader());
    made.notes = exchange.remarks;
    if (!exchange.complaint.empty()) made.notes.push_back(exchange.complaint);
    made.began = exchange.began;
    made.took = exchange.took;
    made.log_line = report::exchange_json(exchange, redactor);
    made.text = report::exchange_lines(exchange, {false, redactor});
    return made;
}

/// Each kind of leak is told once, with the exchange that shows it.
void mark_leaks(
    std::vector<Exchange>& exchanges,
    const checks::Evidence& evidence,
    const http::Redactor* redactor
) {
    constexpr std::array ids{"never-sent-to-origin", "no-authorization-instead"};
    for (const char* id : ids) {
        const auto result = checks::evaluate(*checks::find_check(id), evidence, 0);
        if (result.outcome != checks::Outcome::fail || result.leak.empty()) continue;
        const auto found = std::ranges::find(exchanges, result.exchange, &Exchange::number);
        if (found == exchanges.end()) continue;
        checks::RunResult run;
        run.checks.push_back(result);
        found->leak = report::masked(run, evidence.journal, redactor).checks.front().sentence;
    }
}

}  // namespace

std::vector<Exchange> public_exchanges(
    const checks::Evidence& evidence, const http::Redactor* redactor
) {
    std::vector<Exchange> made;
    for (const auto& exchange : evidence.journal.exchanges()) {
        made.push_back(public_exchange(exchange, redactor));
    }
    mark_leaks(made, evidence, redactor);
    return made;
}

}  // namespace app
}  // namespace proxy407
