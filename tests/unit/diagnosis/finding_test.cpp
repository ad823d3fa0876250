#include "diagnosis/finding.hpp"

#include "support/vectors.hpp"

#include <gmock/gmock.h>

#include <set>

namespace proxy407::diagnosis {
namespace {

std::vector<Finding> all_rows() {
    std::vector<Finding> out;
    for (const auto table : all_findings()) {
        out.insert(out.end(), table.begin(), table.end());
    }
    return out;
}

TEST(Finding, IdsAreUnique) {
    std::set<std::string_view> seen;
    for (const auto& row : all_rows()) EXPECT_TRUE(seen.insert(row.id).second) << row.id;
    EXPECT_GT(seen.size(), 100u);
}

TEST(Finding, EveryRowSaysHowToMendInWholeSentences) {
    for (const auto& row : all_rows()) {
        ASSERT_FALSE(row.fix.empty()) << row.id;
        EXPECT_TRUE(row.fix.back() == '.' || row.fix.back() == ')') << row.id;
        EXPECT_FALSE(row.what.ends_with('.')) << row.id << ": a clause, no sentence";
    }
}

TEST(Finding, EveryRequirementExists) {
    std::set<std::string> known;
    std::ifstream file(PROXY407_SOURCE_DIR "/server/checks/requirements.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (const auto& row : all_rows()) {
        const auto requirements = diagnosis_of(row.id).requirements;
        EXPECT_FALSE(requirements.empty()) << row.id;
        for (const auto& id : requirements) {
            EXPECT_NE(text.find('"' + id + '"'), std::string::npos) << row.id << " " << id;
        }
    }
}

TEST(Finding, TwoMistakesHaveTheAdviceOfBoth) {
    const auto both = diagnosis_of("percent-encoding-not-decoded+base64-without-padding");
    EXPECT_EQ(both.finding, "percent-encoding-not-decoded+base64-without-padding");
    EXPECT_EQ(both.cause, Cause::wrong_credentials);
    EXPECT_EQ(
        both.fix,
        std::string(find_finding("percent-encoding-not-decoded")->fix) + " " +
            std::string(find_finding("base64-without-padding")->fix)
    );
    EXPECT_THAT(both.requirements, testing::ElementsAre("C-BASIC-01", "C-BASIC-13", "C-BASIC-03"));
}

TEST(Finding, CauseIsThatOfTheRow) {
    EXPECT_EQ(diagnosis_of("no-credentials").cause, Cause::no_credentials);
    EXPECT_EQ(diagnosis_of("address-not-listed").cause, Cause::address_not_allowed);
    EXPECT_EQ(diagnosis_of("basic-instead-of-digest").cause, Cause::wrong_place_or_scheme);
}

TEST(Finding, AnUnknownIdHasNoRow) {
    EXPECT_EQ(find_finding("no-such-finding"), nullptr);
    EXPECT_TRUE(diagnosis_of("no-such-finding").fix.empty());
}

}  // namespace
}  // namespace proxy407::diagnosis
