#include "reports/hash_source.hpp"

#include <gtest/gtest.h>

namespace proxy407::reports {
namespace {

TEST(HashSource, IsTheOneOfCspForThatText) {
    // The example of CSP level 2, section 5.2.
    EXPECT_EQ(
        hash_source("alert('Hello, world.');"),
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    );
}

}  // namespace
}  // namespace proxy407::reports
