#include "suite/run_info.hpp"

#include "client/special.hpp"
#include "scenario/catalogue.hpp"

#include <gtest/gtest.h>

namespace proxy407::suite {
namespace {

TEST(RunInfo, ADocumentHasTheResultsAndWhatTheyAreAbout) {
    Candidate candidate;
    candidate.client.driver = "one";
    candidate.client.channels = {{"url", {}, {}, {"basic.http"}}};
    candidate.version = "1.2";
    RunInfo run;
    run.shard = {2, 3};
    run.argv = {"certify", "\xff"};
    run.incomplete = true;
    results::Result result;
    result.client = "one";
    const auto scenario = std::get<scenario::Scenario>(scenario::find("basic"));
    const auto document = document_of({candidate}, {{"basic", scenario}}, {result}, run);
    EXPECT_EQ(document.clients.at(0).version, "1.2");
    EXPECT_EQ(document.clients.at(0).features.at("url"), std::vector<std::string>{"basic.http"});
    EXPECT_EQ(document.scenarios.at(0).family, "basic");
    EXPECT_EQ(document.run.shard, "2/3");
    EXPECT_EQ(document.run.argv.at(1), "\xef\xbf\xbd");
    EXPECT_TRUE(document.incomplete);
    EXPECT_EQ(document.results.at(0).client, "one");
}

}  // namespace
}  // namespace proxy407::suite
