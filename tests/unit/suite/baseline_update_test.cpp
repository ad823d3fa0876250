#include "suite/baseline_update.hpp"

#include "unit/client/support.hpp"

#include <nlohmann/json.hpp>

namespace proxy407::runner {
namespace {

CaseResult result(Target target, const std::string& scenario, Judgement judgement) {
    CaseResult made;
    made.client = "one";
    made.channel = "url";
    made.target = target;
    made.scenario = scenario;
    made.judgement = std::move(judgement);
    return made;
}

TEST(BaselineUpdate, GroupsWhatFailsAndKeepsReasons) {
    Candidate candidate;
    candidate.client.driver = "one";
    candidate.version = "1.2";
    candidate.baseline.failures = {
        {"FAIL", "wrong-credentials/X", "because", "link", {{"url", "http", {"basic"}}}},
        {"FAIL", "gone", "it was so", "", {{"url", "http", {"digest"}}}},
        {"TIMEOUT", "timeout", "slow", "", {{"env", "", {"basic"}}}}};
    const Judgement failed{Verdict::fail, false, "wrong-credentials/X", "s"};
    const auto json = nlohmann::json::parse(updated_baseline(
        candidate,
        {result(Target::http, "basic", failed),
         result(Target::https, "basic", failed),
         result(Target::http, "digest", {}),
         result(Target::http, "upload", {Verdict::timeout, false, "timeout", "s"}),
         result(Target::http, "open", {Verdict::crash, false, "crash", "s"}),
         result(Target::https, "open", {Verdict::fail, true, "leak", "s"})}
    ));
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
    Candidate candidate;
    candidate.client.driver = "one";
    candidate.baseline.failures = {
        {"CRASH", "crash", "a race", "", {{"url", "http", {"basic", "digest"}}}, true}};
    const auto json = nlohmann::json::parse(updated_baseline(
        candidate,
        {result(Target::http, "basic", {}),
         result(Target::http, "digest", {Verdict::crash, false, "crash", "s"})}
    ));
    const auto& known = json["known_failures"];
    ASSERT_EQ(known.size(), 1u);
    EXPECT_EQ(known[0]["sometimes"], true);
    EXPECT_EQ(known[0]["reason"], "a race");
    EXPECT_EQ(known[0]["where"][0]["scenarios"], (nlohmann::json{"basic", "digest"}));
}

}  // namespace
}  // namespace proxy407::runner
