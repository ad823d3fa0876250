#include "client/last_line.hpp"

namespace proxy407::client {
namespace {

struct Split {
    std::string_view before;
    std::string_view line;  ///< the last that is not blank
};

Split split(std::string_view text) {
    const auto end = text.find_last_not_of(" \t\r\n");
    if (end == text.npos) return {};
    const auto before = text.rfind('\n', end);
    const auto begin = before == text.npos ? 0 : before + 1;
    return {text.substr(0, begin), text.substr(begin, end + 1 - begin)};
}

/// Node's own end: the error, its stack and its properties (indented, and a brace), the version.
Split before_stack_of_node(Split last) {
    do last = split(last.before);
    while (last.line.starts_with(' ') || last.line == "}");
    return last;
}

}  // namespace

std::string_view last_line(std::string_view text) {
    const Split last = split(text);
    // What a program in Rust says after the reason for its panic.
    if (last.line.starts_with("note: run with `RUST_BACKTRACE")) return split(last.before).line;
    if (last.line.starts_with("Node.js v")) return before_stack_of_node(last).line;
    return last.line;
}

}  // namespace proxy407::client
