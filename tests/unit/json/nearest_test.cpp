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

TEST(Nearest, OneOfMany_IsTheFix) {
    Mistake mistake{"f", "/x", 1, 1, "\"basik\"", ""};
    expect_one_of(mistake, names, "basik");
    EXPECT_EQ(mistake.fix, "did you mean \"basic\"?");
    EXPECT_THAT(mistake.expected, StartsWith("one of \"basic\", "));
    const std::vector<std::string> many(11, "basic");
    expect_one_of(mistake, many, "basik");
    EXPECT_EQ(mistake.expected, "one of 11");
    expect_one_of(mistake, many, "frobnicate");
    EXPECT_THAT(mistake.expected, StartsWith("one of 11: \"basic\", "));
    expect_one_of(mistake, {"UTF-8"}, "utf8");
    EXPECT_EQ(mistake.expected, "\"UTF-8\"");
}

TEST(Nearest, AnUnknownKey_HasTheLikelyOne) {
    Mistake mistake{"f", "/x", 1, 1, "", ""};
    unknown_key(mistake, {"realm", "scheme"}, "relm");
    EXPECT_EQ(mistake.found, "unknown key \"relm\"");
    EXPECT_EQ(mistake.fix, "did you mean \"realm\"?");
    mistake.fix.clear();
    unknown_key(mistake, {"realm", "scheme"}, "colour");
    EXPECT_EQ(mistake.fix, "known here: \"realm\", \"scheme\"");
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
