#pragma once

#include "checks/grade.hpp"
#include "handout/settings.hpp"
#include "journal/journal.hpp"
#include "process/foreground.hpp"
#include "report/terminal.hpp"

#include <string>
#include <vector>

namespace proxy407::program {

/// What there is to say when a command has ended.
struct RunOutcome {
    const std::string& scenario;
    const std::vector<std::string>& options;  ///< for `run`, that start the same proxy again
    const std::vector<std::string>& command;
    const process::Attended& attended;
    const handout::ProxySettings& proxy;
    const journal::Journal& journal;
    const checks::RunResult& result;
    bool strict = false;  ///< NON STRICT fails
    bool sets_proxy = true;
};

/// The exit code of `run`, as its --help documents it.
int exit_code(const process::Attended& attended, checks::RunVerdict verdict, bool strict);

/// What the proxy saw, the checks, and how the command ended if not with 0.
std::string run_text(const RunOutcome& outcome, const report::Style& style);

/// One JSON object, with a line end.
std::string run_json(const RunOutcome& outcome, const http::Redactor* redactor);

}  // namespace proxy407::program
