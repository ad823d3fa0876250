#include "cli/command_line.hpp"

#include "cli/command.hpp"
#include "cli/suggest.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <cctype>
#include <iostream>
#include <sstream>

namespace proxy407::cli {
namespace {

constexpr std::size_t help_width = 88;
constexpr const char* hidden_heading = "hidden";

/// The words of cxxopts without its typographic quotes.
std::string plain(std::string text) {
    for (const std::string_view quote : {"\u2018", "\u2019"})
        for (auto at = text.find(quote); at != std::string::npos; at = text.find(quote))
            text.replace(at, quote.size(), "\"");
    if (!text.empty()) text[0] = static_cast<char>(std::tolower(text[0]));
    return text;
}

void indented(std::ostream& out, const std::string& lines) {
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);)
        out << (line.empty() ? "" : "  ") << line << '\n';
}

/// "--prot" of "--prot=80"; "" when the argument is no long option.
std::string long_name(std::string_view argument) {
    if (!argument.starts_with("--")) return "";
    return std::string(argument.substr(2, argument.find('=') - 2));
}

}  // namespace

CommandLine::CommandLine(std::string command, HelpPage page)
    : command_(std::move(command)), page_(std::move(page)), options_("proxy407 " + command_) {
    options_.set_width(help_width);
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
        cxxopts::ParseResult result = options_.parse(argc, argv);
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
        return result;
    } catch (const cxxopts::exceptions::parsing& problem) {
        explain(problem, argc, argv);
        return std::nullopt;
    }
}

void CommandLine::explain(const cxxopts::exceptions::exception& problem, int argc, char** argv) {
    std::vector<std::string> names;
    for (const std::string& group : options_.groups())
        for (const auto& option : options_.group_help(group).options)
            names.insert(names.end(), option.l.begin(), option.l.end());

    std::string message = plain(text::printable(problem.what()));
    if (dynamic_cast<const cxxopts::exceptions::no_such_option*>(&problem)) {
        for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
            const std::string name = long_name(argv[i]);
            if (name.empty() || std::find(names.begin(), names.end(), name) != names.end())
                continue;
            message = "unknown option --" + text::printable(name);
            if (const std::string near = nearest(name, names); !near.empty())
                message += "; did you mean --" + near + "?";
            break;
        }
    }
    exit_code_ = mistake(message);
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
    if (!headings_.empty()) {
        // cxxopts begins with its own description; ours stands above.
        const std::string listing = options_.help(headings_, false);
        out << listing.substr(listing.find_first_not_of('\n'));
    }
    if (!page_.notes.empty()) out << '\n' << page_.notes << '\n';
    return out.str();
}

}  // namespace proxy407::cli
