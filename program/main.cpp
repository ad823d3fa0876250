#include "json/nearest.hpp"
#include "program/command.hpp"
#include "program/screen.hpp"
#include "text/octets.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iomanip>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace proxy407::program;

void print_help(std::ostream& out) {
    out << "proxy407 COMMAND [OPTIONS]\n\n"
           "A mock proxy for tests: it asks for credentials exactly as a scenario says and names\n"
           "the cause of every 407 that it sends.\n\n"
           "Examples:\n"
           "  proxy407 serve                       asks for user and pass, on 127.0.0.1:3128\n"
           "  proxy407 serve digest --port 0       another scenario, on any free port\n"
           "  proxy407 scenarios list              what it can ask for\n"
           "  proxy407 encode alice                the lines for curl, wget, requests ...\n\n"
           "Commands:\n";
    for (const Command& command : commands())
        out << "  " << std::left << std::setw(11) << command.name << ' ' << command.what << '\n';
    out << "\nproxy407 COMMAND --help shows the options of a command, proxy407 explain WORD what "
           "a\n"
           "word or an id of the output means.\n";
}

/// "scenarios validate" for "validate": a word that a command takes, without the command.
std::string with_its_command(std::string_view word) {
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array under = {
        Pair{"list", "scenarios"},
        Pair{"show", "scenarios"},
        Pair{"validate", "scenarios"},
        Pair{"schema", "scenarios"},
        Pair{"from-curl", "scenarios"},
        Pair{"report", "certify"},
        Pair{"merge", "certify"},
        Pair{"regrade", "certify"},
    };
    const auto found = std::ranges::find(under, word, &Pair::first);
    if (found == under.end()) return "";
    return std::string(found->second) + ' ' + std::string(word);
}

int unknown_command(std::string_view word) {
    std::vector<std::string> names;
    for (const Command& command : commands()) names.emplace_back(command.name);
    std::cerr << "proxy407: unknown command \"" << proxy407::text::printable(word) << '"';
    if (const auto near = proxy407::json::nearest(word, names); !near.empty())
        std::cerr << "; did you mean " << near.front() << '?';
    else if (const auto whole = with_its_command(word); !whole.empty())
        std::cerr << "; did you mean proxy407 " << whole << '?';
    std::cerr << "\nTry: proxy407 --help\n";
    return exit_usage;
}

int run_named(std::span<char*> words) {
    const std::string_view word = words.front();
    const auto command = std::ranges::find(commands(), word, &Command::name);
    if (command == commands().end()) return unknown_command(word);
    return command->run(static_cast<int>(words.size()), words.data());
}

/// `help serve` is `serve --help`.
int help_on(std::span<char*> words) {
    std::string option = "--help";
    std::vector<char*> asked(words.begin(), words.end());
    asked.push_back(option.data());
    return run_named(asked);
}

int run(int argc, char** argv) {
    if (argc < 2) {
        print_help(std::cerr);
        return exit_usage;
    }
    const std::string_view word = argv[1];
    const std::span<char*> words(argv + 1, static_cast<std::size_t>(argc - 1));
    const bool asks_help = word == "--help" || word == "-h" || word == "help";
    if (asks_help && words.size() > 1 && words[1][0] != '-') return help_on(words.subspan(1));
    if (asks_help) {
        print_help(std::cout);
        return exit_ok;
    }
    if (word == "--version" || word == "-V") return version_command(1, argv + 1);
    return run_named(words);
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
