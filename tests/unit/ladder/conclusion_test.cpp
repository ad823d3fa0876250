#include "ladder/conclusion.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Conclusion, EachCause_HasItsOwnIdAndAMeaning) {
    std::vector<std::string_view> ids;
    for (const auto& cause : known_causes()) {
        EXPECT_THAT(ids, Not(testing::Contains(cause.id)));
        EXPECT_THAT(std::string(cause.meaning), testing::EndsWith("."));
        EXPECT_NE(name(cause.kind), "");
        ids.push_back(cause.id);
    }
}

TEST(Conclusion, EachCause_SaysWhatToDo) {
    const auto meanings = cause_meanings();
    ASSERT_EQ(meanings.size(), known_causes().size());
    for (const auto& meaning : meanings) {
        EXPECT_THAT(meaning.fix, testing::EndsWith(".")) << meaning.id;
        EXPECT_THAT(meaning.kind, HasSubstr("exit code"));
        for (const auto& clause : meaning.requirements)
            EXPECT_THAT(clause, testing::StartsWith("RFC ")) << meaning.id;
    }
}

TEST(Conclusion, UnknownCause_IsAnError) {
    EXPECT_THROW(conclude("nothing-of-the-kind", ""), std::logic_error);
}

TEST(Conclusion, Kind_IsThatOfTheTable) {
    EXPECT_EQ(static_cast<int>(conclude("silent", "x").kind), 11);
}

}  // namespace
}  // namespace proxy407::ladder
