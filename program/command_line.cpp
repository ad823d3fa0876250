#include "program/command_line.hpp"

#include "program/command.hpp"
#include "program/option_mistake.hpp"
#include "text/octets.hpp"

#include <iostream>
#include <sstream>

namespace proxy407::program {
namespace {

constexpr std::size_t name_width = 28;
constexpr const char* hidden_heading = "hidden";

void indented(std::ostream& out, const std::string& lines) {
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);)
        out << (line.empty() ? "" : "  ") << line << '\n';
}

/// "  --port N          what it does (default: 3128)"
std::string option_line(const cxxopts::HelpOptionDetails& option) {
    const std::string name = (option.s.empty() ? "" : "-" + option.s + ", ") + "--" +
                             option.l.front() +
                             (option.arg_help.empty() ? "" : " " + option.arg_help);
    std::string what = option.desc;
    if (option.has_default && !option.is_boolean) what += " (" + option.default_value + ")";
    const std::string gap = name.size() < name_width ? std::string(name_width - name.size(), ' ')
                                                     : "\n" + std::string(name_width + 2, ' ');
    return "  " + name + gap + what + "\n";
}

}  // namespace

CommandLine::CommandLine(std::string command, HelpPage page)
    : command_(std::move(command)), page_(std::move(page)), options_("proxy407 " + command_) {
    options_.add_options(hidden_heading)("h,help", "show this");
}

cxxopts::OptionAdder CommandLine::options(const std::string& heading) {
    headings_.push_back(heading);
    return options_.add_options(heading);
}

void CommandLine::positional(const std::string& option) {
    options_.add_options(hidden_heading)(option, "", cxxopts::value<std::vector<std::string>>());
    options_.parse_positional(option);
}

std::optional<cxxopts::ParseResult> CommandLine::parse(int argc, char** argv) {
    try {
        const auto words = with_values_apart({argv, argv + argc});
        std::vector<const char*> pointers;
        for (const auto& word : words) pointers.push_back(word.c_str());
        cxxopts::ParseResult result =
            options_.parse(static_cast<int>(pointers.size()), pointers.data());
        if (result.count("help") > 0) {
            std::cout << help() << std::flush;
            exit_code_ = exit_ok;
            return std::nullopt;
        }
        if (!result.unmatched().empty()) {
            exit_code_ =
                mistake("unexpected argument \"" + text::printable(result.unmatched()[0]) + "\"");
            return std::nullopt;
        }
        if (const auto twice = given_twice(result); !twice.empty()) {
            exit_code_ = mistake("--" + twice + " is given more than once; give it once");
            return std::nullopt;
        }
        return result;
    } catch (const cxxopts::exceptions::parsing& problem) {
        exit_code_ = mistake(option_mistake(problem, known_options(), argc, argv));
        return std::nullopt;
    }
}

/// "-uNAME:PASSWORD" as "-u" and "NAME:PASSWORD": written together, the library takes letters and
/// digits alone. Behind "--" nothing is an option, nor is the value of one.
std::vector<std::string> CommandLine::with_values_apart(const std::vector<std::string>& words
) const {
    std::vector<std::string> apart;
    bool is_free = true;  // neither an option nor the value of one: the command's name
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (*word == "--") {
            apart.insert(apart.end(), word, words.end());
            break;
        }
        const auto option = word->substr(0, 2);
        if (!is_free && word->size() > 2 && takes_value(option)) {
            apart.push_back(option);
            apart.push_back(word->substr(2));
            continue;
        }
        apart.push_back(*word);
        is_free = !is_free && takes_value(*word);
    }
    return apart;
}

/// Is it an option, as it is typed, that a value follows?
bool CommandLine::takes_value(const std::string& word) const {
    for (const std::string& group : options_.groups())
        for (const auto& option : options_.group_help(group).options)
            if (!option.is_boolean && word.size() > 1 &&
                (word == "-" + option.s || word == "--" + option.l.front()))
                return true;
    return false;
}

KnownOptions CommandLine::known_options() const {
    KnownOptions known;
    for (const std::string& group : options_.groups())
        for (const auto& option : options_.group_help(group).options)
            known.push_back({option.l.front(), option.s, option.arg_help});
    return known;
}

/// The first option with one value that was given several: the last would win without a word.
std::string CommandLine::given_twice(const cxxopts::ParseResult& given) const {
    for (const std::string& group : options_.groups())
        for (const auto& option : options_.group_help(group).options)
            if (!option.is_container && !option.is_boolean && given.count(option.l.front()) > 1)
                return option.l.front();
    return "";
}

int CommandLine::mistake(std::string_view message) const {
    std::cerr << "proxy407 " << command_ << ": " << message << "\nTry: proxy407 " << command_
              << " --help\n";
    return exit_usage;
}

std::string CommandLine::help() const {
    std::ostringstream out;
    out << "proxy407 " << page_.usage << "\n\n" << page_.what << "\n\nExamples:\n";
    indented(out, page_.examples);
    for (const std::string& heading : headings_) {
        out << '\n' << heading << ":\n";
        for (const auto& option : options_.group_help(heading).options) out << option_line(option);
    }
    if (!page_.notes.empty()) out << '\n' << page_.notes << '\n';
    return out.str();
}

}  // namespace proxy407::program
