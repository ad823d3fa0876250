#include "unit/origin/ask.hpp"

#include <gtest/gtest.h>

#include <set>

namespace proxy407::origin {
namespace {

TEST(Bytes, AreManyValuesAndAlwaysTheSame) {
    const std::string octets = ask("/bytes/4096").reply.body;
    EXPECT_EQ(octets.size(), 4096u);
    EXPECT_EQ(octets, ask("/bytes/4096").reply.body);
    EXPECT_EQ(octets.substr(0, 10), ask("/bytes/10").reply.body);
    EXPECT_GT(std::set<char>(octets.begin(), octets.end()).size(), 250u);
}

TEST(Bytes, AreTheSameInOneAndInPieces) {
    const Answer pieces = ask("/bytes/200000");
    ASSERT_TRUE(pieces.stream);
    EXPECT_LE(pieces.stream->next().size(), piece_octets);
    const Answer small = ask("/bytes/1000");
    EXPECT_FALSE(small.stream);
    EXPECT_EQ(content_of(ask("/bytes/200000")).substr(0, 1000), small.reply.body);
}

TEST(Bytes, UpToTenMebibytes) {
    EXPECT_EQ(ask("/bytes/0").reply.body, "");
    const Answer most = ask("/bytes/10485760");
    EXPECT_EQ(most.stream->length, 10485760u);
    EXPECT_EQ(content_of(most).size(), 10485760u);
    EXPECT_EQ(ask("/bytes/10485761").reply.status, 400);
}

}  // namespace
}  // namespace proxy407::origin
