#include "http/proxy_status.hpp"

#include <gtest/gtest.h>

namespace proxy407::http {
namespace {

TEST(ProxyStatus, NamesTheErrorAndTheDetails) {
    EXPECT_EQ(
        proxy_status("http_request_denied", "no-credentials"),
        R"(proxy407; error=http_request_denied; details="no-credentials")"
    );
}

TEST(ProxyStatus, DetailsAreAStringOfRfc8941) {
    EXPECT_EQ(
        proxy_status("http_request_error", "say \"a\\b\"\r\n\x7f \xc3\xa9"),
        R"(proxy407; error=http_request_error; details="say \"a\\b\"??? ??")"
    );
}

}  // namespace
}  // namespace proxy407::http
