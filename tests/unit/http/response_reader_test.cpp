#include "http/response_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::http {
namespace {

using State = ResponseReader::State;
using testing::ElementsAre;
using testing::IsEmpty;

struct Read {
    std::vector<int> interim;
    State state = State::more;
    int status = 0;
    std::string body;
    FieldList fields;
    std::string finding;
};

/// Feeds the octets in pieces of that size, then the end.
Read read(
    std::string_view octets, std::size_t piece, bool to_head = false, ResponseLimits limits = {}
) {
    ResponseReader reader(to_head, limits);
    Read out;
    while (!octets.empty()) {
        reader.feed(octets.substr(0, piece));
        octets.remove_prefix(std::min(piece, octets.size()));
        while (reader.state() == State::interim)
            out.interim.push_back(reader.take_interim().status);
    }
    out.state = reader.end(true);
    out.status = reader.head().reply.status;
    out.body = reader.head().reply.body;
    out.fields = reader.head().reply.fields;
    out.finding = reader.fault().finding;
    return out;
}

TEST(ResponseReader, FinalAnswerIsReadInAnyPieces) {
    constexpr struct {
        std::string_view octets, body;
    } cases[] = {
        {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhellorest", "hello"},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n",
         "hello"},
        {"HTTP/1.1 200 OK\r\n\r\nhello", "hello"},
        {"HTTP/1.0 200 OK\r\n\r\n", ""},
        {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", ""},
        {"HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\nhello", ""},
        {"HTTP/1.1 103 E\r\n\r\nHTTP/1.1 100 C\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhello", "hello"},
    };

    for (const auto& c : cases) {
        for (const std::size_t piece : {1u, 7u, 1000u}) {
            const auto got = read(c.octets, piece);
            EXPECT_EQ(got.state, State::complete) << c.octets << ' ' << got.finding;
            EXPECT_EQ(got.body, c.body) << c.octets;
        }
    }
}

TEST(ResponseReader, InterimAnswersComeBeforeTheFinalOne) {
    const auto got =
        read("HTTP/1.1 103 E\r\n\r\nHTTP/1.1 199 C\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", 1000);
    EXPECT_THAT(got.interim, ElementsAre(103, 199));
    EXPECT_EQ(got.status, 200);
}

TEST(ResponseReader, TrailersNeverBecomeFields) {
    const auto got = read(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n"
        "Proxy-Status: proxy407; error=dns_error\r\nSet-Cookie: a=b\r\n\r\n",
        1000
    );
    EXPECT_EQ(got.state, State::complete);
    EXPECT_THAT(got.fields, IsEmpty());
}

TEST(ResponseReader, AnswerToHeadHasNoContent) {
    const auto got = read("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", 1000, true);
    EXPECT_EQ(got.state, State::complete);
    EXPECT_EQ(got.body, "");
}

TEST(ResponseReader, FaultsEndTheReading) {
    constexpr struct {
        std::string_view octets, finding;
    } cases[] = {
        {"", "no-response-from-target"},
        {"HTTP/1.1 200 OK\r\nX", "no-response-from-target"},
        {"HTTP/1.1 103 E\r\n\r\n", "no-response-from-target"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell", "response-cut-off"},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n", "response-cut-off"},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n",
         "malformed-chunks-in-response"},
        {"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", "unasked-upgrade"},
        {"HTTP/1.1 099 x\r\n\r\n", "status-out-of-range"},
        {"HTTP/1.1 103 E\r\n\r\nHTTP/1.1 999 x\r\n\r\n", "status-out-of-range"},
    };

    for (const auto& c : cases) {
        for (const std::size_t piece : {1u, 1000u}) {
            const auto got = read(c.octets, piece);
            EXPECT_EQ(got.state, State::faulty) << c.octets;
            EXPECT_EQ(got.finding, c.finding) << c.octets;
        }
    }
}

TEST(ResponseReader, ContentUntilTheCloseIsNotEndedByAReset) {
    ResponseReader reader(false, {});
    reader.feed("HTTP/1.1 200 OK\r\n\r\nhello");
    EXPECT_EQ(reader.end(false), State::faulty);
    EXPECT_EQ(reader.fault().error, "http_response_incomplete");
}

TEST(ResponseReader, LimitsHold) {
    ResponseLimits limits;
    limits.head = 200;
    limits.interim_answers = 3;
    limits.content = 10;
    const std::string interim = "HTTP/1.1 103 E\r\n\r\n";
    const std::string large = "HTTP/1.1 103 E\r\nLink: " + std::string(90, 'x') + "\r\n\r\n";
    const std::string ok = "HTTP/1.1 200 OK\r\n";

    const struct {
        std::string octets, finding;
    } cases[] = {
        {interim + interim + interim + ok + "\r\n", ""},
        {interim + interim + interim + interim + ok + "\r\n", "too-many-interim-answers"},
        {large + large + ok + "\r\n", "too-many-interim-answers"},
        {ok + "X: " + std::string(300, 'x') + "\r\n\r\n", "response-head-too-large"},
        {ok + "X: " + std::string(300, 'x'), "response-head-too-large"},
        {ok + "Content-Length: 10\r\n\r\n0123456789", ""},
        {ok + "Content-Length: 11\r\n\r\n01234567890", "response-too-large"},
        {ok + "\r\n0123456789", ""},
        {ok + "\r\n01234567890", "response-too-large"},
        {ok + "Transfer-Encoding: chunked\r\n\r\nb\r\n01234567890\r\n0\r\n\r\n",
         "response-too-large"},
    };

    for (const auto& c : cases) {
        for (const std::size_t piece : {1u, 1000u}) {
            EXPECT_EQ(read(c.octets, piece, false, limits).finding, c.finding) << c.octets;
        }
    }
}

}  // namespace
}  // namespace proxy407::http
