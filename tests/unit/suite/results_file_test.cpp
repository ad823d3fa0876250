#include "suite/results_file.hpp"

#include "files/temporary_folder.hpp"
#include "results/to_json.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace proxy407::suite {
namespace {

results::Result sample(const std::string& scenario) {
    results::Result made;
    made.client = "one";
    made.channel = "url";
    made.target = "https";
    made.scenario = scenario;
    made.judgement = {results::Verdict::fail, true, "never-sent-to-origin", "The origin saw it."};
    made.standing = results::Standing::unexpected;
    return made;
}

TEST(ResultsFile, OfAKilledRun_IsFound) {
    const files::TemporaryFolder folder;
    const std::string file = folder.path() + "/results.json";
    EXPECT_THROW(unfinished_results(file), std::runtime_error);
    PartialResults partial(file);
    partial.add(sample("basic"));
    partial.add(sample("digest"));
    std::ofstream(file + ".partial", std::ios::app) << "{\"client\":\"cut o";
    const auto found = unfinished_results(file);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[1].scenario, "digest");

    results::Document document;
    document.results = found;
    std::ofstream(file) << results::to_text(document);
    partial.remove();
    EXPECT_EQ(unfinished_results(file).size(), 2u);
}

}  // namespace
}  // namespace proxy407::suite
