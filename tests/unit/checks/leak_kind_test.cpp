#include "checks/leak_kind.hpp"

#include "checks/evidence.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <set>
#include <sstream>

namespace proxy407::checks {
namespace {

TEST(LeakKinds, HaveNamesOfTheirOwn) {
    std::set<std::string_view> ids;
    for (const auto& kind : all_leak_kinds()) {
        EXPECT_TRUE(ids.insert(kind.id).second) << kind.id;
        EXPECT_TRUE(kind.what.ends_with('.')) << kind.id;
    }
}

TEST(LeakKinds, ResembleWhatTheCatalogueOfDefectsKnows) {
    std::ifstream file(PROXY407_SOURCE_DIR "/tests/data/vectors/defects.json");
    std::stringstream defects;
    defects << file.rdbuf();
    for (const auto& kind : all_leak_kinds()) {
        for (const auto one : kind.resembles) {
            EXPECT_NE(defects.str().find(one), std::string::npos) << kind.id << ": " << one;
        }
    }
}

TEST(AsLeak, SaysWhatItIsAndWhatItIsLike) {
    const auto result = as_leak(fail("The origin saw it."), "credentials-inside-tunnel");
    EXPECT_EQ(result.outcome, Outcome::fail);
    EXPECT_EQ(result.leak, "credentials-inside-tunnel");
    EXPECT_THAT(result.resembles, testing::Contains("CVE-2003-1605"));
    EXPECT_EQ(
        result.sentence,
        "The origin saw it. The proxy's credentials went through the tunnel to the target."
    );
}

}  // namespace
}  // namespace proxy407::checks
