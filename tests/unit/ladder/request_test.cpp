#include "ladder/request.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Request, OfHttps_IsATunnel) {
    Target target{false, true, {"a.test", 8443}, "/x"};
    EXPECT_EQ(
        to_octets(request_for(target)),
        "CONNECT a.test:8443 HTTP/1.1\r\nHost: a.test:8443\r\n"
        "User-Agent: proxy407-diagnose\r\nAccept: */*\r\n\r\n"
    );
    EXPECT_EQ(to_url(target), "https://a.test:8443/x");
}

TEST(Request, OfHttp_NamesTheWholeTarget) {
    Target target{false, false, {"::1", 80}, "/x?y"};
    EXPECT_THAT(
        to_octets(request_for(target)),
        HasSubstr("GET http://[::1]/x?y HTTP/1.1\r\nHost: [::1]\r\n")
    );
}

TEST(Request, MadeUpTarget_IsAnInvalidName) {
    EXPECT_EQ(to_url(made_up_target(false)), "http://proxy407.invalid/");
    EXPECT_EQ(request_for(made_up_target(true)).target, "proxy407.invalid:443");
}

TEST(Request, Credentials_AreAField) {
    EXPECT_THAT(
        to_octets(request_for({}), "Basic eA=="),
        HasSubstr("\r\nProxy-Authorization: Basic eA==\r\n")
    );
}

}  // namespace
}  // namespace proxy407::ladder
