#pragma once

#include "app/server.hpp"
#include "program/command_line.hpp"
#include "program/serve/scenario_changes.hpp"
#include "scenario/model.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace proxy407::program {

/// How each exchange is told while it serves.
enum class LogForm { text, json, off };

/// What the command line of `serve` asks for.
struct ServeRequest {
    app::Options server;
    std::vector<std::string> given_as;           ///< names and paths
    std::vector<scenario::Scenario> scenarios;   ///< of those, with the changes
    ScenarioChanges changes;                     ///< of --user and its like
    bool watches = false;                        ///< what a file holds is served when it changes
    std::uint32_t port = 3128;                   ///< of the first scenario; 0: any for each
    std::string port_file;                       ///< "-": standard output
    std::optional<net::ControlAddress> control;  ///< of the control API; none: it is off
    std::string admin_port_file;                 ///< "-": standard output
    std::string env_file;                        ///< "-": standard output
    std::string log_file;                        ///< "" and "-": standard output
    bool prints_certificate = false;             ///< --ca-file -
    LogForm log = LogForm::text;
    bool stops_with_stdin = false;

    /// What a client has to trust; "": no option puts the certificate into a file.
    std::string certificate_file() const;
};

void add_serve_options(CommandLine& line);

/// Nothing when a mistake was found; it is printed then, and `code` is to be returned.
std::optional<ServeRequest> read_serve_options(
    const CommandLine& line, const cxxopts::ParseResult& given, int& code
);

}  // namespace proxy407::program
