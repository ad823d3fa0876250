#include "scenario/mistake.hpp"

namespace proxy407::scenario {

std::string to_string(const Mistake& mistake) {
    std::string text = mistake.file;
    if (mistake.line > 0) {
        text += ':' + std::to_string(mistake.line) + ':' + std::to_string(mistake.column);
    }
    text += ": ";
    if (!mistake.path.empty()) text += mistake.path + ": ";
    text += "found " + mistake.found;
    if (!mistake.expected.empty()) text += ", expected " + mistake.expected;
    return text;
}

}  // namespace proxy407::scenario
