// offline: what a log shows of somebody else's client and proxy, judged as if it came here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::offline {

/// A part of a log that belongs to the head of a message.
struct LogLine {
    enum class Kind {
        request,   ///< "CONNECT h:443 HTTP/1.1"
        status,    ///< "HTTP/1.1 407 Proxy Authentication Required"
        field,     ///< "Proxy-Authorization: Basic dXNlcjpwYXNz"
        head_end,  ///< an empty line, or one that is of another kind
    };
    Kind kind;
    std::string name;        ///< of a field
    std::string text;        ///< the line, or the value of the field
    std::size_t number = 0;  ///< of the line in the log, from 1; 0: unknown
};

/// What is there of heads in the output of a tool: the octets as they are, curl -v, --trace and
/// --trace-ascii, a packet's details, a literal of a programming language, JSON, a log of headers
/// or of the wire.
std::vector<LogLine> log_lines(std::string_view log);

}  // namespace proxy407::offline
