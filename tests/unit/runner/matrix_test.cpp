#include "runner/matrix.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace proxy407::runner {
namespace {

CaseResult result(
    const std::string& client,
    Target target,
    const std::string& scenario,
    Judgement judgement,
    Standing standing = Standing::expected
) {
    CaseResult made;
    made.client = client;
    made.channel = "url";
    made.target = target;
    made.scenario = scenario;
    made.judgement = std::move(judgement);
    made.standing = standing;
    made.reason = standing == Standing::known ? "it is so" : "";
    made.reproduce = "proxy407 run ...";
    return made;
}

const Judgement passed{};
const Judgement failed{Verdict::fail, false, "wrong-credentials/NO_DECODE", "It was not decoded."};
const Judgement leaked{Verdict::fail, true, "never-sent-to-origin", "The origin saw it."};

Candidate candidate(const std::string& name, bool installed) {
    Candidate made;
    made.client.driver = name;
    made.installed = installed;
    made.version = "1.2";
    made.why_not = "no such program";
    return made;
}

TEST(Matrix, ARowPerChannelAndTargetAndAColumnPerScenario) {
    const std::vector<Candidate> candidates = {candidate("one", true), candidate("two", false)};
    const std::vector<CaseResult> results = {
        result("one", Target::http, "basic", passed),
        result("one", Target::http, "reject-encoded-password", failed, Standing::unexpected),
        result("one", Target::https, "basic", failed, Standing::known),
        result("one", Target::https, "reject-encoded-password", leaked, Standing::unexpected),
        result("two", Target::http, "basic", {Verdict::not_run, false, "", ""}),
        result("two", Target::http, "reject-encoded-password", {Verdict::not_run, false, "", ""})};
    EXPECT_EQ(
        matrix_text(candidates, results, {}),
        "                         reject-\n"
        "                         encoded-\n"
        "                basic    password\n"
        "one 1.2\n"
        "  url     http  PASS     FAIL\n"
        "  url     https known    LEAK\n"
        "two  not installed: no such program\n"
    );
}

TEST(Matrix, AFailureIsToldOnceWithEveryPlace) {
    const std::vector<CaseResult> results = {
        result("one", Target::http, "a", failed, Standing::unexpected),
        result("one", Target::http, "b", failed, Standing::unexpected),
        result("one", Target::https, "a", failed, Standing::unexpected),
        result("one", Target::https, "b", failed, Standing::known),
        result(
            "one",
            Target::https,
            "c",
            {Verdict::setup_fail, false, "setup-fail", "-"},
            Standing::unexpected
        )};
    EXPECT_EQ(
        failures_text(results, {}),
        "known  one  wrong-credentials/NO_DECODE\n"
        "  where      url https: b\n"
        "  because    it is so\n"
        "FAIL   one  wrong-credentials/NO_DECODE\n"
        "  where      url http: a, b; url https: a\n"
        "  because    It was not decoded.\n"
        "  reproduce  proxy407 run ...\n"
    );
}

TEST(Matrix, TotalsCountWhatRanApart) {
    const std::vector<CaseResult> results = {
        result("one", Target::http, "a", passed),
        result("one", Target::http, "b", passed, Standing::stale),
        result("one", Target::http, "c", failed, Standing::known),
        result("one", Target::http, "d", leaked, Standing::unexpected),
        result("one", Target::http, "e", {Verdict::unsupported, false, "", ""}),
        result("two", Target::http, "a", {Verdict::not_run, false, "", ""})};
    const Totals totals = count(results);
    EXPECT_EQ(totals.judged, 4u);
    EXPECT_EQ(
        totals_text(totals, {}),
        "4 cases: 1 passed, 1 failed as known, 1 failed unexpectedly, 1 passed unexpectedly. "
        "1 not supported by the client (-). 1 not run.\n"
    );
}

TEST(Matrix, JsonHoldsWhatWasSeen) {
    auto one = result("one", Target::http, "a", leaked, Standing::unexpected);
    one.exchanges = {R"({"number": 1})"};
    one.error = "\xff";
    const auto json = nlohmann::json::parse(results_json({candidate("one", true)}, {one}));
    EXPECT_EQ(json["clients"][0]["version"], "1.2");
    const auto& found = json["results"][0];
    EXPECT_EQ(found["verdict"], "FAIL");
    EXPECT_EQ(found["leak"], true);
    EXPECT_EQ(found["standing"], "unexpected");
    EXPECT_EQ(found["exchanges"][0]["number"], 1);
    EXPECT_EQ(found["error"], "\xef\xbf\xbd");
}

}  // namespace
}  // namespace proxy407::runner
