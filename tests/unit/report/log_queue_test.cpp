#include "report/log_queue.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace proxy407::report {
namespace {

LogQueue queue(LogQueue::Limits limits) {
    return LogQueue([](std::uint64_t n) { return dropped_line(n, false); }, limits);
}

std::vector<std::string> rest_of(LogQueue& queue) {
    std::vector<std::string> lines;
    while (!queue.is_empty()) lines.push_back(queue.take().text);
    return lines;
}

TEST(LogQueue, KeepsTheOrder) {
    auto lines = queue({});
    lines.push({"a", 1});
    lines.push({"b", 1});
    EXPECT_THAT(rest_of(lines), testing::ElementsAre("a", "b"));
    EXPECT_EQ(lines.dropped(), 0u);
}

TEST(LogQueue, BeyondTheLines_DropsAndTellsWhereTheyAreMissing) {
    auto lines = queue({.lines = 2});
    for (const auto* text : {"1", "2", "3", "4"}) lines.push({text, 1});
    EXPECT_EQ(lines.dropped(), 2u);
    EXPECT_EQ(lines.take().text, "1");
    EXPECT_EQ(lines.take().text, "2");
    lines.push({"5", 1});
    EXPECT_THAT(
        rest_of(lines),
        testing::ElementsAre("2 exchanges dropped: the log could not keep up\n", "5")
    );
}

TEST(LogQueue, BeyondTheOctets_Drops) {
    auto lines = queue({.octets = 10});
    lines.push({std::string(8, 'a'), 1});
    lines.push({"bbb", 1});
    EXPECT_EQ(lines.dropped(), 1u);
    lines.take();
    lines.push({"ccc", 1});
    EXPECT_EQ(lines.dropped(), 1u) << "what was taken makes room";
}

TEST(LogQueue, TheLastOnesDropped_AreToldAtTheEnd) {
    auto lines = queue({.lines = 1});
    lines.push({"a", 1});
    lines.push({"b", 1});
    EXPECT_THAT(
        rest_of(lines), testing::ElementsAre("a", "1 exchange dropped: the log could not keep up\n")
    );
}

TEST(LogQueue, LinesThatTellOfNoExchange_AreNotCounted) {
    auto lines = queue({.lines = 1});
    lines.push({"a", 1});
    lines.push({"summary", 0});
    EXPECT_EQ(lines.dropped(), 0u);
    EXPECT_THAT(rest_of(lines), testing::ElementsAre("a"));
}

TEST(LogQueue, Closed_CountsWhatWaitsAndWhatComes) {
    auto lines = queue({});
    for (int i = 0; i < 3; ++i) lines.push({"a", 1});
    const auto taken = lines.take();
    lines.close();
    lines.lose(taken);
    lines.push({"b", 1});
    EXPECT_EQ(lines.dropped(), 4u);
    EXPECT_TRUE(lines.is_empty());
}

TEST(DroppedLine, IsALineOfItsOwn) {
    EXPECT_EQ(dropped_line(1, false), "1 exchange dropped: the log could not keep up\n");
    EXPECT_EQ(dropped_line(7, true), "{\"dropped\": 7}\n");
}

}  // namespace
}  // namespace proxy407::report
