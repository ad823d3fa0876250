#include "reports/merge.hpp"

#include "unit/reports/fixture.hpp"

#include <gmock/gmock.h>

namespace proxy407::reports {
namespace {

using results::Result;
using results::Standing;
using results::Verdict;

using testing::ElementsAre;

Part part(const std::string& shard, std::vector<Result> results) {
    Part made{"s" + shard + ".json", {}};
    made.document.suite = "1";
    made.document.run.shard = shard;
    made.document.clients = {client("one"), client("two")};
    made.document.scenarios = {{"basic", "Basic", "basic", ""}};
    made.document.results = std::move(results);
    return made;
}

Result control(Verdict verdict) {
    Result made = result("one", "open", verdict);
    made.control = true;
    return made;
}

TEST(Merge, ShardsBecomeOneDocument) {
    Part first = part("1/2", {result("one", "basic", Verdict::pass)});
    Part second = part("2/2", {result("two", "basic", Verdict::fail, Standing::unexpected)});
    first.document.run.began = "2026-11-25T16:00:00Z";
    first.document.run.took_ms = 5;
    second.document.run.began = "2026-11-25T15:00:00Z";
    second.document.run.took_ms = 9;
    const auto outcome = merge({first, second});
    ASSERT_EQ(told(outcome), "");
    const auto& merged = std::get<Merged>(outcome);
    EXPECT_TRUE(merged.missing.empty());
    EXPECT_FALSE(merged.document.incomplete);
    EXPECT_EQ(merged.document.run.shard, "");
    EXPECT_EQ(merged.document.run.began, "2026-11-25T15:00:00Z");
    EXPECT_EQ(merged.document.run.took_ms, 9);
    EXPECT_EQ(merged.document.clients.size(), 2u);
    EXPECT_EQ(merged.document.scenarios.size(), 1u);
    EXPECT_EQ(merged.document.results.size(), 2u);
}

TEST(Merge, AMissingShardMakesItIncomplete) {
    const auto outcome = merge({part("2/4", {}), part("4/4", {})});
    const auto& merged = std::get<Merged>(outcome);
    EXPECT_THAT(merged.missing, ElementsAre("1/4", "3/4"));
    EXPECT_TRUE(merged.document.incomplete);
}

TEST(Merge, AnIncompletePartMakesItIncomplete) {
    Part first = part("", {});
    first.document.incomplete = true;
    EXPECT_TRUE(std::get<Merged>(merge({first, part("", {})})).document.incomplete);
}

TEST(Merge, ACaseTwiceIsRefused) {
    const auto same = [] { return result("one", "basic", Verdict::pass); };
    EXPECT_EQ(
        told(merge({part("1/2", {same()}), part("2/2", {same()})})),
        "s2/2.json: /results/0: found one url http basic a second time, expected each case in one "
        "document\n"
    );
}

TEST(Merge, OfAControlCaseInEveryShardTheGraverStays) {
    const auto outcome =
        merge({part("1/2", {control(Verdict::pass)}), part("2/2", {control(Verdict::timeout)})});
    ASSERT_EQ(told(outcome), "");
    const auto& results = std::get<Merged>(outcome).document.results;
    ASSERT_EQ(results.size(), 1u);
    EXPECT_EQ(results[0].judgement.verdict, Verdict::timeout);
}

TEST(Merge, AnotherSuiteOrVersionOfAClientIsRefused) {
    Part other = part("2/2", {});
    other.document.suite = "2";
    other.document.clients = {client("one", "9")};
    EXPECT_EQ(
        told(merge({part("1/2", {}), other})),
        "s2/2.json: /suite/version: found \"2\", expected \"1\" as in the documents before it\n"
        "s2/2.json: /clients: found one \"9\", expected \"1.0\" as in the documents before it\n"
    );
}

TEST(Merge, AClientMayBeInstalledForOneShardOnly) {
    Part first = part("1/2", {});
    first.document.clients = {client("one", "")};
    const auto outcome = merge({first, part("2/2", {})});
    EXPECT_EQ(std::get<Merged>(outcome).document.clients[0].version, "1.0");
}

TEST(Merge, ShardsThatDoNotBelongTogetherAreRefused) {
    EXPECT_EQ(
        told(merge({part("1/2", {}), part("1/2", {}), part("1/3", {}), part("", {})})),
        "s1/2.json: /run/shard: found \"1/2\" a second time, expected each shard once\n"
        "s1/3.json: /run/shard: found \"1/3\", expected a shard of 2 as before it\n"
        "s.json: /run/shard: found a whole run, expected a shard of 2 as before it\n"
    );
    EXPECT_EQ(
        told(merge({part("", {}), part("1/2", {})})),
        "s1/2.json: /run/shard: found \"1/2\", expected a whole run as before it\n"
    );
    for (const char* wrong : {"0/2", "3/2", "1", "1/", "/2", "1/2x", "a/b", "-1/2"})
        EXPECT_NE(told(merge({part(wrong, {})})), "") << wrong;
}

}  // namespace
}  // namespace proxy407::reports
