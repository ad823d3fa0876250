#include "http/response_head.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace proxy407::http {
namespace {

using testing::ElementsAre;
using testing::Pair;
using Body = ResponseFraming::Body;

ResponseHead parsed(std::string_view octets, bool to_head = false) {
    auto result = parse_response_head(octets, to_head);
    if (const auto* fault = std::get_if<ResponseFault>(&result)) {
        ADD_FAILURE() << octets << ": " << fault->finding;
        return {};
    }
    return std::get<ResponseHead>(std::move(result));
}

std::string finding(std::string_view octets) {
    const auto result = parse_response_head(octets, false);
    const auto* fault = std::get_if<ResponseFault>(&result);
    if (fault == nullptr) return "";
    EXPECT_FALSE(fault->message.empty());
    EXPECT_FALSE(fault->error.empty());
    return fault->finding;
}

TEST(ParseResponseHead, FieldsThatFrameTheAnswerAreTakenOut) {
    const auto head =
        parsed("HTTP/1.0 404 Not  Found\r\nX: 1 \r\ncontent-LENGTH : 5, 5\r\nx:\r\n\r\n");
    EXPECT_EQ(head.minor_version, 0);
    EXPECT_EQ(head.reply.status, 404);
    EXPECT_EQ(head.reply.reason, "Not  Found");
    EXPECT_THAT(head.reply.fields, ElementsAre(Pair("X", "1"), Pair("x", "")));
    EXPECT_EQ(head.framing.body, Body::length);
    EXPECT_EQ(head.framing.length, 5u);
}

TEST(ParseResponseHead, FramingIsThatOfStatusMethodAndFields) {
    constexpr struct {
        std::string_view octets;
        bool to_head;
        Body body;
        std::optional<std::uint64_t> length;
    } cases[] = {
        {"HTTP/1.1 200\r\n\r\n", false, Body::until_close, {}},
        {"HTTP/1.1 200 \r\nTransfer-Encoding: CHUNKED\r\n\r\n", false, Body::chunked, {}},
        {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", false, Body::length, 0},
        {"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n", true, Body::none, 7},
        {"HTTP/1.1 200 OK\r\n\r\n", true, Body::none, {}},
        {"HTTP/1.1 304 x\r\nContent-Length: 7\r\n\r\n", false, Body::none, 7},
        {"HTTP/1.1 204 x\r\nContent-Length: 7\r\n\r\n", false, Body::none, {}},
        {"HTTP/1.1 204 x\r\nTransfer-Encoding: chunked\r\n\r\n", false, Body::none, {}},
        {"HTTP/1.1 103 x\r\nContent-Length: a\r\nTransfer-Encoding: gzip\r\n\r\n",
         false,
         Body::none,
         {}},
    };

    for (const auto& c : cases) {
        const auto head = parsed(c.octets, c.to_head);
        EXPECT_EQ(head.framing.body, c.body) << c.octets;
        EXPECT_EQ(head.framing.length, c.length) << c.octets;
        EXPECT_TRUE(head.reply.fields.empty()) << c.octets;
    }
}

TEST(ParseResponseHead, FaultsHaveAName) {
    constexpr struct {
        std::string_view octets, finding;
    } cases[] = {
        {"HTTP/1.1 OK fine\r\n\r\n", "bad-status-line"},
        {"\r\nHTTP/1.1 200 OK\r\n\r\n", "bad-status-line"},
        {"HTTP/2.0 200 OK\r\n\r\n", "bad-status-line"},
        {"HTTP/1.1 2000 OK\r\n\r\n", "bad-status-line"},
        {"HTTP/1.1  200 OK\r\n\r\n", "bad-status-line"},
        {"HTTP/1.1 20 OK\r\n\r\n", "bad-status-line"},
        {"ICY 200 OK\r\n\r\n", "bad-status-line"},
        {"HTTP/1.1 099 x\r\n\r\n", "status-out-of-range"},
        {"HTTP/1.1 000 x\r\n\r\n", "status-out-of-range"},
        {"HTTP/1.1 600 x\r\n\r\n", "status-out-of-range"},
        {"HTTP/1.1 999 x\r\n\r\n", "status-out-of-range"},
        {"HTTP/1.1 200 OK\nX: 1\r\n\r\n", "bare-line-feed-in-response"},
        {"HTTP/1.1 200 OK\r\nX: a\rb\r\n\r\n", "control-character-in-response"},
        {"HTTP/1.1 200 OK\r\nX: 1\r\n 2\r\n\r\n", "folded-line-in-response"},
        {"HTTP/1.1 200 OK\r\nno field\r\n\r\n", "bad-field-in-response"},
        {"HTTP/1.1 200 OK\r\n: x\r\n\r\n", "bad-field-in-response"},
        {"HTTP/1.1 200 OK\r\na b: x\r\n\r\n", "bad-field-in-response"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
         "bad-content-length-in-response"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\n", "bad-content-length-in-response"},
        {"HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\n", "bad-content-length-in-response"},
        {"HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n", "bad-content-length-in-response"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
         "bad-content-length-in-response"},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
         "unknown-transfer-coding-in-response"},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n",
         "unknown-transfer-coding-in-response"},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n",
         "unknown-transfer-coding-in-response"},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\n",
         "unknown-transfer-coding-in-response"},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\n",
         "unknown-transfer-coding-in-response"},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding:\r\n\r\n", "unknown-transfer-coding-in-response"},
        {"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
         "transfer-encoding-in-http-1.0-response"},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
         "content-length-with-transfer-encoding-in-response"},
    };

    for (const auto& c : cases) EXPECT_EQ(finding(c.octets), c.finding) << c.octets;
}

}  // namespace
}  // namespace proxy407::http
