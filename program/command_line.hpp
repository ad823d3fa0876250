#pragma once

#include "program/option_mistake.hpp"
#include "program/options_library.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::program {

/// What a command says about itself; printed by --help, the examples first.
struct HelpPage {
    std::string usage;     ///< after "proxy407 ": "serve [SCENARIO...] [OPTIONS]"
    std::string what;      ///< one sentence
    std::string examples;  ///< lines, indented by the printer
    std::string notes;     ///< after the options: exit codes and the like
};

/// The options of one command, their help page and the mistakes made with them.
class CommandLine {
public:
    CommandLine(std::string command, HelpPage page);

    /// Adds options under a heading: line.options("Where it listens")("port", "...", ...).
    cxxopts::OptionAdder options(const std::string& heading);

    /// The positional arguments go to this vector-valued option, which --help does not show.
    void positional(const std::string& option);

    /// Parses, or has printed --help or a mistake: then nothing, and exit_code() is to be returned.
    std::optional<cxxopts::ParseResult> parse(int argc, char** argv);

    int exit_code() const { return exit_code_; }

    /// Prints "proxy407 COMMAND: MESSAGE" and where the help is, on stderr. The code for a usage
    /// mistake comes back.
    int mistake(std::string_view message) const;

    std::string help() const;

private:
    std::vector<std::string> with_values_apart(const std::vector<std::string>& words) const;
    bool takes_value(const std::string& word) const;
    KnownOptions known_options() const;
    std::string given_twice(const cxxopts::ParseResult& given) const;

    std::string command_;
    HelpPage page_;
    cxxopts::Options options_;
    std::vector<std::string> headings_;
    int exit_code_ = 0;
};

}  // namespace proxy407::program
