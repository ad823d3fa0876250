#pragma once

#include "app/server.hpp"
#include "journal/open_challenges.hpp"
#include "program/serve/log_file.hpp"
#include "program/serve/log_writer.hpp"
#include "program/serve/options.hpp"
#include "report/terminal.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace proxy407::program {

/// Prints the exchanges of a server as they come, and what became of the challenges. It never holds
/// the server up: what the log's reader does not take in time is dropped, counted and told.
class ServeLog {
public:
    struct Form {
        report::Style style;
        LogForm log = LogForm::text;
        std::string ca_file;  ///< holds the certificate of the authority; "": no file does
    };

    ServeLog(app::Server& server, Form form, LogFile file);
    ServeLog(const ServeLog&) = delete;  // the server calls back
    ServeLog& operator=(const ServeLog&) = delete;

    /// What is for people, not for programs: in the log of a terminal, else on stderr.
    void say(const std::string& text);

    /// The descriptor on which people read what is said to them.
    int people() const;

    /// After the server has stopped: challenges that are still open, and a line that sums up. Waits
    /// for the readers until then. False when the log could not be written.
    bool finish(std::chrono::steady_clock::time_point deadline);

private:
    void on_exchange(const journal::Exchange& exchange);
    std::string lines_of(const journal::Exchange& exchange);
    bool is_news(const journal::Exchange& exchange, const std::string& word);
    void await_answer(std::uint64_t number);
    void settle_overdue();
    void settle(std::uint64_t number);
    std::string summary() const;

    app::Server& server_;
    Form form_;
    bool for_people_;                    ///< the log is text on standard output
    std::shared_ptr<LogWriter> errors_;  ///< stderr may have no reader either
    LogWriter lines_;
    journal::OpenChallenges challenges_;

    using Clock = std::chrono::steady_clock;
    std::deque<std::pair<Clock::time_point, std::uint64_t>> due_;  ///< when a challenge is settled
    std::set<std::string> told_;  ///< what holds for all requests of a client is said once
    std::map<decision::Verdict, std::uint64_t> verdicts_;
    std::uint64_t requests_ = 0;
    std::uint64_t inside_tunnels_ = 0;
    std::uint64_t unanswered_ = 0;
};

}  // namespace proxy407::program
