#include "suite/results.hpp"

#include "process/temporary_folder.hpp"
#include "suite/results_file.hpp"
#include "unit/client/support.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace proxy407::runner {
namespace {

CaseResult sample(const std::string& scenario) {
    CaseResult made;
    made.client = "one";
    made.channel = "url";
    made.target = Target::https;
    made.scenario = scenario;
    made.judgement = {Verdict::fail, true, "never-sent-to-origin", "The origin saw it."};
    made.standing = Standing::unexpected;
    made.earlier = {{Verdict::timeout, false, "timeout", "It hung."}};
    made.reported.ending = {3, 0, false};
    made.reported.took = std::chrono::milliseconds(12);
    made.reported.how = "exit code 3";
    made.observed.preemptive = true;
    made.observed.connections = 2;
    made.checks = {{"authenticated", checks::Outcome::fail, "no", 1, {"C-407-01"}}};
    made.exchanges = {R"({"number":1})"};
    made.reported.error = "\xff";
    return made;
}

TEST(Results, HoldWhatWasSeen) {
    Candidate candidate;
    candidate.client.driver = "one";
    candidate.version = "1.2";
    RunInfo run;
    run.shard = {2, 3};
    const auto json = nlohmann::json::parse(results::to_text(
        document_of({candidate}, {{"basic", built_in("basic")}}, {sample("basic")}, run)
    ));
    EXPECT_EQ(json["clients"][0]["version"], "1.2");
    EXPECT_EQ(json["scenarios"][0]["family"], "basic");
    EXPECT_EQ(json["run"]["shard"], "2/3");
    const auto& found = json["results"][0];
    EXPECT_EQ(found["verdict"], "FAIL");
    EXPECT_EQ(found["leak"], true);
    EXPECT_EQ(found["standing"], "unexpected");
    EXPECT_EQ(found["flaky"], true);
    EXPECT_EQ(found["exchanges"][0]["number"], 1);
    EXPECT_EQ(found["observed"]["preemptive"], true);
    EXPECT_TRUE(found["observed"]["status_shown"].is_null());
    EXPECT_EQ(found["error"], "\xef\xbf\xbd");
}

TEST(Results, ACaseIsWhatItWas) {
    const std::string line = results::to_line(result_of(sample("basic")));
    EXPECT_EQ(results::to_line(result_of(case_of(*results::read_line(line)))), line);
}

TEST(Results, OfAKilledRunAreFound) {
    const TemporaryFolder folder;
    const std::string file = folder.path() + "/results.json";
    EXPECT_THROW(unfinished_results(file), std::runtime_error);
    PartialResults partial(file);
    partial.add(sample("basic"));
    partial.add(sample("digest"));
    std::ofstream(file + ".partial", std::ios::app) << "{\"client\":\"cut o";
    auto found = unfinished_results(file);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[1].scenario, "digest");

    std::ofstream(file) << results::to_text(document_of({}, {}, found, {}));
    partial.remove();
    EXPECT_EQ(unfinished_results(file).size(), 2u);
}

}  // namespace
}  // namespace proxy407::runner
