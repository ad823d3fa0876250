#include "journal/open_challenges.hpp"

#include <gmock/gmock.h>

#include <string>

namespace proxy407::journal {
namespace {

using decision::Verdict;

Exchange exchange(std::uint64_t number, Verdict verdict, std::string peer = "127.0.0.1:1000") {
    Exchange made;
    made.number = number;
    made.scenario = "basic";
    made.peer = std::move(peer);
    made.verdict = verdict;
    return made;
}

struct Later {
    const char* what;
    Verdict verdict;
    std::string peer = "127.0.0.1:1000";
    Recorder recorder = Recorder::proxy;
    std::string scenario = "basic";
    bool open;
};

TEST(OpenChallenges, AreClosedByWhatTheSameClientDoesLater) {
    const Later rows[] = {
        {.what = "right answer on the same connection",
         .verdict = Verdict::accepted,
         .open = false},
        {.what = "right answer on a new connection",
         .verdict = Verdict::accepted,
         .peer = "127.0.0.1:2000",
         .open = false},
        {.what = "wrong answer", .verdict = Verdict::refused, .open = false},
        {.what = "another machine",
         .verdict = Verdict::accepted,
         .peer = "127.0.0.2:1000",
         .open = true},
        {.what = "asked again", .verdict = Verdict::challenged, .open = true},
        {.what = "malformed", .verdict = Verdict::malformed, .open = true},
        {.what = "another scenario",
         .verdict = Verdict::accepted,
         .scenario = "digest",
         .open = true},
        {.what = "inside a tunnel",
         .verdict = Verdict::accepted,
         .recorder = Recorder::origin,
         .open = true},
    };
    for (const Later& row : rows) {
        OpenChallenges challenges;
        challenges.note(exchange(1, Verdict::challenged));
        Exchange later = exchange(2, row.verdict, row.peer);
        later.recorder = row.recorder;
        later.scenario = row.scenario;
        challenges.note(later);
        EXPECT_EQ(challenges.is_open(1), row.open) << row.what;
    }
}

TEST(OpenChallenges, AnEarlierSuccess_ClosesNothing) {
    OpenChallenges challenges;
    challenges.note(exchange(1, Verdict::accepted));
    challenges.note(exchange(2, Verdict::challenged));
    EXPECT_TRUE(challenges.is_open(2));
}

TEST(OpenChallenges, OneAnswer_ClosesAllOfAClient) {
    OpenChallenges challenges;
    for (std::uint64_t i = 1; i <= 3; ++i) challenges.note(exchange(i, Verdict::challenged));
    challenges.note(exchange(4, Verdict::challenged, "127.0.0.2:1000"));
    challenges.note(exchange(5, Verdict::accepted));
    EXPECT_THAT(challenges.all(), testing::ElementsAre(testing::Key(4)));
}

TEST(OpenChallenges, AddressesOfVersionSixKeepTheirColons) {
    OpenChallenges challenges;
    challenges.note(exchange(1, Verdict::challenged, "[::1]:1000"));
    challenges.note(exchange(2, Verdict::accepted, "[::2]:1000"));
    EXPECT_TRUE(challenges.is_open(1));
    challenges.note(exchange(3, Verdict::accepted, "[::1]:1001"));
    EXPECT_FALSE(challenges.is_open(1));
}

TEST(OpenChallenges, Close_SaysWhetherItWasOpen) {
    OpenChallenges challenges;
    challenges.note(exchange(1, Verdict::challenged));
    EXPECT_TRUE(challenges.close(1));
    EXPECT_FALSE(challenges.close(1));
    EXPECT_TRUE(challenges.all().empty());
}

TEST(OpenChallenges, TwoHundredThousand_CostNoSearch) {
    OpenChallenges challenges;
    constexpr std::uint64_t many = 200'000;
    for (std::uint64_t i = 1; i <= many; ++i) challenges.note(exchange(i, Verdict::challenged));
    for (std::uint64_t i = 1; i <= many; ++i) EXPECT_TRUE(challenges.close(i));
    EXPECT_TRUE(challenges.all().empty());
}

}  // namespace
}  // namespace proxy407::journal
