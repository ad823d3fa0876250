#include "offline/log_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::offline {
namespace {

using ::testing::ElementsAre;

/// Each line as "kind name text".
std::vector<std::string> lines_of(std::string_view log) {
    std::vector<std::string> all;
    for (const auto& line : log_lines(log)) {
        switch (line.kind) {
            case LogLine::Kind::request: all.push_back("request " + line.text); break;
            case LogLine::Kind::status: all.push_back("status " + line.text); break;
            case LogLine::Kind::field: all.push_back(line.name + "=" + line.text); break;
            case LogLine::Kind::head_end: all.emplace_back("end"); break;
        }
    }
    return all;
}

TEST(LogLines, CurlVerbose_GivesHeads) {
    EXPECT_THAT(
        lines_of("* Connected to (nil) (127.0.0.1) port 3128 (#0)\n"
                 "> CONNECT h:443 HTTP/1.1\r\n> Host: h:443\r\n"
                 "> Proxy-Authorization: Basic dTpw\r\n> \r\n"
                 "< HTTP/1.1 407 Proxy Authentication Required\r\n"
                 "< Proxy-Authenticate: Basic realm=\"x\"\r\n< \r\n"),
        ElementsAre(
            "request CONNECT h:443 HTTP/1.1",
            "Host=h:443",
            "Proxy-Authorization=Basic dTpw",
            "end",
            "status HTTP/1.1 407",
            "Proxy-Authenticate=Basic realm=\"x\"",
            "end"
        )
    );
}

TEST(LogLines, CurlTrace_GivesHeads) {
    EXPECT_THAT(
        lines_of("=> Send header, 60 bytes (0x3c)\n"
                 "0000: GET http://h/ HTTP/1.1\n"
                 "0018: Host: h\n"
                 "0021: Proxy-Authorization: Basic dTpw\n"
                 "0042: \n"
                 "<= Recv header, 44 bytes (0x2c)\n"
                 "0000: HTTP/1.1 407 Proxy Authentication Required\n"),
        ElementsAre(
            "request GET http://h/ HTTP/1.1",
            "Host=h",
            "Proxy-Authorization=Basic dTpw",
            "status HTTP/1.1 407"
        )
    );
}

TEST(LogLines, PythonDebugLevel_GivesHeads) {
    EXPECT_THAT(
        lines_of(
            "send: b'CONNECT h:443 HTTP/1.0\\r\\nProxy-Authorization: Basic dTpw\\r\\n\\r\\n'\n"
            "reply: 'HTTP/1.1 407 Proxy Authentication Required\\r\\n'\n"
            "header: Proxy-Authenticate: Basic realm=\"x\"\n"
        ),
        ElementsAre(
            "request CONNECT h:443 HTTP/1.0",
            "Proxy-Authorization=Basic dTpw",
            "end",
            "status HTTP/1.1 407",
            "Proxy-Authenticate=Basic realm=\"x\""
        )
    );
}

TEST(LogLines, JavaLogs_GiveHeads) {
    EXPECT_THAT(
        lines_of("FINE: sun.net.www.MessageHeader@1 3 pairs: {GET http://h/ HTTP/1.1: null}"
                 "{Proxy-Authorization: Basic dTpw}{Host: h}\n"
                 "FINE: sun.net.www.MessageHeader@2 2 pairs: {null: HTTP/1.1 407 Proxy "
                 "Authentication Required}{Proxy-Authenticate: Basic realm=\"x\"}\n"),
        ElementsAre(
            "request GET http://h/ HTTP/1.1",
            "Proxy-Authorization=Basic dTpw",
            "Host=h",
            "status HTTP/1.1 407",
            "Proxy-Authenticate=Basic realm=\"x\""
        )
    );
    EXPECT_THAT(
        lines_of("DEBUG o.a.h.wire http-outgoing-0 >> \"CONNECT h:443 HTTP/1.1[\\r][\\n]\"\n"
                 "DEBUG o.a.h.headers http-outgoing-0 >> Proxy-Authorization: Basic dTpw\n"
                 "DEBUG o.a.h.headers http-outgoing-0 << HTTP/1.1 407 No\n"),
        ElementsAre(
            "request CONNECT h:443 HTTP/1.1",
            "Proxy-Authorization=Basic dTpw",
            "status HTTP/1.1 407"
        )
    );
}

TEST(LogLines, PacketDetails_GiveHeads) {
    EXPECT_THAT(
        lines_of("Hypertext Transfer Protocol\n"
                 "    CONNECT h:443 HTTP/1.1\\r\\n\n"
                 "        Request Method: CONNECT\n"
                 "    Proxy-Authorization: Basic dTpw\\r\\n\n"
                 "    \\r\\n\n"),
        ElementsAre("request CONNECT h:443 HTTP/1.1", "Proxy-Authorization=Basic dTpw", "end")
    );
}

TEST(LogLines, NodeAndJson_GiveTheFields) {
    EXPECT_THAT(
        lines_of("  headers: { 'Proxy-Authorization': 'Basic dTpw', host: 'h' },\n"),
        ElementsAre("Proxy-Authorization=Basic dTpw", "host=h")
    );
    EXPECT_THAT(
        lines_of("{\"request_head\":\"GET http://h/ HTTP/1.1\\r\\nProxy-Authorization: Basic "
                 "dTpw\\r\\n\\r\\n\",\"status\":407}\n"),
        ElementsAre("request GET http://h/ HTTP/1.1", "Proxy-Authorization=Basic dTpw", "end")
    );
}

TEST(LogLines, OtherText_GivesNothing) {
    EXPECT_THAT(
        lines_of("GET it now\nHTTP is fine, 407 or not\nauthorization failed\n"), ElementsAre()
    );
    EXPECT_THAT(lines_of(""), ElementsAre());
}

}  // namespace
}  // namespace proxy407::offline
