#include "program/option_mistake.hpp"

#include "json/nearest.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <cctype>
#include <span>

namespace proxy407::program {
namespace {

/// The words of cxxopts without its typographic quotes.
std::string plain(std::string text) {
    for (const std::string_view quote : {"\u2018", "\u2019"})
        for (auto at = text.find(quote); at != text.npos; at = text.find(quote))
            text.replace(at, quote.size(), "\"");
    if (!text.empty()) text[0] = static_cast<char>(std::tolower(text[0]));
    return text;
}

/// "prot" of "--prot=80"; "" when the argument is no long option.
std::string long_name(std::string_view argument) {
    if (!argument.starts_with("--")) return "";
    return std::string(argument.substr(2, argument.find('=') - 2));
}

std::string unknown_option(
    const std::vector<std::string>& names, std::span<char* const> arguments
) {
    for (const std::string_view argument : arguments) {
        if (argument == "--") break;
        const std::string name = long_name(argument);
        if (name.empty() || std::ranges::find(names, name) != names.end()) continue;
        const auto near = json::nearest(name, names);
        return "unknown option --" + text::printable(name) +
               (near.empty() ? "" : "; did you mean --" + near.front() + "?");
    }
    return "";
}

/// `said` is what cxxopts says of the value; the option before it is looked for.
std::string wrong_value(const std::string& said, std::span<char* const> arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        const std::string name = long_name(argument);
        if (name.empty()) continue;
        const auto equals = argument.find('=');
        const bool apart = equals == argument.npos && i + 1 < arguments.size();
        const std::string value = text::printable(
            equals != argument.npos ? argument.substr(equals + 1)
            : apart                 ? std::string_view(arguments[i + 1])
                                    : std::string_view()
        );
        if (said.find("\"" + value + "\"") != said.npos)
            return "--" + text::printable(name) + " does not take \"" + value + "\"";
    }
    return "";
}

}  // namespace

std::string option_mistake(
    const cxxopts::exceptions::exception& problem,
    const std::vector<std::string>& names,
    int argc,
    char** argv
) {
    namespace exceptions = cxxopts::exceptions;
    const std::span<char* const> arguments(argv + 1, static_cast<std::size_t>(argc - 1));
    const std::string said = plain(text::printable(problem.what()));
    std::string better;
    if (dynamic_cast<const exceptions::no_such_option*>(&problem))
        better = unknown_option(names, arguments);
    else if (dynamic_cast<const exceptions::incorrect_argument_type*>(&problem))
        better = wrong_value(said, arguments);
    else if (dynamic_cast<const exceptions::missing_argument*>(&problem) && argc > 1)
        better = text::printable(argv[argc - 1]) + " wants a value";
    return better.empty() ? said : better;
}

}  // namespace proxy407::program
