#include "json/nearest.hpp"

#include <gmock/gmock.h>

namespace proxy407::json {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

const std::vector<std::string> names = {"basic", "digest", "digest-sha256", "open"};

TEST(Nearest, TheLikeliestFirst) {
    EXPECT_THAT(nearest("digst", names), ElementsAre("digest"));
    EXPECT_THAT(nearest("BASIC", names), ElementsAre("basic"));
    EXPECT_THAT(nearest("digest-sha", names), ElementsAre("digest-sha256", "digest"));
    EXPECT_THAT(nearest("frobnicate", names), IsEmpty());
    EXPECT_THAT(nearest("", names), IsEmpty());
}

TEST(Nearest, MoreThanOneReadsAreCounted) {
    std::vector<std::string> many(101, "another");
    many.push_back("basic");
    EXPECT_EQ(one_of(many, "basik"), "one of 102, perhaps \"basic\"");
    many.resize(26);
    many.front() = "basic";
    EXPECT_THAT(
        one_of(many, "basik"), StartsWith("one of 26, perhaps \"basic\": \"basic\", \"another\", ")
    );
}

TEST(Nearest, ListsWhatIsAllowed) {
    EXPECT_EQ(one_of({"auth"}, "auth-int"), "\"auth\"");
    EXPECT_EQ(one_of({"all", "any"}, "none of them"), "one of \"all\", \"any\"");
    EXPECT_EQ(
        one_of({"accept", "head"}, "haed"), "one of \"accept\", \"head\" (did you mean \"head\"?)"
    );
}

}  // namespace
}  // namespace proxy407::json
