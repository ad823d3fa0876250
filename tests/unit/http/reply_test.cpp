#include "http/reply.hpp"

#include <gtest/gtest.h>

#include <string>

namespace proxy407::http {
namespace {

Reply reply(int status, std::string body = "") {
    Reply made;
    made.status = status;
    made.body = std::move(body);
    return made;
}

TEST(Reply, FieldsKeepTheirOrderAndSetReplacesTheFirst) {
    Reply made = reply(407, "no\n");
    made.add("Proxy-Authenticate", "Digest a").add("Proxy-Authenticate", "Basic b");
    made.set("Date", "1").set("DATE", "2");
    EXPECT_EQ(
        to_octets(made, {}),
        "HTTP/1.1 407 Proxy Authentication Required\r\n"
        "Proxy-Authenticate: Digest a\r\n"
        "Proxy-Authenticate: Basic b\r\n"
        "Date: 2\r\n"
        "Content-Length: 3\r\n"
        "\r\n"
        "no\n"
    );
    EXPECT_EQ(*made.find("proxy-authenticate"), "Digest a");
    EXPECT_EQ(made.find("Via"), nullptr);
}

TEST(Reply, ATunnelHasNeitherLengthNorContent) {
    ReplyFraming framing;
    framing.to_connect = true;
    EXPECT_EQ(to_octets(reply(200, "lost"), framing), "HTTP/1.1 200 OK\r\n\r\n");
    EXPECT_EQ(to_octets(reply(299), framing), "HTTP/1.1 299 \r\n\r\n");
    EXPECT_EQ(
        to_octets(reply(502, "x"), framing),
        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 1\r\n\r\nx"
    );
}

TEST(Reply, HeadGetsTheLengthWithoutTheContent) {
    ReplyFraming framing;
    framing.to_head = true;
    EXPECT_EQ(
        to_octets(reply(200, "four"), framing), "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"
    );
}

TEST(Reply, SomeStatusesHaveNoContent) {
    for (const int status : {100, 103, 204, 304}) {
        const auto octets = to_octets(reply(status, "x"), {});
        EXPECT_EQ(octets.find("Content-Length"), octets.npos) << status;
        EXPECT_TRUE(octets.ends_with("\r\n\r\n")) << status;
    }
}

TEST(Reply, SaysWhatBecomesOfTheConnection) {
    ReplyFraming framing;
    framing.http10_keep_alive = true;
    EXPECT_NE(
        to_octets(reply(200), framing).find("\r\nConnection: keep-alive\r\n"), std::string::npos
    );
    framing.close = true;
    EXPECT_NE(to_octets(reply(200), framing).find("\r\nConnection: close\r\n"), std::string::npos);
    EXPECT_EQ(to_octets(reply(200), {}).find("Connection"), std::string::npos);
}

TEST(Reply, AReasonOfItsOwn) {
    Reply made = reply(407);
    made.reason = "Who are you";
    EXPECT_TRUE(to_octets(made, {}).starts_with("HTTP/1.1 407 Who are you\r\n"));
    EXPECT_EQ(reason_phrase(431), "Request Header Fields Too Large");
    EXPECT_EQ(reason_phrase(299), "");
}

TEST(HttpDate, IsTheFixedForm) {
    EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
}

TEST(StatusOf, ReadsOurOwnStatusLine) {
    EXPECT_EQ(status_of(to_octets(reply(407), {})), 407);
    EXPECT_EQ(status_of("HTTP/1.0 200 OK\r\n"), 200);
    for (const auto* other :
         {"", "HTTP/1.1 ", "HTTP/2.0 200 OK", "HTTP/1.1 2x0 OK", "GET / HTTP/1.1"}) {
        EXPECT_EQ(status_of(other), 0) << other;
    }
}

}  // namespace
}  // namespace proxy407::http
