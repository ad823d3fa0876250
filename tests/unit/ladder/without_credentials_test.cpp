#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Answers GET and CONNECT of a name by these.
World server(const std::string& to_get, const std::string& to_connect) {
    return proxy([=](const std::string& request) {
        return request.starts_with("CONNECT") ? to_connect : to_get;
    });
}

/// Answers for the made-up name and for all others.
World by_name(const std::string& made_up, const std::string& others) {
    return proxy([=](const std::string& request) {
        return request.find(Target::made_up) != request.npos ? made_up : others;
    });
}

TEST(WithoutCredentials, FailureToFindTheName_IsOpen) {
    const auto ladder = climbed(question(url), server(unreachable, unreachable));
    EXPECT_EQ(ladder.conclusion().id, "open");
    for (const auto& request : requests(ladder)) EXPECT_FALSE(has_credentials(request));
}

TEST(WithoutCredentials, WebServer_IsNoProxy) {
    EXPECT_EQ(cause(url, server(ok, status("405 Not Allowed"))), "not-a-proxy");
    EXPECT_EQ(cause(url, server(status("404 Not Found"), status("400 Bad"))), "not-a-proxy");
    EXPECT_EQ(cause(url, server(status("403 Forbidden"), status("400 Bad"))), "not-a-proxy");
    EXPECT_EQ(cause(url, server(ok, "")), "not-a-proxy");
}

TEST(WithoutCredentials, WebServerThatAsksForItsOwn_IsNoProxy) {
    const auto asks = status("401 X", "WWW-Authenticate: Basic realm=\"x\"\r\n");
    EXPECT_EQ(cause(url, server(asks, status("400 Bad"))), "not-a-proxy");
    EXPECT_EQ(cause(url, server(asks, asks)), "proxy-says-401");
}

TEST(WithoutCredentials, WebServerThatRedirectsToTls_IsNoPortal) {
    const auto redirect = status("301 Moved", "Location: https://proxy407.invalid/\r\n");
    EXPECT_EQ(cause(url, server(redirect, status("400 Bad"))), "not-a-proxy");
}

TEST(WithoutCredentials, RedirectToAPage_IsAPortal) {
    const auto redirect = status("302 Found", "Location: http://login.hotel.example/\r\n");
    EXPECT_EQ(cause(url, server(redirect, status("400 Bad"))), "captive-portal");
    EXPECT_EQ(cause(url, server(status("511 Network"), "")), "captive-portal");
    EXPECT_EQ(cause(url, by_name(redirect, redirect), "http://a.test/"), "captive-portal");
}

TEST(WithoutCredentials, EverythingForbidden_IsTheAddress) {
    const auto denied = status("403 Forbidden", "X-Squid-Error: ERR_ACCESS_DENIED 0\r\n");
    EXPECT_EQ(cause(url, server(denied, denied)), "address-not-allowed");
    EXPECT_EQ(cause(url, by_name(denied, denied), "http://a.test/"), "address-not-allowed");
}

TEST(WithoutCredentials, OneTargetForbidden_IsARule) {
    EXPECT_EQ(
        cause(url, by_name(unreachable, status("403 Forbidden")), "http://a.test/"),
        "target-blocked"
    );
}

TEST(WithoutCredentials, TargetThatAsks_IsTheTarget) {
    const auto asks = status("401 X", "WWW-Authenticate: Basic realm=\"x\"\r\n");
    EXPECT_EQ(cause(url, by_name(unreachable, asks), "http://a.test/"), "target-refuses");
    EXPECT_EQ(cause(url, by_name(asks, asks), "http://a.test/"), "proxy-says-401");
}

TEST(WithoutCredentials, TargetThatIsAway_IsTheTarget) {
    EXPECT_EQ(cause(url, server(unreachable, unreachable), "http://a.test/"), "target-unreachable");
    EXPECT_EQ(
        cause(url, server(unreachable, unreachable), "https://a.test/"), "target-unreachable"
    );
}

TEST(WithoutCredentials, AsksForConnectAlone_IsAskedByConnect) {
    const auto ladder = climbed(question("http://proxy.example:1"), server(ok, asks_basic));
    EXPECT_EQ(ladder.conclusion().id, "credentials-missing");
    EXPECT_EQ(ladder.facts().request.method, "CONNECT");
}

TEST(WithoutCredentials, QuotaOfTheAddress_IsTheAccount) {
    EXPECT_EQ(cause(url, server(status("402 Payment Required"), "")), "account-exhausted");
}

TEST(WithoutCredentials, TargetThatAnswers_IsOpen) {
    EXPECT_EQ(cause(url, server(ok, ok), "http://a.test/"), "open");
}

}  // namespace
}  // namespace proxy407::ladder
