#include "origin/route.hpp"

#include <gmock/gmock.h>

namespace proxy407::origin {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Matches, WholePathsOnly) {
    std::vector<std::string> captures;
    EXPECT_TRUE(matches("/", "/", captures));
    EXPECT_TRUE(matches("/ip", "/ip", captures));
    EXPECT_TRUE(matches("/anything/**", "/anything/a/b/c", captures));
    EXPECT_TRUE(matches("/status/*", "/status/401", captures));
    EXPECT_THAT(captures, ElementsAre("401"));
    for (const char* path : {"", "/", "/ipx", "/IP", "/ip/", "/ip/x", "ip"})
        EXPECT_FALSE(matches("/ip", path, captures)) << path;
    for (const char* path : {"/status", "/status/", "/status/1/2", "//401"})
        EXPECT_FALSE(matches("/status/*", path, captures)) << path;
    EXPECT_FALSE(matches("/", "", captures));
    EXPECT_FALSE(matches("/anything/**", "/other/a", captures));
}

TEST(Matches, CapturesAreDecodedAfterTheSplit) {
    std::vector<std::string> captures;
    ASSERT_TRUE(matches("/basic-auth/*/*", "/basic-auth/us%2Fer/p%40ss", captures));
    EXPECT_THAT(captures, ElementsAre("us/er", "p@ss"));
}

TEST(Allows, WholeNamesWithCase) {
    EXPECT_TRUE(allows("GET, HEAD", "GET"));
    EXPECT_TRUE(allows("GET, HEAD", "HEAD"));
    for (const char* method : {"", "get", "HEA", "GET,", "EAD"})
        EXPECT_FALSE(allows("GET, HEAD", method)) << method;
}

TEST(Query, NamesAndValuesInOrder) {
    EXPECT_THAT(query_of("/get"), IsEmpty());
    EXPECT_THAT(query_of("/get?"), IsEmpty());
    EXPECT_THAT(
        query_of("/get?b=1+2&a=%26%3d&b&=lost&c=x=y"),
        ElementsAre(Pair("b", "1 2"), Pair("a", "&="), Pair("b", ""), Pair("c", "x=y"))
    );
}

TEST(Number, DigitsUpToTheLimit) {
    EXPECT_EQ(number_up_to("0", 10), 0u);
    EXPECT_EQ(number_up_to("10", 10), 10u);
    for (const char* digits : {"", "11", "-1", "+1", "1.5", "1x", "99999999999999999999"})
        EXPECT_EQ(number_up_to(digits, 10), std::nullopt) << digits;
}

}  // namespace
}  // namespace proxy407::origin
