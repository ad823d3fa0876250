#include "journal/journal.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace proxy407::journal {
namespace {

using decision::Verdict;

Exchange exchange(Verdict verdict, std::string peer = "127.0.0.1:1000") {
    Exchange made;
    made.scenario = "basic";
    made.peer = std::move(peer);
    made.verdict = verdict;
    return made;
}

TEST(Journal, NumbersFromOneAndTellsObserversInOrder) {
    Journal journal;
    std::vector<std::string> told;
    journal.observe([&](const Exchange& e) { told.push_back("a" + std::to_string(e.number)); });
    journal.observe([&](const Exchange& e) { told.push_back("b" + std::to_string(e.number)); });
    journal.append(exchange(Verdict::open));
    journal.append(exchange(Verdict::open));
    EXPECT_THAT(told, testing::ElementsAre("a1", "b1", "a2", "b2"));
}

TEST(Journal, AnObserverMayAddAnObserver) {
    Journal journal;
    int late = 0;
    bool added = false;
    journal.observe([&](const Exchange&) {
        if (!added) journal.observe([&](const Exchange&) { ++late; });
        added = true;
    });
    journal.append(exchange(Verdict::open));
    journal.append(exchange(Verdict::open));
    EXPECT_EQ(late, 2);
}

TEST(Journal, KeepsTheLastOnesAndCountsTheRest) {
    Journal journal(2);
    for (int i = 0; i < 5; ++i) journal.append(exchange(Verdict::open));
    ASSERT_EQ(journal.exchanges().size(), 2u);
    EXPECT_EQ(journal.exchanges().front().number, 4u);
    EXPECT_EQ(journal.exchanges().back().number, 5u);
    EXPECT_EQ(journal.dropped(), 3u);
}

TEST(Journal, WithoutCapacityObserversAreStillTold) {
    Journal journal(0);
    std::uint64_t seen = 0;
    journal.observe([&](const Exchange& e) { seen = e.number; });
    journal.append(exchange(Verdict::open));
    EXPECT_EQ(seen, 1u);
    EXPECT_TRUE(journal.exchanges().empty());
}

TEST(Journal, CountsConnections) {
    Journal journal;
    EXPECT_EQ(journal.connections(), 0u);
    journal.count_connection();
    journal.count_connection();
    EXPECT_EQ(journal.connections(), 2u);
}

TEST(Journal, RecordersHaveNames) {
    EXPECT_EQ(name(Recorder::proxy), "proxy");
    EXPECT_EQ(name(Recorder::origin), "origin");
}

struct Later {
    const char* what;
    Verdict verdict;
    std::string peer;
    Recorder recorder = Recorder::proxy;
    std::string scenario = "basic";
    bool answered;
    bool taken_up;
};

TEST(Answered, DependsOnWhatTheSamePeerDidLater) {
    const Later rows[] = {
        {"right answer on the same connection",
         Verdict::accepted,
         "127.0.0.1:1000",
         Recorder::proxy,
         "basic",
         true,
         true},
        {"right answer on a new connection",
         Verdict::accepted,
         "127.0.0.1:2000",
         Recorder::proxy,
         "basic",
         true,
         true},
        {"another machine",
         Verdict::accepted,
         "127.0.0.2:1000",
         Recorder::proxy,
         "basic",
         false,
         false},
        {"wrong answer", Verdict::refused, "127.0.0.1:1000", Recorder::proxy, "basic", false, true},
        {"asked again",
         Verdict::challenged,
         "127.0.0.1:1000",
         Recorder::proxy,
         "basic",
         false,
         false},
        {"another scenario",
         Verdict::accepted,
         "127.0.0.1:1000",
         Recorder::proxy,
         "digest",
         false,
         false},
        {"inside a tunnel",
         Verdict::accepted,
         "127.0.0.1:1000",
         Recorder::origin,
         "basic",
         false,
         false},
    };
    for (const Later& row : rows) {
        Journal journal;
        journal.append(exchange(Verdict::challenged));
        Exchange later = exchange(row.verdict, row.peer);
        later.recorder = row.recorder;
        later.scenario = row.scenario;
        journal.append(std::move(later));
        const Exchange& challenge = journal.exchanges().front();
        EXPECT_EQ(was_answered(journal.exchanges(), challenge), row.answered) << row.what;
        EXPECT_EQ(was_taken_up(journal.exchanges(), challenge), row.taken_up) << row.what;
    }
}

TEST(Answered, AnEarlierSuccessDoesNotCount) {
    Journal journal;
    journal.append(exchange(Verdict::accepted));
    journal.append(exchange(Verdict::challenged));
    EXPECT_FALSE(was_answered(journal.exchanges(), journal.exchanges().back()));
}

TEST(Answered, AddressesOfVersionSixKeepTheirColons) {
    Journal journal;
    journal.append(exchange(Verdict::challenged, "[::1]:1000"));
    journal.append(exchange(Verdict::accepted, "[::2]:1000"));
    EXPECT_FALSE(was_answered(journal.exchanges(), journal.exchanges().front()));
    journal.append(exchange(Verdict::accepted, "[::1]:1001"));
    EXPECT_TRUE(was_answered(journal.exchanges(), journal.exchanges().front()));
}

}  // namespace
}  // namespace proxy407::journal
