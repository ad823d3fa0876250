#include "scenario/mistake.hpp"

#include "text/octets.hpp"

namespace proxy407::scenario {

std::string to_string(const Mistake& mistake) {
    std::string line = mistake.file;
    if (mistake.line > 0) {
        line += ':' + std::to_string(mistake.line) + ':' + std::to_string(mistake.column);
    }
    line += ": ";
    if (!mistake.path.empty()) line += mistake.path + ": ";
    line += "found " + mistake.found;
    if (!mistake.expected.empty()) line += ", expected " + mistake.expected;
    return text::printable(line);
}

}  // namespace proxy407::scenario
