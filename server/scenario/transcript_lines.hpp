#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::scenario {

/// A line that curl printed, without what curl puts before it.
struct TranscriptLine {
    enum class Kind {
        request,   ///< of the head of a request
        response,  ///< of the head of a response
        content,   ///< of a response; with its line end
        said,      ///< by curl itself
    };
    Kind kind;
    std::string text;
    bool is_lossy = false;  ///< some octets are shown as dots
};

/// The lines of any form that curl knows: -v, --trace, --trace-ascii, -i.
std::vector<TranscriptLine> transcript_lines(std::string_view text);

}  // namespace proxy407::scenario
