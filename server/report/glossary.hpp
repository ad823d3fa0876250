#pragma once

#include <span>
#include <string_view>

namespace proxy407::report {

/// A word that the output and the pages use, with what it means: a clause in lower case.
struct Word {
    std::string_view word;
    std::string_view meaning;
};

std::span<const Word> glossary();

}  // namespace proxy407::report
