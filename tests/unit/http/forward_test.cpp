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
    const auto head = parse_request_head(
        std::string(request_line) + "\r\nHost: b.test\r\n" + std::string(lines) + "\r\n"
    );
    return forward_request(head, judge_message(head).framing);
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

TEST(ForwardRequest, LengthIsTheOneThatWasJudged) {
    constexpr struct {
        std::string_view method, lines;
        std::uint64_t octets;
        std::string_view sent;  // of Content-Length; "" for none
    } cases[] = {
        {"POST", "content-length: 5\r\n", 5, "5"},
        {"POST", "CONTENT-LENGTH:   5  \r\n", 5, "5"},
        {"POST", "Content-Length: 5, 5\r\n", 5, "5"},
        {"POST", "Content-Length: 5\r\ncontent-Length: 5\r\n", 5, "5"},
        {"POST", "Content-Length: 005\r\n", 5, "5"},
        {"POST", "transfer-encoding: Chunked\r\n", 7, "7"},
        {"POST", "Transfer-Encoding: chunked\r\n", 0, "0"},
        {"POST", "Content-Length: 5\r\nContent_Length: 9\r\ncontent.length: 9\r\n", 5, "5"},
        {"POST", "", 0, "0"},
        {"PUT", "", 0, "0"},
        {"GET", "", 0, ""},
        {"GET", "Content-Length: 0\r\n", 0, "0"},
        {"HEAD", "", 0, ""},
        {"GET", "Content_Length: 9\r\nTransfer_Encoding: chunked\r\n", 0, ""},
    };

    for (const auto& c : cases) {
        auto request = forwarded(std::string(c.method) + " http://a.test/ HTTP/1.1", c.lines);
        put_content_length(request, c.octets);
        std::vector<std::string> lengths;
        for (const auto& [name, value] : request.fields) {
            if (name == "Content-Length") {
                lengths.push_back(value);
            } else {
                EXPECT_THAT(name, testing::AnyOf("Host", "Via")) << c.lines;
            }
        }
        if (c.sent.empty()) {
            EXPECT_THAT(lengths, ElementsAre()) << c.lines;
        } else {
            EXPECT_THAT(lengths, ElementsAre(c.sent)) << c.lines;
        }
    }
}

TEST(ForwardRequest, WhatIsForAProxyStaysHereInAnySpelling) {  // CVE-2016-5385
    constexpr std::string_view names[] = {
        "Proxy",
        "proxy",
        "PROXY",
        "Proxy-Authorization",
        "Proxy_Authorization",
        "PROXY_AUTHORIZATION",
        "proxy.authorization",
        "Proxy-Authenticate",
        "proxy_authenticate",
        "Proxy-Authentication-Info",
        "Proxy-Status",
        "Proxy-Connection",
        "Proxy_Connection",
        "Proxy-Features",
        "Proxy_",
        "Keep_Alive",
        "Transfer_Encoding",
    };

    for (const auto name : names) {
        const auto request =
            forwarded("GET http://a.test/ HTTP/1.1", std::string(name) + ": x\r\n");
        EXPECT_EQ(request.fields.size(), 2u) << name;
    }
    for (const auto* name : {"Proxying", "X-Proxy", "X-Proxy-Authorization", "Authorization"}) {
        const auto request =
            forwarded("GET http://a.test/ HTTP/1.1", std::string(name) + ": x\r\n");
        EXPECT_EQ(request.fields.size(), 3u) << name;
    }
}

TEST(ForwardRequest, ExpectationThatWeMeetIsNotSentOn) {
    constexpr struct {
        std::string_view value, sent;
    } cases[] = {{"100-continue", ""}, {"100-Continue, other", "other"}, {"other", "other"}};

    for (const auto& c : cases) {
        const auto request =
            forwarded("POST http://a.test/ HTTP/1.1", "expect: " + std::string(c.value) + "\r\n");
        const bool sent = request.fields.size() == 3;
        EXPECT_EQ(sent ? request.fields[1].second : "", c.sent) << c.value;
    }
}

