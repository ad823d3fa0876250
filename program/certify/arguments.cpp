#include "program/certify/arguments.hpp"

#include "program/command.hpp"

#include <iostream>

namespace proxy407::program {

std::vector<std::string> words_of(const cxxopts::ParseResult& given) {
    return given.count("words") > 0 ? given["words"].as<std::vector<std::string>>()
                                    : std::vector<std::string>{};
}

int print_first_mistakes(const json::Mistakes& mistakes) {
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < mistakes.size() && i < most; ++i)
        std::cerr << json::to_string(mistakes[i]) << '\n';
    if (mistakes.size() > most) std::cerr << "and " << mistakes.size() - most << " more\n";
    return exit_usage;
}

}  // namespace proxy407::program
