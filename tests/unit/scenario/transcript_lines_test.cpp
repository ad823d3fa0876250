#include "scenario/transcript_lines.hpp"

#include <gmock/gmock.h>

namespace proxy407::scenario {
namespace {

using testing::ElementsAre;

/// A letter for the kind, and the text.
std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> found;
    for (const auto& line : transcript_lines(text)) {
        const char kind = "><.*"[static_cast<int>(line.kind)];
        found.push_back(kind + line.text);
    }
    return found;
}

TEST(TranscriptLines, OfVerbose_WithProgressAndContentAround) {
    EXPECT_THAT(
        lines("  % Total    % Received % Xferd  Average Speed   Time\n"
              "  0     0    0     0 --:--:-- --:--:-- --:--:--     0*   Trying 127.0.0.1:80...\n"
              "> GET / HTTP/1.1\r\n>\r\n"
              "< HTTP/1.1 407 No\r\n< \r\n"
              "{ [4 bytes data]\n"
              "\r100   468  100   468    0     0 --:--:-- --:--:-- --:--:--  457k\n"
              "No.\nEnd* Connection #0 to host 127.0.0.1 left intact\n"),
        ElementsAre(
            "**   Trying 127.0.0.1:80...",
            ">GET / HTTP/1.1",
            ">",
            "<HTTP/1.1 407 No",
            "<",
            ".No.\n",
            ".End",
            "** Connection #0 to host 127.0.0.1 left intact"
        )
    );
}

TEST(TranscriptLines, OfVerbose_WithTimesIdsAndBlanksBefore) {
    EXPECT_THAT(
        lines("12:34:56.123456 [0-0] * Connected to h\n    > GET / HTTP/1.1\n\t< HTTP/1.1 407 No\n"
        ),
        ElementsAre("** Connected to h", ">GET / HTTP/1.1", "<HTTP/1.1 407 No")
    );
}

TEST(TranscriptLines, OfIncluded_AreHeadsAndContent) {
    EXPECT_THAT(
        lines("HTTP/1.1 407 No\r\nA: b\r\n\r\nbody"),
        ElementsAre("<HTTP/1.1 407 No", "<A: b", "<", ".body")
    );
}

TEST(TranscriptLines, OfTraceAscii_AreJoinedByTheirOffsets) {
    EXPECT_THAT(
        lines("== Info: Connected\n"
              "=> Send header, 31 bytes (0x1f)\n"
              "0000: GET http://a.test/ HTTP/1.1\n"
              "001d: \n"
              "<= Recv header, 70 bytes (0x46)\n"
              "0000: 0123456789012345678901234567890123456789012345678901234567890123\n"
              "0040: 4567\n"
              "<= Recv data, 6 bytes (0x6)\n"
              "0000: ab\n"
              "0004: cd\n"),
        ElementsAre(
            "*Connected",
            ">GET http://a.test/ HTTP/1.1",
            "<01234567890123456789012345678901234567890123456789012345678901234567",
            ".ab\r\ncd"
        )
    );
}

TEST(TranscriptLines, OfTrace_AreTheOctets) {
    EXPECT_THAT(
        lines("<= Recv header, 2 bytes (0x2)\n"
              "0000: 0d 0a                                           ..\n"
              "<= Recv data, 3 bytes (0x3)\n"
              "0000: 41 0a 42                                        A.B\n"),
        ElementsAre("<", ".A\nB")
    );
}

}  // namespace
}  // namespace proxy407::scenario
