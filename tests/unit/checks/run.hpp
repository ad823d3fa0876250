#pragma once

#include "checks/checks_table.hpp"
#include "checks/evaluate.hpp"
#include "checks/grade.hpp"
#include "http/head.hpp"
#include "text/base64.hpp"

#include <string>
#include <string_view>

namespace proxy407::checks::test {

using decision::Verdict;
using diagnosis::Cause;

inline std::string basic(std::string_view user_pass) {
    return "Proxy-Authorization: Basic " + text::base64_encode(user_pass) + "\r\n";
}

inline std::string get(std::string_view fields = "", std::string_view target = "http://a.test/") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a.test\r\n" + std::string(fields) +
           "\r\n";
}

inline std::string connect(std::string_view fields = "") {
    return "CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n" + std::string(fields) + "\r\n";
}

inline diagnosis::Diagnosis diagnosed(Cause cause, std::string finding) {
    diagnosis::Diagnosis diagnosis;
    diagnosis.cause = cause;
    diagnosis.finding = std::move(finding);
    return diagnosis;
}

/// A run made by hand: exchanges as the proxy would have recorded them.
class ClientRun {
public:
    ClientRun() {
        scenario_.id = "made-up";
        scenario_.client = auth::Account{"user", "correct horse"};
    }

    scenario::Scenario& scenario() { return scenario_; }

    journal::Journal& journal() { return journal_; }

    ClientRun& put(journal::Exchange exchange) {
        exchange.scenario = scenario_.id;
        journal_.append(std::move(exchange));
        return *this;
    }

    ClientRun& accepted(std::string head, int status = 200) {
        return put(made(std::move(head), Verdict::accepted, status));
    }

    ClientRun& challenged(std::string head = get()) {
        auto exchange = made(std::move(head), Verdict::challenged, 407);
        exchange.diagnosis = diagnosed(Cause::no_credentials, "no-credentials");
        exchange.reply_head = reply_head_;
        return put(std::move(exchange));
    }

    ClientRun& refused(std::string head, Cause cause, std::string finding) {
        auto exchange = made(std::move(head), Verdict::refused, 407);
        exchange.diagnosis = diagnosed(cause, std::move(finding));
        exchange.reply_head = reply_head_;
        return put(std::move(exchange));
    }

    /// Something that was no request.
    ClientRun& event(
        std::string complaint,
        journal::Recorder recorder = journal::Recorder::proxy,
        std::string octets = ""
    ) {
        journal::Exchange exchange;
        exchange.recorder = recorder;
        exchange.verdict = Verdict::malformed;
        exchange.complaint = std::move(complaint);
        exchange.head.octets = std::move(octets);
        if (recorder == journal::Recorder::origin) exchange.tunnel = "a.test:443";
        return put(std::move(exchange));
    }

    /// Inside a tunnel.
    ClientRun& at_origin(std::string head, int status = 200) {
        auto exchange = made(std::move(head), Verdict::open, status);
        exchange.recorder = journal::Recorder::origin;
        exchange.tunnel = "a.test:443";
        return put(std::move(exchange));
    }

    /// Let through and sent on.
    ClientRun& forwarded(std::string head, std::string origin_saw, int status = 200) {
        auto exchange = made(std::move(head), Verdict::accepted, status);
        exchange.origin_saw = std::move(origin_saw);
        return put(std::move(exchange));
    }

    ClientRun& offering(std::string_view fields) {
        reply_head_ =
            "HTTP/1.1 407 Proxy Authentication Required\r\n" + std::string(fields) + "\r\n";
        return *this;
    }

    CheckResult check(std::string_view id, std::int64_t value = 0) const {
        return evaluate(*find_check(id), {scenario_, journal_}, value);
    }

    RunResult evaluate_all() const { return evaluate({scenario_, journal_}); }

    static journal::Exchange made(std::string head, Verdict verdict, int status) {
        journal::Exchange exchange;
        exchange.peer = "127.0.0.1:40000";
        exchange.head = http::parse_request_head(std::move(head));
        exchange.verdict = verdict;
        exchange.status = status;
        return exchange;
    }

private:
    scenario::Scenario scenario_;
    journal::Journal journal_;
    std::string reply_head_;
};

/// The credentials of ClientRun's client.
inline std::string right() {
    return basic("user:correct horse");
}

inline std::string wrong() {
    return basic("user:correct%20horse");
}

}  // namespace proxy407::checks::test
