#include "diagnosis/old_ids.hpp"

#include "diagnosis/finding.hpp"

#include <gtest/gtest.h>

#include <string>

namespace proxy407::diagnosis {
namespace {

TEST(OldIds, FindingWithOldIds_IsWrittenWithThePresentOnes) {
    EXPECT_EQ(
        present_finding("wrong-credentials/NO_DECODE+LATIN1"),
        "wrong-credentials/percent-encoding-not-decoded+latin1-instead-of-utf8"
    );
    EXPECT_EQ(
        present_finding("wrong-credentials/wrong-password"), "wrong-credentials/wrong-password"
    );
    EXPECT_EQ(present_finding("timeout"), "timeout");
    EXPECT_EQ(present_finding(""), "");
    EXPECT_EQ(present_finding("/+"), "/+");
}

TEST(OldIds, EveryIdOfToday_IsInKebabCase) {
    for (const auto table : all_findings()) {
        for (const auto& row : table) {
            EXPECT_EQ(
                row.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), row.id.npos
            ) << row.id;
            EXPECT_EQ(present_id(row.id), row.id) << "an old id is no present one";
        }
    }
}

}  // namespace
}  // namespace proxy407::diagnosis
