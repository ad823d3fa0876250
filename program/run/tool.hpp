#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::program {

/// What is known of a program that makes requests: where it takes its proxy from.
struct Tool {
    std::string_view names;  ///< of its programs, with a space before and after each
    bool reads_variables;    ///< http_proxy and its like
    std::string_view advice;
    std::string_view lines;  ///< to be pasted as they are, one a line; "": none
};

/// The first known tool that a command names, also inside `sh -c '...'`; null: none is named.
const Tool* tool_of(const std::vector<std::string>& command);

/// What is sure about an end with that code where no connection came to the proxy.
struct EarlyEnd {
    bool went_past;        ///< else it failed before it connected to anything
    std::string_view why;  ///< a sentence
};

/// Nothing where the code alone does not tell.
std::optional<EarlyEnd> early_end(const std::vector<std::string>& command, int code);

/// Is the command one that only shows something of itself, such as `curl --version`?
bool shows_only_itself(const std::vector<std::string>& command);

}  // namespace proxy407::program
