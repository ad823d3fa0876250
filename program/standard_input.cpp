#include "program/standard_input.hpp"

namespace proxy407::program {

bool is_standard_input(std::string_view path) {
    return path == "-" || path == "/dev/stdin" || path == "/dev/fd/0" || path == "/proc/self/fd/0";
}

std::string take_standard_input(const std::string& what) {
    static std::string taken_by;
    if (!taken_by.empty())
        return "standard input is read once, and it is " + taken_by + " already: name a file for " +
               what;
    taken_by = what;
    return "";
}

}  // namespace proxy407::program
