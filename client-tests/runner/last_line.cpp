#include "runner/last_line.hpp"

namespace proxy407::runner {

std::string_view last_line(std::string_view text) {
    const auto end = text.find_last_not_of(" \t\r\n");
    if (end == text.npos) return "";
    const auto before = text.rfind('\n', end);
    const auto begin = before == text.npos ? 0 : before + 1;
    return text.substr(begin, end + 1 - begin);
}

}  // namespace proxy407::runner
