#include "admin/desk.hpp"

#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

using testing::HasSubstr;
using DeskTest = AtTheDesk;

TEST_F(DeskTest, Exchanges_ByAFilter) {
    journal.append(get());
    journal.append(refused());
    EXPECT_EQ(desk.exchanges(Filter()).size(), 2U);
    EXPECT_EQ(desk.exchanges(asking({{"status", 407}}))[0]->number, 2U);
}

TEST_F(DeskTest, Verify_OfTwoProxiesWithOneScenario_KeepsThemApart) {
    proxies.add("other", scenario_of("basic"), 0);
    auto good = get(basic("user:pass"));
    good.user = "user";
    good.proxy = "other";
    journal.append(good);
    journal.append(refused());
    EXPECT_TRUE(checks::is_good(desk.verify(*desk.proxy("other")).result.verdict));
    const auto bad = desk.verify(*desk.proxy("default"));
    EXPECT_FALSE(checks::is_good(bad.result.verdict));
    EXPECT_THAT(bad.text, HasSubstr("The password arrived percent-encoded."));
    EXPECT_THAT(bad.text, HasSubstr("  2  407 refused")) << "numbers stay";
}

TEST_F(DeskTest, RefusalBeforeAnotherScenario_IsRememberedUntilAReset) {
    journal.append(refused());
    EXPECT_FALSE(desk.was_refused("default")) << "that is for the checks to say";
    desk.use("default", scenario_of("digest"));
    EXPECT_TRUE(desk.was_refused("default"));
    desk.use("default", scenario_of("ntlm"));
    EXPECT_TRUE(desk.was_refused("default"));
    desk.reset("default", {.journal = false});
    EXPECT_TRUE(desk.was_refused("default"));
    desk.reset("default", {});
    EXPECT_FALSE(desk.was_refused("default"));
    desk.use("default", scenario_of("basic"));
    EXPECT_FALSE(desk.was_refused("default"));
}

TEST_F(DeskTest, WhatIsDoneToProxies_IsHeard) {
    desk.use("default", scenario_of("digest"));
    desk.remove("default");
    desk.reset(std::nullopt, {});
    std::vector<std::string> kinds;
    for (const auto* event = desk.events().after(0); event != nullptr;
         event = desk.events().after(event->number))
        kinds.push_back(event->kind);
    EXPECT_THAT(kinds, testing::ElementsAre("scenario", "proxy", "reset"));
}

TEST_F(DeskTest, Reset_OfOneProxy_LeavesTheNumbersOfTheOthers) {
    proxies.add("other", scenario_of("basic"), 0);
    journal.append(get());
    auto kept = get();
    kept.proxy = "other";
    journal.append(kept);
    desk.reset("default", {});
    ASSERT_EQ(journal.exchanges().size(), 1U);
    EXPECT_EQ(journal.exchanges()[0].number, 2U);
    journal.append(get());
    EXPECT_EQ(journal.exchanges()[1].number, 3U);
}

TEST_F(DeskTest, HandOut_StaysUntilTheNextOne) {
    auto& scenario = proxies.find("default").scenario;
    scenario.handout.netrc = "machine a";
    const auto& handed = desk.hand_out(*desk.proxy("default"));
    handout::Variables variables;
    handed.files.put(variables, true);
    EXPECT_TRUE(variables.contains("NETRC"));
    EXPECT_EQ(handed.settings.ca_file, "/tmp/ca.pem");
}

}  // namespace
}  // namespace proxy407::admin
