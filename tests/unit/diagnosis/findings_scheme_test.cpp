#include "diagnosis/answer.hpp"
#include "diagnosis/finding.hpp"

#include <gtest/gtest.h>

namespace proxy407::diagnosis {
namespace {

TEST(FindingsScheme, ARowForEachPairOfSchemes) {
    const auto count = known_schemes().size();
    EXPECT_EQ(scheme_findings().size(), count * (count - 1));
    for (const auto* id :
         {"basic-instead-of-digest", "digest-instead-of-basic", "basic-instead-of-bearer"}) {
        ASSERT_NE(find_finding(id), nullptr) << id;
        EXPECT_EQ(find_finding(id)->cause, Cause::wrong_place_or_scheme);
    }
    EXPECT_EQ(
        find_finding("basic-instead-of-bearer")->what,
        "Basic was sent to a proxy that asks for Bearer"
    );
    EXPECT_EQ(find_finding("digest-instead-of-digest"), nullptr);
}

}  // namespace
}  // namespace proxy407::diagnosis
