#pragma once

#include "program/command_line.hpp"
#include "scenario/model.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace proxy407::program {

/// What the command line of `run` asks for.
struct RunRequest {
    scenario::Scenario scenario;
    std::vector<std::string> command;
    std::vector<std::string> again;  ///< the options that start the same proxy
    std::optional<std::chrono::seconds> timeout;
    std::string json_file;  ///< "-": standard output
    bool quiet = false;
    bool redact = false;
    bool strict = false;  ///< NON STRICT fails
    bool sets_proxy = true;
};

/// Nothing when --help was asked for or a mistake was found; it is printed then, and `code` is to
/// be returned.
std::optional<RunRequest> read_run_options(int argc, char** argv, int& code);

}  // namespace proxy407::program
