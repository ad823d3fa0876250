#include "http/content.hpp"

#include <gtest/gtest.h>

namespace proxy407::http {
namespace {

constexpr auto sha256_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(ContentKeeper, KeepsAllThatFits) {
    ContentKeeper keeper(3);
    keeper.take("a");
    keeper.take("bc");
    const Content content = keeper.content();
    EXPECT_EQ(content.octets, "abc");
    EXPECT_EQ(content.length, 3u);
    EXPECT_EQ(content.sha256, sha256_of_abc);
}

TEST(ContentKeeper, KeepsTheBeginningAndCountsAndHashesTheRest) {
    for (const std::uint64_t most : {0u, 1u, 2u}) {
        ContentKeeper keeper(most);
        for (const char* octets : {"a", "", "b", "c"}) keeper.take(octets);
        const Content content = keeper.content();
        EXPECT_EQ(content.octets, std::string("abc").substr(0, most));
        EXPECT_EQ(content.length, 3u);
        EXPECT_EQ(content.sha256, sha256_of_abc);
    }
}

TEST(ContentKeeper, WhenAskedTo_KeepsNoMoreAndGoesOnHashing) {
    ContentKeeper keeper(10);
    EXPECT_EQ(keeper.would_keep(20), 10u);
    keeper.take("a");
    EXPECT_EQ(keeper.would_keep(20), 9u);
    keeper.keep_no_more();
    EXPECT_EQ(keeper.would_keep(20), 0u);
    keeper.take("bc");
    const Content content = keeper.content();
    EXPECT_EQ(content.octets, "a");
    EXPECT_FALSE(content.is_whole());
    EXPECT_EQ(content.sha256, sha256_of_abc);
}

}  // namespace
}  // namespace proxy407::http
