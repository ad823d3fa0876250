#include "http/unreadable.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace proxy407::http {
namespace {

using namespace std::string_view_literals;

TEST(ProtocolOf, FirstOctets_TellTheProtocol) {
    constexpr struct {
        std::string_view octets;
        Protocol protocol;
    } cases[] = {
        {"\x16\x03\x01\x02\x00"sv, Protocol::tls},
        {"\x16\x03"sv, Protocol::tls},
        {"\x16GET"sv, Protocol::other},
        {"\x15\x03\x03\x00\x02\x01\x00"sv, Protocol::other},  // an alert begins nothing
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"sv, Protocol::http2},
        {"PRI * HTTP/2.0\r\n"sv, Protocol::http2},
        {"PRI * HTTP/1.1\r\n"sv, Protocol::other},
        {"\x05\x01\x00"sv, Protocol::socks},
        {"\x05\x00"sv, Protocol::other},
        {"\x04\x01\x01\xbb"sv, Protocol::socks},
        {"\x04\x03"sv, Protocol::other},
        {"GET / HTTP/1.1\r\n"sv, Protocol::other},
        {"POST / HTTP/1.1\r\n"sv, Protocol::other},
        {"\r\nGET / HTTP/1.1\r\n"sv, Protocol::other},
    };

    for (const auto& c : cases) {
        const auto protocol = protocol_of(c.octets);
        ASSERT_TRUE(protocol) << c.octets;
        EXPECT_EQ(*protocol, c.protocol) << c.octets;
    }
}

TEST(ProtocolOf, TooFewOctets_LeaveItOpen) {
    for (const auto octets : {""sv, "\x16"sv, "\x04"sv, "\x05"sv, "P"sv, "PRI * HTTP/2.0\r"sv}) {
        EXPECT_FALSE(protocol_of(octets)) << octets;
        EXPECT_FALSE(judge_first_octets(octets)) << octets;
    }
}

TEST(JudgeFirstOctets, AnotherProtocol_IsNamed) {
    constexpr struct {
        std::string_view octets;
        int status;
        std::string_view finding;
    } cases[] = {
        {"\x16\x03\x01\x02\x00"sv, 400, "tls-on-plain-port"},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"sv, 505, "http2-preface"},
        {"\x05\x01\x00"sv, 400, "socks-on-http-port"},
        {"\x04\x01\x01\xbb"sv, 400, "socks-on-http-port"},
    };

    for (const auto& c : cases) {
        const auto complaint = judge_first_octets(c.octets);
        ASSERT_TRUE(complaint) << c.finding;
        EXPECT_EQ(complaint->status, c.status) << c.finding;
        EXPECT_EQ(complaint->finding, c.finding);
        EXPECT_FALSE(complaint->message.empty());
    }
    EXPECT_FALSE(judge_first_octets("GET http://o.test/ HTTP/1.1\r\n"));
}

TEST(JudgeOversize, HeadReaderGaveUp_TheAnswerNamesWhatIsTooLarge) {
    const std::string much(20'000, 'x');

    const struct {
        std::string received;
        int status;
        std::string_view finding;
    } cases[] = {
        {"GET http://o.test/" + much, 414, "request-line-too-large"},
        {"\r\n\r\nGET " + much, 414, "request-line-too-large"},
        {much, 501, "method-too-long"},
        {much + " / HTTP/1.1\r\n", 501, "method-too-long"},
        {"GET / HTTP/1.1\r\nA: " + much + much + much + much, 431, "head-too-large"},
        {std::string(70'000, '\n'), 431, "head-too-large"},
    };

    for (const auto& c : cases) {
        HeadReader reader;
        const auto state = reader.feed(c.received);
        ASSERT_NE(state, HeadReader::State::more) << c.finding;
        const auto complaint = judge_oversize(state, c.received);
        EXPECT_EQ(complaint.status, c.status) << c.finding;
        EXPECT_EQ(complaint.finding, c.finding);
        EXPECT_FALSE(complaint.message.empty());
    }
}

TEST(JudgeOversize, RequestLineAboveTheLimitOfTheHead_IsTheRequestLine) {
    HeadReader reader(HeadLimits{16 * 1024, 2000, 200});
    const auto received = "GET http://o.test/" + std::string(3000, 'x') + " HTTP/1.1\r\n";
    EXPECT_EQ(judge_oversize(reader.feed(received), received).status, 414);
}

}  // namespace
}  // namespace proxy407::http
