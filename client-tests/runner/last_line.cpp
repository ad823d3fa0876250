#include "runner/last_line.hpp"

namespace proxy407::runner {

std::string_view last_line(std::string_view text) {
    const auto end = text.find_last_not_of(" \t\r\n");
    if (end == text.npos) return "";
    const auto before = text.rfind('\n', end);
    const auto begin = before == text.npos ? 0 : before + 1;
    const auto line = text.substr(begin, end + 1 - begin);
    // What a program in Rust says after the reason for its panic.
    if (line.starts_with("note: run with `RUST_BACKTRACE")) return last_line(text.substr(0, begin));
    return line;
}

}  // namespace proxy407::runner
