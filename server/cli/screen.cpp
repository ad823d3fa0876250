#include "cli/screen.hpp"

#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace proxy407::cli {

bool wants_colour(int descriptor) {
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool refused = no_color != nullptr && *no_color != '\0';
    const bool dumb = term == nullptr || std::string_view(term) == "dumb";
    return !refused && !dumb && isatty(descriptor) != 0;
}

void print(std::string_view lines) {
    if (!std::cout) return;
    std::cout << lines << std::flush;
    if (!std::cout) std::cerr << "proxy407: standard output is closed; the log ends here\n";
}

}  // namespace proxy407::cli
