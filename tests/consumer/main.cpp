// A test suite of somebody else: what README.md shows, and the rest of the face.
#include <gmock/gmock.h>
#include <proxy407/matchers.hpp>
#include <proxy407/mock_proxy.hpp>

#include <atomic>
#include <cstdlib>
#include <string>
#include <thread>

namespace {

/// The client under test: curl. What it gets goes nowhere; its exit code comes back.
int fetch(const std::string& url, const std::string& proxy) {
    const auto command = "curl -s -o /dev/null -m 10 --noproxy '' -x '" + proxy + "' '" + url + "'";
    return std::system(command.c_str());  // NOLINT: no other thread is in it
}

// README.md shows this test.
TEST(MyClient, PasswordWithSpecialCharacters_IsAccepted) {
    proxy407::MockProxy proxy{proxy407::scenario("basic").with_credentials("user", "p@ss:word")};

    fetch("http://example.test/", proxy.url_with_credentials());

    EXPECT_THAT(proxy.exchanges(), proxy407::Authenticated("user"));
    EXPECT_THAT(proxy.exchanges(), proxy407::NeverLeaksCredentials());
}

TEST(MyClient, WrongPassword_IsExplained) {
    const proxy407::MockProxy proxy{proxy407::scenario("basic")};

    fetch("http://example.test/", "http://user:wrong@" + proxy.url().substr(7));

    EXPECT_THAT(proxy.exchanges(), proxy407::RefusedBecause("wrong-credentials"));
    const auto report = proxy.check();
    EXPECT_FALSE(report) << report;
    EXPECT_EQ(report.verdict, "fail");
}

TEST(Scenario, MisspeltName_SuggestsTheRightOne) {
    try {
        proxy407::scenario("digets");
        FAIL() << "there is no such scenario";
    } catch (const proxy407::ScenarioError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("digest"));
    }
}

TEST(MockProxy, WhileAClientSendsRequests_AnyThreadMayLookAtIt) {
    proxy407::MockProxy proxy{proxy407::scenario("basic")};
    std::atomic<bool> done = false;
    std::thread client([&] {
        for (int i = 0; i < 10; ++i) fetch("http://example.test/", proxy.url_with_credentials());
        done = true;
    });
    std::size_t most = 0;
    while (!done) {
        most = std::max(most, proxy.wait_for(10, std::chrono::milliseconds(5)).size());
        EXPECT_NE(proxy.check().verdict, "");
    }
    client.join();
    EXPECT_EQ(proxy.exchanges().size(), 10u);
    EXPECT_LE(most, 10u);
}

}  // namespace
