#include "http/framing.hpp"

#include "http/complaint_row.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace proxy407::http {
namespace {

using namespace std::string_view_literals;

std::string_view requirements_of(const Complaint& complaint) {
    const auto* row = find_complaint(complaint.finding);
    return row == nullptr ? "" : row->requirements;
}

MessageJudgement judge(std::string_view octets) {
    return judge_message(parse_request_head(std::string(octets)));
}

/// `lines` between a good request line and the end of a head with Host.
MessageJudgement judge_fields(std::string_view lines, std::string_view version = "HTTP/1.1") {
    return judge(
        "POST http://o.test/ " + std::string(version) + "\r\nHost: o.test\r\n" +
        std::string(lines) + "\r\n"
    );
}

TEST(JudgeMessage, HeadsWithADefectGetAStatusAndAFinding) {
    constexpr struct {
        std::string_view octets;
        int status;
        std::string_view finding, requirement;
    } cases[] = {
        {"\x16\x03\x01\x02\x00\x01\x00\n\r\n"sv, 400, "not-http", "S-MSG-01"},
        {"garbage\r\n\r\n", 400, "not-http", "S-MSG-01"},
        {"GET /\r\n\r\n", 400, "bad-request-line", "C-TARGET-08"},
        {"GET http://o.test/ http/1.1\r\nHost: o.test\r\n\r\n",
         400,
         "bad-request-line",
         "C-TARGET-08"},
        {"GET http://o.test/ HTTP/3.0\r\nHost: o.test\r\n\r\n", 505, "bad-version", "S-MSG-09"},
        {"GET http://o.test/ HTTP/1.1\r\n Host: o.test\r\n\r\n",
         400,
         "leading-whitespace",
         "S-MSG-03"},
        {"GET http://o.test/ HTTP/1.1\nHost: o.test\n\n", 400, "bare-line-feed", "S-MSG-04"},
        {"GET http://o.test/ HTTP/1.1\r\n\r\n", 400, "no-host", "S-MSG-08 C-TARGET-07"},
        {"GET http://o.test/ HTTP/1.1\r\nHost: a b\r\n\r\n", 400, "bad-host", "S-MSG-08"},
        {"GET http://o.test/ HTTP/1.0\r\nHost: u@h\r\n\r\n", 400, "bad-host", "S-MSG-08"},
    };

    for (const auto& c : cases) {
        const auto complaint = judge(c.octets).complaint;
        ASSERT_TRUE(complaint) << c.finding;
        EXPECT_EQ(complaint->status, c.status) << c.octets;
        EXPECT_EQ(complaint->finding, c.finding) << c.octets;
        EXPECT_EQ(requirements_of(*complaint), c.requirement) << c.octets;
        EXPECT_FALSE(complaint->message.empty()) << c.octets;
    }
}

TEST(JudgeMessage, FieldsWithADefectGetAStatusAndAFinding) {
    constexpr struct {
        std::string_view lines;
        int status;
        std::string_view finding, requirement;
    } cases[] = {
        {"A: b\rc\r\n", 400, "bare-carriage-return", "S-MSG-04"},
        {"A: b\0c\r\n"sv, 400, "control-character-in-head", "S-MSG-07"},
        {"A : b\r\n", 400, "space-before-colon", "S-MSG-05"},
        {": b\r\n", 400, "bad-field-name", "S-MSG-05"},
        {"A: b\r\n c\r\n", 400, "folded-line", "S-MSG-06"},
        {"Proxy-Authorization: Basic dXNl\r\ncjpwYXNz\r\n",
         400,
         "line-without-colon",
         "C-BASIC-02"},
        {"Host: o.test\r\n", 400, "duplicate-host", "S-MSG-08"},
        {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
         400,
         "content-length-with-transfer-encoding",
         "S-MSG-12"},
        {"Transfer-Encoding: gzip\r\n", 400, "last-coding-not-chunked", "S-MSG-13"},
        {"Transfer-Encoding: chunked, identity\r\n", 400, "last-coding-not-chunked", "S-MSG-13"},
        {"Transfer-Encoding: xchunked\r\n", 400, "last-coding-not-chunked", "S-MSG-13"},
        {"Transfer-Encoding:\r\n", 400, "last-coding-not-chunked", "S-MSG-13"},
        {"Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n",
         400,
         "last-coding-not-chunked",
         "S-MSG-13"},
        {"Transfer-Encoding: chunked, chunked\r\n", 400, "chunked-twice", "S-MSG-13"},
        {"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
         400,
         "chunked-twice",
         "S-MSG-13"},
        {"Transfer-Encoding: gzip, chunked\r\n", 501, "unknown-transfer-coding", "S-MSG-13"},
        {"Content-Length: 5, 6\r\n", 400, "bad-content-length", "S-MSG-14"},
        {"Content-Length: 5\r\nContent-Length: 6\r\n", 400, "bad-content-length", "S-MSG-14"},
        {"Content-Length: +5\r\n", 400, "bad-content-length", "S-MSG-14"},
        {"Content-Length: -1\r\n", 400, "bad-content-length", "S-MSG-14"},
        {"Content-Length: 0x5\r\n", 400, "bad-content-length", "S-MSG-14"},
        {"Content-Length: 5 5\r\n", 400, "bad-content-length", "S-MSG-14"},
        {"Content-Length:\r\n", 400, "bad-content-length", "S-MSG-14"},
        {"Content-Length: 18446744073709551616\r\n", 400, "bad-content-length", "S-MSG-14"},
        {"Connection: close, HOST\r\n", 400, "connection-names-framing-field", "S-MSG-18"},
        {"Connection: Content-Length\r\n", 400, "connection-names-framing-field", "S-MSG-18"},
        {"Connection: a\r\nConnection: transfer-encoding\r\n",
         400,
         "connection-names-framing-field",
         "S-MSG-18"},
        {"Proxy-Authorization: Basic a\r\nproxy-authorization: Basic a\r\n",
         400,
         "duplicate-proxy-authorization",
         "C-HDR-01"},
    };

    for (const auto& c : cases) {
        const auto complaint = judge_fields(c.lines).complaint;
        ASSERT_TRUE(complaint) << c.lines;
        EXPECT_EQ(complaint->status, c.status) << c.lines;
        EXPECT_EQ(complaint->finding, c.finding) << c.lines;
        EXPECT_EQ(requirements_of(*complaint), c.requirement) << c.lines;
    }
}

TEST(JudgeMessage, EachAnomalyGetsAComplaint) {
    for (const auto anomaly :
         {Anomaly::not_http,
          Anomaly::bad_request_line,
          Anomaly::bad_version,
          Anomaly::leading_whitespace,
          Anomaly::bare_line_feed,
          Anomaly::bare_carriage_return,
          Anomaly::control_character,
          Anomaly::no_colon,
          Anomaly::space_before_colon,
          Anomaly::bad_field_name,
          Anomaly::folded_line}) {
        auto head = parse_request_head("GET http://o.test/ HTTP/1.1\r\nHost: o.test\r\n\r\n");
        ASSERT_FALSE(judge_message(head).complaint);
        head.anomalies.push_back({anomaly, head.fields[0].line});
        const auto complaint = judge_message(head).complaint;
        ASSERT_TRUE(complaint) << name(anomaly);
        EXPECT_EQ(complaint->finding, name(anomaly));
    }
}

TEST(JudgeMessage, ListsOfMoreMembersThanAnybodyNeeds_AreRefused) {
    for (const std::string name : {"Connection", "Content-Length", "Transfer-Encoding", "Expect"}) {
        std::string list;
        for (int i = 0; i < 127; ++i) list += "1,";
        const auto most = judge_fields(name + ": " + list + "1\r\n");
        EXPECT_NE(most.complaint.value_or(Complaint()).finding, "too-many-list-members") << name;
        for (const auto& more :
             {list + ",1", std::string(60'000, ','), list + "\r\n" + name + ": ,1"}) {
            const auto judged = judge_fields(name + ": " + more + "\r\n");
            ASSERT_TRUE(judged.complaint) << name;
            EXPECT_EQ(judged.complaint->finding, "too-many-list-members") << name;
            EXPECT_EQ(judged.complaint->status, 431);
        }
    }
}

TEST(JudgeMessage, WhatIsShownOfAHostIsShort) {
    const auto judged =
        judge("GET http://o.test/ HTTP/1.1\r\nHost: " + std::string(60'000, '[') + "\r\n\r\n");
    ASSERT_TRUE(judged.complaint);
    EXPECT_LT(judged.complaint->message.text().size(), 300u);
}

TEST(JudgeMessage, TransferEncodingInHttp10IsRefused) {
    const auto complaint = judge_fields("Transfer-Encoding: chunked\r\n", "HTTP/1.0").complaint;
    ASSERT_TRUE(complaint);
    EXPECT_EQ(complaint->status, 400);
    EXPECT_EQ(complaint->finding, "transfer-encoding-in-http-1.0");
    EXPECT_EQ(requirements_of(*complaint), "S-MSG-15");
}

TEST(JudgeMessage, WhatIsShownOfTheLineCanNotMoveATerminal) {
    const auto complaint = judge_fields("A: \x1b[2J\r\n").complaint;
    ASSERT_TRUE(complaint);
    EXPECT_NE(complaint->message.text().find("`A: \\x1b[2J`"), std::string::npos)
        << complaint->message;
}

TEST(JudgeMessage, GoodHeadsHaveNoComplaint) {
    for (const auto* head :
         {"CONNECT o.test:443 HTTP/1.0\r\n\r\n",  // as Python's http.client sends it
          "CONNECT o.test:443 HTTP/1.1\r\nHost: o.test:443\r\n\r\n",
          "GET http://o.test/ HTTP/1.2\r\nHost: o.test\r\n\r\n",
          "GET http://o.test/ HTTP/1.1\r\nHost:\r\n\r\n",
          "BREW http://[::1]:1/ HTTP/1.1\r\nHost: [::1]:1\r\nX: \xe9\r\n\r\n"}) {
        const auto complaint = judge(head).complaint;
        EXPECT_FALSE(complaint) << head << complaint->finding;
    }
}

TEST(JudgeMessage, FramesTheContent) {
    using Body = Framing::Body;

    constexpr struct {
        std::string_view lines;
        Body body;
        std::uint64_t length;
    } cases[] = {
        {"", Body::none, 0},
        {"Content-Length: 0\r\n", Body::none, 0},
        {"Content-Length: 5\r\n", Body::length, 5},
        {"Content-Length: 5, 5\r\nContent-Length: 5\r\n", Body::length, 5},
        {"Content-Length: 18446744073709551615\r\n", Body::length, 18446744073709551615u},
        {"Transfer-Encoding: CHUNKED\r\n", Body::chunked, 0},
    };

    for (const auto& c : cases) {
        const auto judgement = judge_fields(c.lines);
        EXPECT_FALSE(judgement.complaint) << c.lines;
        EXPECT_EQ(judgement.framing.body, c.body) << c.lines;
        EXPECT_EQ(judgement.framing.length, c.length) << c.lines;
    }
}

TEST(JudgeMessage, SaysWhetherTheConnectionMayLive) {
    constexpr struct {
        std::string_view version, lines;
        bool keep_alive, expects_continue;
    } cases[] = {
        {"HTTP/1.1", "", true, false},
        {"HTTP/1.2", "", true, false},
        {"HTTP/1.1", "Connection: X-A, Close\r\n", false, false},
        {"HTTP/1.0", "", false, false},
        {"HTTP/1.0", "Connection: keep-alive\r\nExpect: 100-continue\r\n", false, false},
        {"HTTP/1.1", "Expect: 100-Continue\r\n", true, true},
    };

    for (const auto& c : cases) {
        const auto framing = judge_fields(c.lines, c.version).framing;
        EXPECT_EQ(framing.keep_alive, c.keep_alive) << c.version << c.lines;
        EXPECT_EQ(framing.expects_continue, c.expects_continue) << c.version << c.lines;
    }
}

}  // namespace
}  // namespace proxy407::http
