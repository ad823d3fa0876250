#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace proxy407::scenario {

/// A response in a transcript of curl, and what was asked.
struct TranscriptAnswer {
    std::string method;  ///< of the request; "" when the transcript does not show it
    bool sent_credentials = false;
    std::string version;  ///< "1.1"
    int status = 0;
    std::string reason;
    std::vector<std::pair<std::string, std::string>> fields;
    std::string content;                ///< what is there of it
    bool is_connection_kept = false;    ///< curl says so, or goes on with it
    bool is_connection_closed = false;  ///< curl says so
    bool is_fate_seen = false;          ///< by somebody between them: curl closes by itself, too
    bool has_lossy_content = false;     ///< --trace-ascii shows dots for line ends

    /// The values of the fields of that name, in any case.
    std::vector<std::string> all(std::string_view name) const;
};

/// Status line and fields of a head as it came; nothing where it begins with no status line.
std::optional<TranscriptAnswer> read_answer_head(std::string_view octets);

/// Why nobody can read a log: it is too large, UTF-16, binary; "" where that is not so.
std::string why_unreadable(std::string_view log);

/// The answers in what curl -v, --trace, --trace-ascii or -i printed, in their order; or a sentence
/// that says why there are none. Blanks before the lines, CRLF and the times of --trace-time are
/// taken as they come.
std::variant<std::vector<TranscriptAnswer>, std::string> read_transcript(std::string_view text);

}  // namespace proxy407::scenario
