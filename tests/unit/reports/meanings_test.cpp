#include "reports/meanings.hpp"

#include <gtest/gtest.h>

namespace proxy407::reports {
namespace {

TEST(MeaningsJson, IdOfAnyKind_HasWhatExplainPrints) {
    const auto meanings = meanings_json();
    const auto& requirement = meanings.at("C-BASIC-01").at(0);
    EXPECT_EQ(requirement["kind"], "requirement, derived");
    EXPECT_EQ(requirement["what"], "Value is `Basic` SP base64(user-id \":\" password).");
    const auto& finding = meanings.at("percent-encoding-not-decoded").at(0);
    EXPECT_EQ(finding["kind"], "finding, wrong-credentials");
    EXPECT_NE(finding["fix"], "");
    EXPECT_FALSE(finding["clauses"].empty());
    for (const char* id : {"wrong-credentials", "authenticated", "certificate-not-trusted"})
        EXPECT_TRUE(meanings.contains(id)) << id;
}

}  // namespace
}  // namespace proxy407::reports
