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

TEST(Bytes, UpToTenMebibytes) {
    EXPECT_EQ(ask("/bytes/0").reply.body, "");
    EXPECT_EQ(ask("/bytes/10485760").reply.body.size(), 10485760u);
    EXPECT_EQ(ask("/bytes/10485761").reply.status, 400);
}

}  // namespace
}  // namespace proxy407::origin
