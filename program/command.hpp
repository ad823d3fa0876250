// cli: the program, one file per command over app, checks and report.
#pragma once

#include <span>
#include <string_view>

namespace proxy407::program {

/// Exit codes that every command shares; a command's own are in its --help.
inline constexpr int exit_ok = 0;
inline constexpr int exit_failure = 1;
inline constexpr int exit_usage = 2;        ///< wrong option or a bad scenario file
inline constexpr int exit_cannot_bind = 3;  ///< the port is taken, or not ours to take

/// Of those that run a command of the user's, as a shell has them.
inline constexpr int exit_cannot_start = 126;
inline constexpr int exit_not_found = 127;

/// A row of the table of commands. argv[0] is the command's name.
struct Command {
    std::string_view name;
    std::string_view what;
    int (*run)(int argc, char** argv);
};

std::span<const Command> commands();

int serve_command(int argc, char** argv);
int run_command(int argc, char** argv);
int certify_command(int argc, char** argv);
int record_command(int argc, char** argv);
int scenarios_command(int argc, char** argv);
int explain_command(int argc, char** argv);
int diagnose_command(int argc, char** argv);
int encode_command(int argc, char** argv);
int health_command(int argc, char** argv);
int version_command(int argc, char** argv);

}  // namespace proxy407::program