TEST(KeptBack, HoldsWhatOthersWouldSendOn) {
    const auto head = parse_request_head(
        "GET http://a.test/ HTTP/1.1\r\nProxy-Authorization: a\r\nproxy_authorization: b\r\n"
        "Proxy-Connection: c\r\nProxy: d\r\nX: e\r\n\r\n"
    );
    EXPECT_EQ(kept_back(head), "proxy_authorization: b\r\nProxy: d\r\n");
}

TEST(WentThrough, ComparesTheNameOfAHop) {
    constexpr struct {
        std::string_view via;
        bool ours;
    } cases[] = {
        {"Via: 1.1 proxy407-1a\r\n", true},
        {"via: HTTP/1.1 PROXY407-1A\r\n", true},
        {"Via: 1.1 a, 1.0\tproxy407-1a (comment)\r\n", true},
        {"Via: 1.1 a (x, 1.1 b)\r\nVia: 1.1 proxy407-1a\r\n", true},
        {"Via: 1.1 a (\\) x), 1.1 proxy407-1a(y)\r\n", true},
        {"Via: 1.1 proxy407\r\n", false},
        {"Via: 1.1 proxy407-1ab\r\n", false},
        {"Via: 1.1 my-proxy407-1a\r\n", false},
        {"Via: 1.1 proxy407-1a.test\r\n", false},
        {"Via: 1.1 a (was, 1.1 proxy407-1a)\r\n", false},
        {"Via: proxy407-1a\r\n", false},
        {"X-Via: 1.1 proxy407-1a\r\n", false},
        {"", false},
    };

    for (const auto& c : cases) {
        const auto head =
            parse_request_head("GET http://a.test/ HTTP/1.1\r\n" + std::string(c.via) + "\r\n");
        EXPECT_EQ(went_through(head, "proxy407-1a"), c.ours) << c.via;
    }
}

TEST(ForwardResponse, NobodyButUsSpeaksUnderOurName) {
    constexpr struct {
        std::string_view line, passed_on;
    } cases[] = {
        {"proxy407; error=http_request_denied; details=\"no-credentials/x\"", ""},
        {"PROXY407;error=dns_error", ""},
        {"\"proxy407\"; error=dns_error", ""},
        {"squid; details=\"a, proxy407; error=dns_error\"", ""},
        {"squid; details=\"open, proxy407; error=dns_error", ""},
        {"squid; error=dns_error", "squid; error=dns_error, proxy407; received-status=502"},
        {"a, proxy407; error=dns_error, b; details=\"x, \\\"y\"",
         "a, b; details=\"x, \\\"y\", proxy407; received-status=502"},
    };

    for (const auto& c : cases) {
        Reply reply;
        reply.status = 502;
        reply.add("proxy-status", c.line);
        forward_response(reply, 0);
        const auto* value = reply.find("Proxy-Status");
        EXPECT_EQ(value ? *value : "", c.passed_on) << c.line;
    }
}

TEST(ForwardResponse, LinesOfProxyStatusAreOneList) {
    Reply reply;
    reply.add("Proxy-Status", "a; details=\"x").add("Proxy-Status", "proxy407\"; error=dns_error");
    forward_response(reply, 0);
    EXPECT_EQ(reply.find("Proxy-Status"), nullptr);
}

TEST(ForwardResponse, ViaSaysTheVersionReceivedAndTheNameGiven) {
    Reply reply;
    forward_response(reply, 0, "proxy407-1a", 0);
    EXPECT_EQ(*reply.find("Via"), "1.0 proxy407-1a");
}

TEST(ForwardInterim, IsCleanedAsAFinalOne) {
    Reply reply;
    reply.status = 103;
    reply.add("Link", "</a>")
        .add("Connection", "X-A")
        .add("X-A", "1")
        .add("Upgrade", "h2c")
        .add("Proxy-Authenticate", "Basic realm=x")
        .add("proxy_authentication_info", "x")
        .add("Proxy-Status", "proxy407; error=dns_error");
    forward_interim(reply);
    EXPECT_THAT(reply.fields, ElementsAre(Pair("Link", "</a>")));
}

TEST(ForwardResponse, ADateStays) {
    Reply reply;
    reply.add("date", "then");
    forward_response(reply, 0);
    EXPECT_THAT(reply.fields, ElementsAre(Pair("date", "then"), Pair("Via", "1.1 proxy407")));
}

}  // namespace
}  // namespace proxy407::http
