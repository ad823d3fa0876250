#include "json/nearest.hpp"
#include "program/command.hpp"
#include "program/screen.hpp"
#include "text/octets.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iomanip>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace proxy407::program;

void print_help(std::ostream& out) {
    out << "proxy407 COMMAND [OPTIONS]\n\n"
           "A forward proxy for tests: demands identification exactly as a scenario says and "
           "names\n"
           "the cause of every 407 it answers.\n\n"
           "Examples:\n"
           "  proxy407 serve                       user and pass wanted, on 127.0.0.1:3128\n"
           "  proxy407 serve digest --port 0       another scenario, on any free port\n"
           "  proxy407 scenarios list              what it can demand\n"
           "  proxy407 encode alice                the lines for curl, wget, requests ...\n\n"
           "Commands:\n";
    for (const Command& command : commands())
        out << "  " << std::left << std::setw(11) << command.name << ' ' << command.what << '\n';
    out << "\nproxy407 COMMAND --help tells more.\n";
}

int unknown_command(std::string_view word) {
    std::vector<std::string> names;
    for (const Command& command : commands()) names.emplace_back(command.name);
    std::cerr << "proxy407: unknown command \"" << proxy407::text::printable(word) << '"';
    if (const auto near = proxy407::json::nearest(word, names); !near.empty())
        std::cerr << "; did you mean " << near.front() << '?';
    std::cerr << "\nTry: proxy407 --help\n";
    return exit_usage;
}

int run(int argc, char** argv) {
    if (argc < 2) {
        print_help(std::cerr);
        return exit_usage;
    }
    const std::string_view word = argv[1];
    if (word == "--help" || word == "-h" || word == "help") {
        print_help(std::cout);
        return exit_ok;
    }
    if (word == "--version" || word == "-V") return version_command(1, argv + 1);
    const auto command = std::ranges::find(commands(), word, &Command::name);
    if (command == commands().end()) return unknown_command(word);
    return command->run(argc - 1, argv + 1);
}

/// A descriptor below 3 that is closed would be taken by the next socket, and what is printed would
/// go to a client. Opened for reading only, it makes a write fail as a closed one does.
void occupy_standard_descriptors() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(descriptor, F_GETFD) < 0) ::open("/dev/null", O_RDONLY);
}

}  // namespace

int main(int argc, char** argv) {
    occupy_standard_descriptors();
    remember_output_errors();
    // A reader that goes away must not end the proxy: a write then fails and says so.
    std::signal(SIGPIPE, SIG_IGN);
    try {
        const int code = run(argc, argv);
        return all_is_printed() || code != exit_ok ? code : exit_failure;
    } catch (const std::exception& problem) {
        std::cerr << "proxy407: " << proxy407::text::printable(problem.what()) << '\n';
        return exit_failure;
    }
}
