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
         result("https", "open", {Verdict::fail, true, "leak", "s"})},
        false
    );
    EXPECT_EQ(without_reason(after), 3u);
    const auto json = json_of(after);
    EXPECT_EQ(json["client"], "one");
    EXPECT_EQ(json["version"], "1.2");
    const auto& known = json["known_failures"];
    ASSERT_EQ(known.size(), 5u);
    EXPECT_EQ(known[0]["verdict"], "CRASH");
    EXPECT_FALSE(known[0].contains("reason"));
    EXPECT_EQ(known[0]["where"][0]["target"], "http");
    EXPECT_FALSE(known[1].contains("reason")) << "the same finding in another case";
    EXPECT_EQ(known[1]["where"][0]["target"], "https");
    EXPECT_EQ(known[2]["reason"], "because");
    EXPECT_EQ(known[2]["link"], "link");
    EXPECT_EQ(known[2]["where"].size(), 1u);
    EXPECT_EQ(known[2]["where"][0]["target"], "http");
    EXPECT_FALSE(known[3].contains("reason")) << "another case need not have the same";
    EXPECT_EQ(known[3]["where"][0]["scenarios"][0], "upload");
    EXPECT_EQ(known[4]["reason"], "slow");
}

TEST(BaselineUpdate, AReasonStaysWithItsFinding) {
    const Baseline before = {
        "1.1", {{"FAIL", "wrong-credentials/X", "because", "", {{"url", "http", {"basic"}}}}}};
    const Judgement other{Verdict::fail, false, "wrong-credentials/Y", "s"};
    const Baseline after =
        updated_baseline(before, "one", "1.1", {result("http", "basic", other)}, true);
    ASSERT_EQ(after.failures.size(), 1u);
    EXPECT_EQ(after.failures[0].finding, "wrong-credentials/Y");
    EXPECT_EQ(after.failures[0].reason, "");
}

TEST(BaselineUpdate, TheReasonOfThePlainCaseIsItsOwn) {
    const Baseline before = {
        "1.1", {{"FAIL", "wrong-credentials/X", "because", "", {{"url", "http", {"basic"}}}}}};
    const Judgement same{Verdict::fail, false, "wrong-credentials/X", "s"};
    const std::vector<Result> results = {result("http", "basic", {}), result("http", "tls", same)};
    const Baseline after = updated_baseline(before, "one", "1.1", results, true);
    ASSERT_EQ(after.failures.size(), 1u);
    EXPECT_EQ(after.failures[0].reason, "");
}

TEST(BaselineUpdate, AFaultOnTheWay_IsOneEntryForItsChannelAndTarget) {
    const auto with_fault = [](const char* scenario) {
        Result made = result("https", scenario, {});
        made.faults = {
            {"host-matches-target", "host-matches-target", checks::Weight::must, false, "s"},
            {"opaque-echoed", "opaque-echoed", checks::Weight::should, false, "s"},
            {"never-sent-to-origin", "a-leak", checks::Weight::must, true, "s"}};
        return made;
    };
    const std::vector<Result> results = {with_fault("basic"), with_fault("special/colon")};
    const Baseline after = updated_baseline({}, "one", "1.1", results, false);
    ASSERT_EQ(after.failures.size(), 1u);
    EXPECT_EQ(after.failures[0].finding, "host-matches-target");
    ASSERT_EQ(after.failures[0].where.size(), 1u);
    EXPECT_EQ(after.failures[0].where[0].target, "https");
    EXPECT_TRUE(after.failures[0].where[0].scenarios.empty());
    Baseline told = after;
    told.failures[0].reason = "because";
    EXPECT_EQ(updated_baseline(told, "one", "1.1", results, true).failures[0].reason, "because");
    const std::vector<Result> mended = {result("https", "basic", {})};
    EXPECT_EQ(updated_baseline(told, "one", "1.1", mended, false).failures.size(), 1u)
        << "another scenario may show it";
    EXPECT_TRUE(updated_baseline(told, "one", "1.1", mended, true).failures.empty());
}

TEST(BaselineUpdate, KeepsWhatNeedNotHappenEachTime) {
    const Baseline before = {
        "1.1", {{"CRASH", "crash", "a race", "", {{"url", "http", {"basic", "digest"}}}, true}}};
    const auto json = json_of(updated_baseline(
        before,
        "one",
        "1.1",
        {result("http", "basic", {}),
         result("http", "digest", {Verdict::crash, false, "crash", "s"})},
        true
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
         result("https", "digest", {Verdict::fail, true, "a/c", "s"})},
        true
    ));
    const auto& known = json["known_failures"];
    ASSERT_EQ(known.size(), 1u);
    EXPECT_EQ(known[0]["verdict"], "LEAK");
    EXPECT_EQ(known[0]["where"], (nlohmann::json{{{"channel", "url"}, {"target", "https"}}}));
}

TEST(BaselineUpdate, CountsTheLeaksWithoutAnEntry) {
    Result published = result("https", "basic", {Verdict::fail, true, "a/b", "s"});
    published.link = "https://example.org/1";
    const std::vector<Result> results = {
        published,
        result("http", "basic", {Verdict::fail, true, "a/c", "s"}),
        result("https", "digest", {Verdict::fail, true, "a/c", "s"})};
    const Baseline seen = updated_baseline({"1.1", {}, 3}, "one", "1.1", results, true);
    EXPECT_EQ(seen.withheld, 1u);
    EXPECT_EQ(json_of(seen)["withheld"], 1);
    EXPECT_EQ(json_of(seen)["known_failures"].size(), 0u) << "nothing says what it is";
    EXPECT_EQ(updated_baseline({"1.1", {}, 3}, "one", "1.1", results, false).withheld, 3u);
    EXPECT_FALSE(
        json_of(updated_baseline({"1.1", {}, 3}, "one", "1.1", {}, true)).contains("withheld")
    );
}

TEST(BaselineUpdate, OfAClientThatPasses_IsEmpty) {
    const Baseline before = {"1.1", {{"FAIL", "x", "it is so", "", {{"url", "", {"basic"}}}}}};
    const Baseline after = updated_baseline(
        before, "one", "", {result("http", "basic", {}), result("https", "basic", {})}, true
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
