#include "program/serve/exchange_log.hpp"

#include "checks/obstacle.hpp"
#include "report/json.hpp"
#include "report/trust.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace proxy407::program {
namespace {

using decision::Verdict;

/// How long a client may take to answer a challenge before it is told what is missing.
constexpr std::chrono::milliseconds deadline{1000};

/// How long stderr may take for what is said at the end.
constexpr std::chrono::milliseconds last_words{200};

/// Things that are remembered as told.
constexpr std::size_t most_told = 1000;

report::LogQueue queue(LogForm form) {
    const bool json = form == LogForm::json;
    return report::LogQueue(
        [json](std::uint64_t exchanges) { return report::dropped_line(exchanges, json); },
        report::LogQueue::Limits()
    );
}

/// What is to be done when the log can't be written: it is said, and serving goes on.
LogWriter::OnFailure telling(std::shared_ptr<LogWriter> errors, std::string name) {
    return [errors = std::move(errors), name = std::move(name)](int error) {
        errors->push(
            "proxy407 serve: can't write the log to " + name + ": " +
            std::generic_category().message(error) + "; serving goes on without it\n"
        );
    };
}

}  // namespace

ServeLog::ServeLog(app::Server& server, Form form, LogFile file)
    : server_(server),
      form_(form),
      for_people_(form.log != LogForm::json && file.descriptor == STDOUT_FILENO),
      errors_(std::make_shared<LogWriter>(STDERR_FILENO, queue(LogForm::text), [](int) {})),
      lines_(file.descriptor, queue(form.log), telling(errors_, std::move(file.name))) {
    server_.journal().observe([this](const journal::Exchange& exchange) { on_exchange(exchange); });
}

void ServeLog::say(const std::string& text) {
    (for_people_ ? lines_ : *errors_).push(text);
}

int ServeLog::people() const {
    return for_people_ ? STDOUT_FILENO : STDERR_FILENO;
}

void ServeLog::on_exchange(const journal::Exchange& exchange) {
    if (form_.log != LogForm::off) {
        lines_.push(
            form_.log == LogForm::json
                ? report::exchange_json(exchange, form_.style.redactor, report::Extent::log) + "\n"
                : lines_of(exchange),
            1
        );
    }
    if (exchange.recorder == journal::Recorder::origin) {
        ++inside_tunnels_;
        return;
    }
    ++requests_;
    ++verdicts_[verdict_of(exchange)];
    challenges_.note(exchange);
    if (exchange.verdict == Verdict::challenged) await_answer(exchange.number);
}

/// One timer for all: it is set for the first that is due.
void ServeLog::await_answer(std::uint64_t number) {
    due_.emplace_back(Clock::now() + deadline, number);
    if (due_.size() == 1) server_.after(deadline, [this] { settle_overdue(); });
}

void ServeLog::settle_overdue() {
    const auto now = Clock::now();
    while (!due_.empty() && due_.front().first <= now) {
        settle(due_.front().second);
        due_.pop_front();
    }
    if (due_.empty()) return;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(due_.front().first - now);
    server_.after(left, [this] { settle_overdue(); });
}

bool ServeLog::is_news(const journal::Exchange& exchange, const std::string& word) {
    if (told_.size() >= most_told) told_.clear();
    const std::string client = exchange.peer.substr(0, exchange.peer.rfind(':'));
    return told_.insert(client + " " + exchange.scenario + " " + word).second;
}

std::string ServeLog::lines_of(const journal::Exchange& exchange) {
    std::vector<std::string> remarks;
    for (const std::string& remark : exchange.remarks)
        if (is_news(exchange, remark)) remarks.push_back(remark);
    std::string lines = report::exchange_lines(exchange, form_.style, remarks);
    const auto obstacle = checks::tls_obstacle(exchange);
    if (!obstacle || !is_news(exchange, obstacle->finding)) return lines;
    lines += "     " + report::wrap(obstacle->sentence, 5) + "\n  ";
    if (form_.ca_file.empty())
        lines += "Start the proxy with --ca-file ca.pem, then tell";
    else
        lines += "Tell";
    return lines + " the client in its own way to trust the certificate:\n" +
           report::trust_lines(form_.ca_file.empty() ? "ca.pem" : text::shell_word(form_.ca_file));
}

void ServeLog::settle(std::uint64_t number) {
    if (!challenges_.close(number)) return;
    ++unanswered_;
    const journal::Exchange* challenge = server_.journal().find(number);
    if (form_.log != LogForm::text || !challenge) return;
    const bool explain =
        is_news(*challenge, challenge->diagnosis ? challenge->diagnosis->finding : "");
    lines_.push(report::unanswered_lines(*challenge, form_.style, explain));
}

bool ServeLog::finish(std::chrono::steady_clock::time_point deadline) {
    while (!challenges_.all().empty()) settle(challenges_.all().begin()->first);
    say(summary());
    const auto [dropped, error] = lines_.finish(deadline);
    if (dropped > 0)
        errors_->push(
            "proxy407 serve: " + text::counted(dropped, "exchange") + " missing in the log\n"
        );
    // What is missing is worth a moment more.
    errors_->finish(std::max(deadline, std::chrono::steady_clock::now() + last_words));
    return error == 0;
}

std::string ServeLog::summary() const {
    const std::uint64_t connections = server_.journal().connections();
    if (connections == 0) return "No connection came to the proxy.\n";
    std::string line =
        text::counted(requests_, "request") + " on " + text::counted(connections, "connection");
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

}  // namespace proxy407::program
