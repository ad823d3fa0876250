#include "admin/near_miss.hpp"

#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

using NearMiss = AtTheDesk;

TEST(EditDistance, CountsBytes) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("abc", ""), 3U);
    EXPECT_EQ(edit_distance("user:p%40ss", "user:p@ss"), 3U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST_F(NearMiss, RefusedCredentials_BesideTheRightOnes) {
    auto& scenario = proxies.find("default").scenario;
    scenario.client = auth::Account{"user", "p@ss"};
    journal.append(get());
    journal.append(refused());
    const auto list = near_misses(desk, *desk.proxy("default"));
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0]["exchange"], 2);
    EXPECT_EQ(list[0]["finding"], "wrong-credentials/percent-encoding-not-decoded");
    EXPECT_EQ(list[0]["received"], "user:p%40ss");
    EXPECT_EQ(list[0]["expected"], "user:p@ss");
    EXPECT_EQ(list[0]["bytes_that_differ"], 3);
    EXPECT_EQ(list[0]["fix"], "Decode it once.");
}

TEST_F(NearMiss, OtherScheme_HasNoPair) {
    auto other = refused();
    other.head = get("Proxy-Authorization: Digest username=\"a\"\r\n").head;
    journal.append(other);
    const auto list = near_misses(desk, *desk.proxy("default"));
    EXPECT_TRUE(list[0]["received"].is_null());
    EXPECT_TRUE(list[0]["bytes_that_differ"].is_null());
}

TEST_F(NearMiss, OfAnotherProxyOrScenario_AreToldApart) {
    auto other = refused();
    other.proxy = "other";
    journal.append(other);
    EXPECT_TRUE(near_misses(desk, *desk.proxy("default")).empty());
    auto before = refused();
    before.scenario = "digest";
    journal.append(before);
    EXPECT_TRUE(near_misses(desk, *desk.proxy("default"))[0]["expected"].is_null());
}

TEST_F(NearMiss, Secrets_AreMaskedWhereTheServerMasks) {
    proxies.masks.emplace(std::vector<std::string>{"pass"}, std::vector<std::string>{"user"});
    journal.append(refused());
    const auto one = near_misses(desk, *desk.proxy("default"))[0];
    EXPECT_EQ(one["expected"], "user:***");
    EXPECT_EQ(one["received"].get<std::string>().find("p%40ss"), std::string::npos) << one;
}

}  // namespace
}  // namespace proxy407::admin
