#include "suite/matrix.hpp"

#include "client/special.hpp"
#include "suite/failures.hpp"
#include "suite/results.hpp"
#include "suite/shown.hpp"
#include "suite/totals.hpp"
#include "unit/client/support.hpp"

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

std::vector<NamedScenario> named(const std::vector<std::string>& names) {
    std::vector<NamedScenario> made;
    for (const std::string& name : names) made.push_back({name, built_in(name)});
    return made;
}

TEST(Matrix, ARowPerChannelAndTargetAndAColumnPerScenario) {
    const std::vector<Candidate> candidates = {candidate("one", true), candidate("two", false)};
    const std::vector<CaseResult> results = {
        result("one", Target::http, "open", passed),
        result("one", Target::http, "basic", passed),
        result("one", Target::http, "reject-encoded-password", failed, Standing::unexpected),
        result("one", Target::https, "open", passed),
        result("one", Target::https, "basic", failed, Standing::known),
        result("one", Target::https, "reject-encoded-password", leaked, Standing::unexpected)};
    EXPECT_EQ(
        matrix_text(candidates, named({"basic", "reject-encoded-password"}), results, {}),
        "                             reject-\n"
        "                             encoded-\n"
        "                open  basic  password\n"
        "one 1.2\n"
        "  url     http  PASS  PASS   FAIL\n"
        "  url     https PASS  known  LEAK\n"
        "NOT RUN, for they are not installed: 1 client (two)\n"
    );
}

TEST(Matrix, ManyScenariosAreColumnsByFamily) {
    auto scenarios = named({"basic"});
    std::vector<CaseResult> results = {
        result("one", Target::http, "open", passed), result("one", Target::http, "basic", passed)};
    for (const SpecialPair& pair : special_pairs()) {
        scenarios.push_back({special_name(pair), special_scenario(built_in("basic"), pair)});
        results.push_back(result("one", Target::http, special_name(pair), passed));
    }
    results.back().judgement = failed;
    EXPECT_EQ(
        matrix_text({candidate("one", true)}, scenarios, results, {}),
        "                open  basic  special\n"
        "one 1.2\n"
        "  url     http  PASS  PASS   39/40\n"
    );
    results[5].judgement = leaked;
    EXPECT_NE(
        matrix_text({candidate("one", true)}, scenarios, results, {}).find("PASS   LEAK\n"),
        std::string::npos
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
        failures_text(results, true, {}),
        "known  one  wrong-credentials/NO_DECODE\n"
        "  where      url https: b\n"
        "  because    it is so\n"
        "FAIL   one  wrong-credentials/NO_DECODE\n"
        "  where      url http: a, b; url https: a\n"
        "  because    It was not decoded.\n"
        "  reproduce  proxy407 run ...\n"
    );
    EXPECT_EQ(failures_text(results, false, {}).find("known"), std::string::npos);
}

TEST(Matrix, PlacesAreToldUpToAPoint) {
    std::vector<CaseResult> results;
    for (const char* name : {"a", "b", "c", "d", "e", "f", "g"})
        results.push_back(result("one", Target::http, name, failed, Standing::unexpected));
    EXPECT_NE(
        failures_text(results, true, {}).find("url http: a, b, c, d, e and 2 more\n"),
        std::string::npos
    );
}

TEST(Matrix, AChangeOfVerdictIsToldAsFlaky) {
    auto one = result("one", Target::http, "a", passed);
    EXPECT_EQ(flaky_text({one}, {}), "");
    one.earlier = {failed};
    EXPECT_EQ(
        flaky_text({one}, {}),
        "FLAKY  one  url http: a\n"
        "  verdicts   FAIL wrong-credentials/NO_DECODE, then PASS\n"
    );
    one.judgement = failed;
    EXPECT_FALSE(one.is_flaky());
}

TEST(Matrix, TotalsCountWhatRanApart) {
    const std::vector<CaseResult> results = {
        result("one", Target::http, "a", passed),
        result("one", Target::http, "b", passed, Standing::stale),
        result("one", Target::http, "c", failed, Standing::known),
        result("one", Target::http, "d", leaked, Standing::unexpected),
        result("one", Target::http, "e", {Verdict::unsupported, false, "", ""}),
        result("one", Target::http, "f", {Verdict::non_strict, false, "x", "y"})};
    const Totals totals = count(results);
    EXPECT_EQ(totals.judged, 5u);
    EXPECT_EQ(
        totals_text(totals, {}),
        "5 cases: 1 passed, 1 passed, not strictly, 1 failed as known, 1 failed unexpectedly, "
        "1 passed unexpectedly, 1 leak. 1 not supported by the client (-).\n"
    );
}

TEST(Matrix, ACaseIsShownWithItsOctets) {
    auto one = result("one", Target::http, "a", failed, Standing::unexpected);
    one.given = "curl http://origin.test/";
    one.exchanges = {R"({"recorder": "proxy", "connection": 3, "tunnel": null,
        "request_head": "GET http://origin.test/ HTTP/1.1\r\nX: \u001b[1m\r\n\r\n",
        "reply_head": "HTTP/1.1 407 P\r\n\r\n", "message": "no", "finding": "x"})"};
    one.reported.content = "body\n";
    EXPECT_EQ(
        shown_case(one, {}),
        "one url http a\n"
        "  given: curl http://origin.test/\n"
        "  proxy, connection 3\n"
        "  > GET http://origin.test/ HTTP/1.1\n"
        "  > X: \\x1b[1m\n"
        "  < HTTP/1.1 407 P\n"
        "  x: no\n"
        "  output: body\n"
        "  FAIL wrong-credentials/NO_DECODE: It was not decoded.\n"
        "\n"
    );
}

}  // namespace
}  // namespace proxy407::runner
