#include "transforms/transform.hpp"

#include <gmock/gmock.h>

namespace proxy407::transforms {
namespace {

Candidates made(std::string_view id, std::string_view right) {
    return results(*find_transform(id), right);
}

TEST(LetterCase, EachRow_ChangesLettersAlone) {
    using testing::ElementsAre;
    EXPECT_THAT(made("upper-cased", "pa55\u00E9"), ElementsAre("PA55\u00E9"));
    EXPECT_THAT(made("case-exchanged", "PassWord!"), ElementsAre("pASSwORD!"));
    EXPECT_THAT(made("first-letter-upper-cased", "alice"), ElementsAre("Alice"));
    EXPECT_THAT(made("first-letter-lower-cased", "Alice"), ElementsAre("alice"));
    EXPECT_THAT(made("y-and-z-exchanged", "LaZy"), ElementsAre("LaYz"));
    EXPECT_THAT(made("first-letter-upper-cased", "1a"), testing::IsEmpty());
}

}  // namespace
}  // namespace proxy407::transforms
