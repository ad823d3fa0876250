#include "checks/requirement.hpp"

#include <gtest/gtest.h>

#include <set>

namespace proxy407::checks {
namespace {

TEST(Requirement, EveryOne_HasAnIdOfItsOwnAndASentence) {
    std::set<std::string> ids;
    for (const auto& one : all_requirements()) {
        EXPECT_TRUE(ids.insert(one.id).second) << one.id;
        EXPECT_GT(one.sentence.size(), 10u) << one.id;
        EXPECT_FALSE(one.level.empty()) << one.id;
        EXPECT_FALSE(one.source.empty()) << one.id;
    }
    EXPECT_GT(ids.size(), 250u);
}

TEST(Requirement, Find_KnowsItsIdsAndNoOthers) {
    ASSERT_NE(find_requirement("C-BASIC-02"), nullptr);
    EXPECT_EQ(find_requirement("C-BASIC-02")->level, "MUST NOT");
    EXPECT_EQ(find_requirement("C-BASIC"), nullptr);
    EXPECT_EQ(find_requirement(""), nullptr);
}

TEST(Clause, ShortForms_AreWrittenOut) {
    EXPECT_EQ(clause("9112 3.2.2 V"), "RFC 9112 section 3.2.2");
    EXPECT_EQ(clause("9110 7.2, 3986 3.2.2 V/K"), "RFC 9110 section 7.2, RFC 3986 section 3.2.2");
    EXPECT_EQ(clause("4648 3.1 K; 9110 11.2 V"), "RFC 4648 section 3.1; RFC 9110 section 11.2");
    EXPECT_EQ(clause("MS-NTHT 2.2.4 S"), "MS-NTHT 2.2.4");
    EXPECT_EQ(clause("7616 3.3, 3.4 V"), "RFC 7616 section 3.3, 3.4");
    EXPECT_EQ(clause(""), "");
}

}  // namespace
}  // namespace proxy407::checks
