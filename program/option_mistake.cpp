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

/// The option that an argument names by either name; null: none, or none that is known.
const KnownOption* option_of(std::string_view argument, const KnownOptions& known) {
    const std::string name = long_name(argument);
    for (const KnownOption& option : known) {
        const bool is_short = !option.short_name.empty() && argument.size() >= 2 &&
                              argument[0] == '-' && argument.substr(1, 1) == option.short_name;
        if (option.name == name || is_short) return &option;
    }
    return nullptr;
}

std::string guess(std::string_view written, const KnownOptions& known) {
    std::vector<std::string> names;
    for (const KnownOption& option : known) names.push_back(option.name);
    const auto near = json::nearest(written, names);
    if (!near.empty()) return "; did you mean --" + near.front() + "?";
    // A letter by itself is the first of a name.
    const auto begins = std::ranges::find_if(names, [&](const std::string& name) {
        return written.size() == 1 && name.starts_with(written);
    });
    return begins == names.end() ? "" : "; did you mean --" + *begins + "?";
}

std::string unknown_option(const KnownOptions& known, std::span<char* const> arguments) {
    for (const std::string_view argument : arguments) {
        if (argument == "--") break;
        if (!argument.starts_with('-') || argument.size() < 2) continue;
        if (option_of(argument, known) != nullptr) continue;
        const std::string name = long_name(argument);
        if (!name.empty()) return "unknown option --" + text::printable(name) + guess(name, known);
        const auto letter = argument.substr(1, 1);
        return "unknown option -" + text::printable(letter) + guess(letter, known);
    }
    return "";
}

/// "--port is a number, not "http"": every option with a type but text is a number.
std::string number_mistake(const KnownOption& option, std::string_view value) {
    const bool seconds = option.value == "S" || option.value == "SECONDS";
    const auto digits = std::min(value.find_first_not_of("0123456789"), value.size());
    std::string kind = seconds ? "a number of seconds" : "a whole number";
    if (digits > 0 && digits == value.size())
        kind = option.name.ends_with("port") ? "a port from 0 to 65535" : "a smaller number";
    const std::string fix =
        digits > 0 && digits < 10 && digits < value.size() && seconds && value.substr(digits) == "s"
            ? "; write " + std::string(value.substr(0, digits))
            : "";
    return "--" + option.name + " is " + kind + ", not \"" + text::printable(value) + '"' + fix;
}

/// `said` is what cxxopts says of the value; the option before it is looked for.
std::string wrong_value(
    const std::string& said, const KnownOptions& known, std::span<char* const> arguments
) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        const KnownOption* option = option_of(argument, known);
        if (option == nullptr || option->value.empty()) continue;
        std::string_view value;
        if (const auto equals = argument.find('='); equals != argument.npos)
            value = argument.substr(equals + 1);
        else if (!argument.starts_with("--") && argument.size() > 2)
            value = argument.substr(2);
        else if (i + 1 < arguments.size())
            value = arguments[i + 1];
        if (said.find('"' + text::printable(value) + '"') != said.npos)
            return number_mistake(*option, value);
    }
    return "";
}

}  // namespace

std::string option_mistake(
    const cxxopts::exceptions::exception& problem, const KnownOptions& known, int argc, char** argv
) {
    namespace exceptions = cxxopts::exceptions;
    const std::span<char* const> arguments(argv + 1, static_cast<std::size_t>(argc - 1));
    const std::string said = plain(text::printable(problem.what()));
    std::string better;
    if (dynamic_cast<const exceptions::no_such_option*>(&problem))
        better = unknown_option(known, arguments);
    else if (dynamic_cast<const exceptions::incorrect_argument_type*>(&problem))
        better = wrong_value(said, known, arguments);
    else if (dynamic_cast<const exceptions::missing_argument*>(&problem) && argc > 1)
        better = text::printable(argv[argc - 1]) + " needs a value";
    return better.empty() ? said : better;
}

}  // namespace proxy407::program
