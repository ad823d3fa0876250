#pragma once

#include "app/server.hpp"
#include "report/terminal.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace proxy407::cli {

/// Prints the exchanges of a server as they come, and what became of the challenges.
class ServeLog {
public:
    ServeLog(app::Server& server, report::Style style, bool json);
    ServeLog(const ServeLog&) = delete;  // the server calls back
    ServeLog& operator=(const ServeLog&) = delete;

    /// After the server has stopped: challenges that are still open, and a line that sums up.
    void finish();

private:
    void on_exchange(const journal::Exchange& exchange);
    void settle(std::uint64_t number);
    std::string summary() const;

    app::Server& server_;
    report::Style style_;
    bool json_;
    std::set<std::uint64_t> open_challenges_;
    std::set<std::string> explained_;  ///< a client that never answers is told once
    std::map<decision::Verdict, std::uint64_t> verdicts_;
    std::uint64_t requests_ = 0;
    std::uint64_t inside_tunnels_ = 0;
    std::uint64_t unanswered_ = 0;
};

}  // namespace proxy407::cli
