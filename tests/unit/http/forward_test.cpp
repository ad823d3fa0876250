#include "http/forward.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace proxy407::http {
namespace {

using testing::ElementsAre;
using testing::Pair;

ForwardedRequest forwarded(std::string_view request_line, std::string_view lines = "") {
    return forward_request(parse_request_head(
        std::string(request_line) + "\r\nHost: b.test\r\n" + std::string(lines) + "\r\n"
    ));
}

TEST(ForwardRequest, HostIsThatOfTheTarget) {
    EXPECT_THAT(
        forwarded("GET http://a.test:8080/x HTTP/1.1").fields,
        ElementsAre(Pair("Host", "a.test:8080"), Pair("Via", "1.1 proxy407"))
    );
    EXPECT_EQ(forwarded("GET http://a.test:80/ HTTP/1.1").host, "a.test");
    EXPECT_EQ(forwarded("GET http://[::1]:81/ HTTP/1.1").host, "[::1]:81");
}

TEST(ForwardRequest, PathAndQueryAreLeftAsTheyAre) {
    constexpr struct {
        std::string_view request_line, path_and_query;
    } cases[] = {
        {"GET http://a.test//%7Eu/../?a=%2F HTTP/1.1", "//%7Eu/../?a=%2F"},
        {"GET http://a.test HTTP/1.1", "/"},
        {"GET http://a.test?q HTTP/1.1", "/?q"},
        {"OPTIONS http://a.test HTTP/1.1", "*"},
        {"OPTIONS http://a.test/ HTTP/1.1", "/"},
        {"OPTIONS http://a.test?q HTTP/1.1", "/?q"},
        {"BREW http://a.test/pot HTTP/1.1", "/pot"},
    };

    for (const auto& c : cases) {
        EXPECT_EQ(forwarded(c.request_line).path_and_query, c.path_and_query) << c.request_line;
    }
}

TEST(ForwardRequest, HopByHopFieldsAndOurCredentialsStayHere) {
    const auto request = forwarded(
        "GET http://a.test/ HTTP/1.1",
        "Connection: X-A, close\r\n"
        "X-A: named\r\n"
        "Proxy-Connection: keep-alive\r\n"
        "Keep-Alive: 5\r\n"
        "TE: trailers\r\n"
        "Trailer: X\r\n"
        "Transfer-Encoding: chunked\r\n"
        "Upgrade: websocket\r\n"
        "proxy-authorization: Basic dXNlcjpwYXNz\r\n"
        "Authorization: Basic  odd\r\n"
        "X-B: 1\r\n"
        "x-b: 2\r\n"
        "Via: 1.0 before\r\n"
    );
    EXPECT_THAT(
        request.fields,
        ElementsAre(
            Pair("Host", "a.test"),
            Pair("Authorization", "Basic  odd"),
            Pair("X-B", "1"),
            Pair("x-b", "2"),
            Pair("Via", "1.0 before"),
            Pair("Via", "1.1 proxy407")
        )
    );
}

TEST(ForwardRequest, ViaSaysTheVersionReceivedAndTheRequestOurs) {
    const auto request = forwarded("GET http://a.test/ HTTP/1.0");
    EXPECT_EQ(to_octets(request), "GET / HTTP/1.1\r\nHost: a.test\r\nVia: 1.0 proxy407\r\n\r\n");
}

TEST(ForwardRequest, MaxForwardsCountsForTraceAndOptionsOnly) {
    constexpr struct {
        std::string_view method, value, sent_on;
    } cases[] = {
        {"TRACE", "5", "4"},
        {"OPTIONS", "1", "0"},
        {"GET", "5", "5"},
        {"TRACE", "x", "x"},
        {"TRACE", "0", "0"},
    };

    for (const auto& c : cases) {
        const auto request = forwarded(
            std::string(c.method) + " http://a.test/ HTTP/1.1",
            "Max-Forwards: " + std::string(c.value) + "\r\n"
        );
        EXPECT_EQ(request.fields[1].second, c.sent_on) << c.method << c.value;
    }
    EXPECT_EQ(forwarded("TRACE http://a.test/ HTTP/1.1").fields.size(), 2u);  // never invented
}

TEST(DirectRequest, KeepsEveryField) {
    const auto request =
        direct_request(parse_request_head("GET /x HTTP/1.1\r\nHost: a.test\r\nConnection: X\r\nX: "
                                          "1\r\nProxy-Authorization: leaked\r\n"
                                          "\r\n"));
    EXPECT_EQ(request.method, "GET");
    EXPECT_EQ(request.path_and_query, "/x");
    EXPECT_EQ(request.host, "a.test");
    EXPECT_THAT(
        request.fields,
        ElementsAre(
            Pair("Host", "a.test"),
            Pair("Connection", "X"),
            Pair("X", "1"),
            Pair("Proxy-Authorization", "leaked")
        )
    );
}

TEST(ForwardResponse, HopByHopFieldsGoAndViaAndDateCome) {
    Reply reply;
    reply.add("Connection", "X-A")
        .add("connection", "x-b , close")
        .add("X-A", "1")
        .add("X-B", "1")
        .add("X-C", "1")
        .add("Keep-Alive", "5")
        .add("Transfer-Encoding", "chunked")
        .add("Proxy-Authenticate", "Basic realm=\"next hop\"")
        .add("Proxy-Authentication-Info", "nextnonce=\"n\"")
        .add("WWW-Authenticate", "Basic  realm=odd");
    forward_response(reply, 784111777);
    EXPECT_THAT(
        reply.fields,
        ElementsAre(
            Pair("X-C", "1"),
            Pair("WWW-Authenticate", "Basic  realm=odd"),
            Pair("Via", "1.1 proxy407"),
            Pair("Date", "Sun, 06 Nov 1994 08:49:37 GMT")
        )
    );
}

TEST(ForwardResponse, ADateStays) {
    Reply reply;
    reply.add("date", "then");
    forward_response(reply, 0);
    EXPECT_THAT(reply.fields, ElementsAre(Pair("date", "then"), Pair("Via", "1.1 proxy407")));
}

}  // namespace
}  // namespace proxy407::http
