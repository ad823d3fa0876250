#include "http/complaint_row.hpp"

#include "http/framing.hpp"
#include "http/unreadable.hpp"

#include <gtest/gtest.h>

namespace proxy407::http {
namespace {

/// It says what to do, and which clause asks for it.
void expect_row(std::string_view id) {
    const auto* row = find_complaint(id);
    ASSERT_NE(row, nullptr) << id;
    EXPECT_TRUE(row->fix.ends_with('.')) << id;
    EXPECT_FALSE(row->requirements.empty()) << id;
}

TEST(FindComplaint, EveryAnomaly_HasOne) {
    for (int i = 0; i <= static_cast<int>(Anomaly::folded_line); ++i) {
        const auto id = name(static_cast<Anomaly>(i));
        expect_row(id);
    }
}

TEST(FindComplaint, EveryJudgementOfAMessage_HasOne) {
    const std::string begin = "GET http://h/ HTTP/1.1\r\n";
    for (const std::string& head :
         {begin + "\r\n",
          begin + "Host: h\r\nHost: h\r\n\r\n",
          begin + "Host: a b\r\n\r\n",
          begin + "Host: h\r\nConnection: Host\r\n\r\n",
          begin + "Host: h\r\nConnection: " + std::string(200, ',') + "\r\n\r\n",
          begin + "Host: h\r\nContent-Length: x\r\n\r\n",
          begin + "Host: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
          begin + "Host: h\r\nTransfer-Encoding: gzip\r\n\r\n",
          begin + "Host: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
          begin + "Host: h\r\nTransfer-Encoding: chunked, chunked\r\n\r\n",
          begin + "Host: h\r\nProxy-Authorization: a\r\nProxy-Authorization: b\r\n\r\n",
          std::string("GET http://h/ HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"),
          std::string("GET http://h/ HTTP/9.1\r\n\r\n")}) {
        const auto complaint = judge_message(parse_request_head(head)).complaint;
        ASSERT_TRUE(complaint.has_value()) << head;
        expect_row(complaint->finding);
        EXPECT_FALSE(complaint->message.empty()) << complaint->finding;
    }
}

TEST(FindComplaint, EveryOtherProtocol_HasOne) {
    const std::string socks("\x05\x01\x00", 3);
    const std::string tls("\x16\x03\x01\x02\x00\x01", 6);
    for (const std::string& octets :
         {socks, tls, std::string("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")}) {
        const auto complaint = judge_first_octets(octets);
        ASSERT_TRUE(complaint.has_value());
        expect_row(complaint->finding);
    }
    for (const auto& complaint :
         {judge_cut_off(),
          judge_oversize(HeadReader::State::head_too_large, "GET"),
          judge_oversize(HeadReader::State::request_line_too_large, "GET x"),
          judge_oversize(HeadReader::State::request_line_too_large, std::string(99, 'A'))})
        expect_row(complaint.finding);
}

TEST(FindComplaint, Details_AreNoPartOfTheId) {
    EXPECT_EQ(
        find_complaint("tls-handshake-failed: no shared cipher"),
        find_complaint("tls-handshake-failed")
    );
    EXPECT_EQ(find_complaint("no-such-complaint"), nullptr);
    EXPECT_EQ(find_complaint(""), nullptr);
}

}  // namespace
}  // namespace proxy407::http
