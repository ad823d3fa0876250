#include "transforms/enclosed.hpp"

#include <gmock/gmock.h>

namespace proxy407::transforms {
namespace {

TEST(Enclosed, EveryKindOfQuotes_IsTakenOffAgain) {
    for (const auto& quoted : in_quotes("dTpw")) {
        EXPECT_THAT(without_quotes(quoted), testing::Contains("dTpw")) << quoted;
        EXPECT_TRUE(is_in_quotes("dTpw", quoted));
    }
    EXPECT_FALSE(is_in_quotes("dTpw", "dTpw"));
    EXPECT_THAT(without_quotes("\"dTpw"), testing::IsEmpty());
}

}  // namespace
}  // namespace proxy407::transforms
