#include "grade/baseline_update.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace proxy407::grade {
namespace {

using results::Judgement;
using results::Result;
using results::Verdict;

Result result(const char* target, const std::string& scenario, Judgement judgement) {
    Result made;
    made.client = "one";
    made.channel = "url";
    made.target = target;
    made.scenario = scenario;
    made.judgement = std::move(judgement);
    return made;
}

nlohmann::json json_of(const Baseline& baseline) {
    return nlohmann::json::parse(to_text(baseline, "one"));
}

TEST(BaselineUpdate, GroupsWhatFailsAndKeepsReasons) {
    const Baseline before = {
        "1.1",
        {{"FAIL", "wrong-credentials/X", "because", "link", {{"url", "http", {"basic"}}}},
         {"FAIL", "gone", "it was so", "", {{"url", "http", {"digest"}}}},
         {"TIMEOUT", "timeout", "slow", "", {{"env", "", {"basic"}}}}}};
    const Judgement failed{Verdict::fail, false, "wrong-credentials/X", "s"};
    const Baseline after = updated_baseline(
        before,
        "one",
        "1.2",
        {result("http", "basic", failed),
         result("https", "basic", failed),
         result("http", "digest", {}),
         result("http", "upload", {Verdict::timeout, false, "timeout", "s"}),
         result("http", "open", {Verdict::crash, false, "crash", "s"}),
         result("https", "open", {Verdict::fail, true, "leak", "s"})}
    );
    EXPECT_EQ(without_reason(after), 2u);
    const auto json = json_of(after);
    EXPECT_EQ(json["client"], "one");
    EXPECT_EQ(json["version"], "1.2");
    const auto& known = json["known_failures"];
    ASSERT_EQ(known.size(), 4u);
    EXPECT_EQ(known[0]["verdict"], "CRASH");
    EXPECT_EQ(known[0]["reason"], "");
    EXPECT_EQ(known[0]["where"][0]["target"], "http");
    EXPECT_EQ(known[1]["reason"], "because");
    EXPECT_EQ(known[1]["link"], "link");
    EXPECT_EQ(known[1]["where"].size(), 1u);
    EXPECT_FALSE(known[1]["where"][0].contains("target"));
    EXPECT_EQ(known[2]["reason"], "") << "another case need not have the same";
    EXPECT_EQ(known[2]["where"][0]["scenarios"][0], "upload");
    EXPECT_EQ(known[3]["reason"], "slow");
}

TEST(BaselineUpdate, KeepsWhatNeedNotHappenEachTime) {
    const Baseline before = {
        "1.1", {{"CRASH", "crash", "a race", "", {{"url", "http", {"basic", "digest"}}}, true}}};
    const auto json = json_of(updated_baseline(
        before,
        "one",
        "1.1",
        {result("http", "basic", {}),
         result("http", "digest", {Verdict::crash, false, "crash", "s"})}
    ));
    const auto& known = json["known_failures"];
    ASSERT_EQ(known.size(), 1u);
    EXPECT_EQ(known[0]["sometimes"], true);
    EXPECT_EQ(known[0]["reason"], "a race");
    EXPECT_EQ(known[0]["where"][0]["scenarios"], (nlohmann::json{"basic", "digest"}));
}

TEST(BaselineUpdate, KeepsTheEntryOfALeakAndWritesNone) {
    const Baseline before = {"1.1", {{"LEAK", "a/b", "it is so", "", {{"url", "https", {}}}}}};
    const auto json = json_of(updated_baseline(
        before,
        "one",
        "1.1",
        {result("https", "basic", {Verdict::fail, true, "a/b", "s"}),
         result("https", "digest", {Verdict::fail, true, "a/c", "s"})}
    ));
    const auto& known = json["known_failures"];
    ASSERT_EQ(known.size(), 1u);
    EXPECT_EQ(known[0]["verdict"], "LEAK");
    EXPECT_EQ(known[0]["where"], (nlohmann::json{{{"channel", "url"}, {"target", "https"}}}));
}

TEST(BaselineUpdate, OfAClientThatPasses_IsEmpty) {
    const Baseline before = {"1.1", {{"FAIL", "x", "it is so", "", {{"url", "", {"basic"}}}}}};
    const Baseline after = updated_baseline(
        before, "one", "", {result("http", "basic", {}), result("https", "basic", {})}
    );
    EXPECT_TRUE(after.failures.empty());
    EXPECT_EQ(without_reason(after), 0u);
    EXPECT_EQ(after.version, "unknown");
}

TEST(BaselineUpdate, LooksAtTheReasons_NotAtTextThatLooksLikeOne) {
    const Baseline baseline = {
        "1.1", {{"FAIL", "x", R"(it says "reason": "" and "known_failures": [])", "", {}}}};
    EXPECT_EQ(without_reason(baseline), 0u);
}

}  // namespace
}  // namespace proxy407::grade
