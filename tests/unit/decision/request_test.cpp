#include "decision/request.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision {

namespace {

std::vector<std::string> remarks(std::string octets) {
    return head_remarks(http::parse_request_head(std::move(octets)));
}

using Ids = std::vector<std::string>;

TEST(Remarks, CleanRequestsHaveNone) {
    EXPECT_EQ(remarks("GET http://a.test/ HTTP/1.1\r\nHost: A.test\r\n\r\n"), Ids{});
    EXPECT_EQ(remarks("CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n\r\n"), Ids{});
    EXPECT_EQ(remarks("CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]\r\n\r\n"), Ids{});
}

TEST(Remarks, EachBreachIsNamed) {
    EXPECT_EQ(
        remarks("GET http://a.test/ HTTP/1.1\r\nHost: a.test\r\nProxy-Connection: close\r\n\r\n"),
        Ids{"proxy-connection-sent"}
    );
    EXPECT_EQ(remarks("CONNECT a.test:443 HTTP/1.0\r\n\r\n"), Ids{"connect-in-http-1.0"});
    EXPECT_EQ(
        remarks("CONNECT a.test:443 HTTP/1.1\r\nHost: a.test\r\nAuthorization: x y\r\n\r\n"),
        Ids{"authorization-on-connect"}
    );
    EXPECT_EQ(
        remarks("GET http://a.test/ HTTP/1.1\r\nHost: b.test\r\n\r\n"),
        Ids{"host-differs-from-target"}
    );
}

TEST(Request, ContentThatWasReadIsNotStillToCome) {
    const auto head = http::parse_request_head(
        "POST http://a.test/ HTTP/1.1\r\nHost: a.test\r\nContent-Length: 2\r\n"
        "Expect: 100-continue\r\nProxy-Authorization: Basic x\r\n\r\n"
    );
    Request request(head);
    EXPECT_EQ(request.credentials->value, "Basic x");
    EXPECT_EQ(request.rest().length, 2u);
    EXPECT_TRUE(request.rest().expects_continue);
    request.content = http::Content{"ab", 2, ""};
    EXPECT_EQ(request.rest().body, http::Framing::Body::none);
    EXPECT_FALSE(request.rest().expects_continue);
    EXPECT_TRUE(request.rest().keep_alive);
}

}  // namespace

}  // namespace proxy407::decision
