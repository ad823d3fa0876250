#include "admin/filter.hpp"

#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

bool matches(const Json& asked, const journal::Exchange& exchange) {
    return Filter(asked).matches(exchange);
}

TEST(Filter, WithoutKeys_MatchesAll) {
    EXPECT_TRUE(Filter().matches(get()));
    EXPECT_TRUE(Filter().matches(journal::Exchange{}));
}

TEST(Filter, EachKey_TellsExchangesApart) {
    const auto one = refused();
    const Json right = {
        {"proxy", "default"},
        {"scenario", "basic"},
        {"recorder", "proxy"},
        {"connection", 2},
        {"method", "GET"},
        {"host", "example.test"},
        {"target", "http://example.test/ip?a=1"},
        {"status", 407},
        {"verdict", "refused"},
        {"cause", "wrong-credentials"},
        {"finding", "percent-encoding-not-decoded"}};
    EXPECT_TRUE(matches(right, one));
    for (const auto& [key, value] : right.items()) {
        auto wrong = right;
        wrong[key] = value.is_number() ? Json(1) : Json("another");
        EXPECT_FALSE(matches(wrong, one)) << key;
        EXPECT_EQ(Filter(wrong).differences(one).size(), 1U) << key;
        EXPECT_EQ(Filter(wrong).differences(one)[0].key, key);
    }
    EXPECT_EQ(right.size() + 1, Filter::members().size()) << "all but user";
}

TEST(Filter, Finding_WithItsCauseOrWithout) {
    EXPECT_TRUE(matches({{"finding", "wrong-credentials/percent-encoding-not-decoded"}}, refused())
    );
    EXPECT_FALSE(matches({{"finding", "no-credentials/percent-encoding-not-decoded"}}, refused()));
    auto malformed = get();
    malformed.complaint = "tls-handshake-failed: no shared cipher";
    EXPECT_TRUE(matches({{"finding", "tls-handshake-failed"}}, malformed));
}

TEST(Filter, OtherKeys_ArePassedOver) {
    EXPECT_TRUE(matches({{"limit", 3}}, get()));
}

TEST(Filter, Host_OfEveryFormOfTarget) {
    EXPECT_EQ(host_of(exchange("CONNECT Example.TEST:443 HTTP/1.1\r\n\r\n")), "example.test");
    EXPECT_EQ(host_of(exchange("CONNECT [::1]:443 HTTP/1.1\r\n\r\n")), "::1");
    EXPECT_EQ(host_of(exchange("GET /ip HTTP/1.1\r\nHost: a.test:80\r\n\r\n")), "a.test");
    auto inside = exchange("GET /ip HTTP/1.1\r\nHost: other.test\r\n\r\n");
    inside.tunnel = "a.test:443";
    EXPECT_EQ(host_of(inside), "a.test");
    EXPECT_EQ(host_of(journal::Exchange{}), "");
}

TEST(Filter, Difference_SaysWhatWas) {
    const auto found = asking({{"status", 200}}).differences(refused());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(to_json(found[0]).dump(), R"({"key":"status","expected":200,"was":407})");
}

}  // namespace
}  // namespace proxy407::admin
