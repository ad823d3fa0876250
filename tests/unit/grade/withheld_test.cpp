#include "grade/withheld.hpp"

#include <gtest/gtest.h>

namespace proxy407::grade {
namespace {

using checks::Weight;
using results::Result;
using results::Standing;
using results::Verdict;

Result leaking(const char* client, const char* finding) {
    Result made;
    made.client = client;
    made.judgement = {Verdict::fail, true, finding, "s"};
    made.standing = Standing::known;
    return made;
}

Result leaking_on_the_way(const char* client, const char* finding) {
    Result made;
    made.client = client;
    made.faults = {{finding, finding, Weight::must, true, "s", 0, Standing::known}};
    return made;
}

TEST(Withheld, ALeak_CountsOnceWhereverItWasSeen) {
    const std::vector<Result> results = {
        leaking("one", "a"), leaking_on_the_way("one", "a"), leaking("two", "b"), Result{}};
    EXPECT_EQ(unpublished_leaks(results, "one"), std::set<std::string>{"a"});
    EXPECT_TRUE(unpublished_leaks(results, "three").empty());
}

TEST(Withheld, APublishedLeak_DoesNotCount) {
    std::vector<Result> results = {leaking("one", "a"), leaking_on_the_way("one", "b")};
    results[0].link = results[1].faults[0].link = "https://example.org/1";
    EXPECT_TRUE(unpublished_leaks(results, "one").empty());
    settle_withheld(results, "one", {});
    EXPECT_EQ(results[0].standing, Standing::known);
    EXPECT_EQ(results[1].faults[0].standing, Standing::known);
}

TEST(Withheld, MoreLeaksThanCounted_AreAllUnexpected) {
    std::vector<Result> results = {
        leaking("one", "a"), leaking_on_the_way("one", "b"), leaking("two", "c")};
    settle_withheld(results, "one", {"1.0", {}, 2});
    EXPECT_EQ(results[0].standing, Standing::known);
    settle_withheld(results, "one", {"1.0", {}, 1});
    EXPECT_EQ(results[0].standing, Standing::unexpected);
    EXPECT_EQ(results[1].standing, Standing::expected) << "of the case itself";
    EXPECT_EQ(results[1].faults[0].standing, Standing::unexpected);
    EXPECT_EQ(results[2].standing, Standing::known) << "of another client";
}

}  // namespace
}  // namespace proxy407::grade
