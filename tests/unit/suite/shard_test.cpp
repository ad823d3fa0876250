#include "suite/shard.hpp"

#include <gtest/gtest.h>

namespace proxy407::suite {
namespace {

std::string read(const std::string& text, const process::Environment& environment = {}) {
    const auto shard = read_shard(text, environment);
    if (const auto* wrong = std::get_if<std::string>(&shard)) return *wrong;
    return to_string(std::get<Shard>(shard));
}

TEST(Shard, IsReadFromTheCommandLine) {
    EXPECT_EQ(read("2/3"), "2/3");
    for (const char* wrong : {"", "0/3", "4/3", "1/0", "a/3", "1/", "1/3x", "-1/3", "1"})
        EXPECT_TRUE(read(wrong).starts_with("--shard is K/N")) << wrong;
}

TEST(Shard, IsTakenFromWhatEnginesSet) {
    EXPECT_EQ(read("auto", {{"GTEST_SHARD_INDEX", "0"}, {"GTEST_TOTAL_SHARDS", "4"}}), "1/4");
    EXPECT_EQ(read("auto", {{"CI_NODE_INDEX", "4"}, {"CI_NODE_TOTAL", "4"}}), "4/4");
    EXPECT_EQ(read("auto/8", {{"JOB_COMPLETION_INDEX", "7"}}), "8/8");
    EXPECT_TRUE(read("auto", {{"JOB_COMPLETION_INDEX", "7"}}).ends_with("say --shard auto/N"));
    EXPECT_TRUE(read("auto/7", {{"JOB_COMPLETION_INDEX", "7"}}).starts_with("--shard is K/N"));
    EXPECT_TRUE(read("auto").starts_with("--shard auto finds none"));
}

TEST(Shard, EveryNameIsInJustOne) {
    std::size_t largest = 0;
    for (std::uint32_t number = 1; number <= 4; ++number) {
        std::size_t mine = 0;
        for (int i = 0; i < 400; ++i) {
            const std::string name = "client-" + std::to_string(i) + "/url/http";
            std::uint32_t owners = 0;
            for (std::uint32_t k = 1; k <= 4; ++k) owners += Shard{k, 4}.has(name) ? 1 : 0;
            EXPECT_EQ(owners, 1u);
            if (Shard{number, 4}.has(name)) ++mine;
        }
        largest = std::max(largest, mine);
    }
    EXPECT_LT(largest, 150u);
    EXPECT_TRUE(Shard{}.has("anything"));
}

}  // namespace
}  // namespace proxy407::suite
