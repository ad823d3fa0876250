#include "handout/settings.hpp"

#include <gtest/gtest.h>

namespace proxy407::handout {
namespace {

const auth::Account account{"us er", "p@ss:w%rd"};

TEST(ProxySettings, Credentials_AreEncodedInTheUrlOnly) {
    const ProxySettings made = proxy_settings("http", Place{4070}, account);
    EXPECT_EQ(made.proxy, "http://127.0.0.1:4070");
    EXPECT_EQ(made.proxy_url, "http://us%20er:p%40ss%3Aw%25rd@127.0.0.1:4070");
    const ProxySettings without = proxy_settings("https", Place{4070}, std::nullopt);
    EXPECT_EQ(without.proxy_url, "https://127.0.0.1:4070");
}

TEST(ProxySettings, AnotherAddress_IsThatOfAllUrls) {
    const auto made = proxy_settings("http", Place{4070, 0, 0, "[::1]"}, account);
    EXPECT_EQ(made.proxy, "http://[::1]:4070");
    EXPECT_EQ(made.proxy_url, "http://us%20er:p%40ss%3Aw%25rd@[::1]:4070");
}

TEST(ProxySettings, AccountForHttps_IsInTheUrlForHttpsAlone) {
    scenario::Scenario scenario;
    scenario.client = auth::Account{"a", "b"};
    scenario.handout.https_account = auth::Account{"c", "d@"};
    const auto made = proxy_settings(scenario, Place{4070});
    EXPECT_EQ(made.proxy_url, "http://a:b@127.0.0.1:4070");
    EXPECT_EQ(made.https_proxy_url, "http://c:d%40@127.0.0.1:4070");
}

TEST(ProxyUrl, Plus_IsEncodedWhereAskedAlone) {
    const auth::Account plus{"a", "b+c"};
    EXPECT_EQ(proxy_url("http", &plus, "h:1"), "http://a:b+c@h:1");
    EXPECT_EQ(proxy_url("http", &plus, "h:1", text::PercentSet::strict), "http://a:b%2Bc@h:1");
    EXPECT_EQ(proxy_url("http", nullptr, "h:1"), "http://h:1");
}

}  // namespace
}  // namespace proxy407::handout
