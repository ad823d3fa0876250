#include "diagnosis/finding.hpp"

#include <gtest/gtest.h>

namespace proxy407::diagnosis {
namespace {

TEST(FindingsField, ARowForEachDefectAndEachRejection) {
    for (const auto* id :
         {"empty-value",
          "scheme-not-followed-by-space",
          "no-token68",
          "unparsable",
          "unterminated-quoted-string",
          "too-many-parameters",
          "duplicate-parameter",
          "not-canonical-base64",
          "no-colon",
          "control-character",
          "unknown-user",
          "wrong-password"}) {
        const auto* row = find_finding(id);
        ASSERT_NE(row, nullptr) << id;
        EXPECT_EQ(row->cause, Cause::wrong_credentials) << id;
    }
}

TEST(FindingsField, EveryRowSaysWhatIsWrong) {
    for (const auto& row : field_findings()) EXPECT_FALSE(row.what.empty()) << row.id;
}

}  // namespace
}  // namespace proxy407::diagnosis
