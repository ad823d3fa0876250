#include "journal/journal.hpp"

#include <gmock/gmock.h>

#include <stdexcept>
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

TEST(Journal, Exchanges_ReachObserversInOrderNumberedFromOne) {
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

TEST(Journal, ObserverThatThrows_IsCountedAndTheOthersAreTold) {
    Journal journal;
    int told = 0;
    journal.observe([](const Exchange&) { throw std::runtime_error("a full disk"); });
    journal.observe([](const Exchange&) { throw 407; });
    journal.observe([&](const Exchange&) { ++told; });
    journal.append(exchange(Verdict::open));
    EXPECT_EQ(told, 1);
    EXPECT_EQ(journal.exchanges().size(), 1u);
    EXPECT_EQ(journal.callback_failures().count, 2u);
    EXPECT_EQ(journal.callback_failures().last, "not a std::exception");
}

TEST(Journal, ObserverThatAddsManyObservers_IsNotMovedWhileItRuns) {
    Journal journal;
    int told = 0;
    const std::string kept(100, 'x');
    journal.observe([&journal, &told, kept](const Exchange&) {
        for (int i = 0; i < 100; ++i) journal.observe([](const Exchange&) {});
        if (kept == std::string(100, 'x')) ++told;
    });
    journal.append(exchange(Verdict::open));
    EXPECT_EQ(told, 1);
}

TEST(Journal, StopObserving_NobodyIsTold) {
    Journal journal;
    journal.observe([](const Exchange&) { FAIL(); });
    journal.stop_observing();
    journal.append(exchange(Verdict::open));
}

TEST(Journal, KeepsTheLastOnesAndCountsTheRest) {
    Journal journal({.exchanges = 2});
    for (int i = 0; i < 5; ++i) journal.append(exchange(Verdict::open));
    ASSERT_EQ(journal.exchanges().size(), 2u);
    EXPECT_EQ(journal.exchanges().front().number, 4u);
    EXPECT_EQ(journal.exchanges().back().number, 5u);
    EXPECT_EQ(journal.dropped(), 3u);
}

TEST(Journal, JournalWithoutCapacity_CallsObservers) {
    Journal journal({.exchanges = 0});
    std::uint64_t seen = 0;
    journal.observe([&](const Exchange& e) { seen = e.number; });
    journal.append(exchange(Verdict::open));
    EXPECT_EQ(seen, 1u);
    EXPECT_TRUE(journal.exchanges().empty());
}

Exchange with_head(std::size_t octets) {
    Exchange made = exchange(Verdict::refused);
    made.head.octets = std::string(octets, 'x');
    return made;
}

TEST(Journal, KeepsNoMoreOctetsThanAllowed) {
    Journal journal({.octets = 1'000'000});
    for (int i = 0; i < 100; ++i) journal.append(with_head(60'000));
    EXPECT_EQ(journal.exchanges().size(), 16u);
    EXPECT_EQ(journal.exchanges().back().number, 100u);
    EXPECT_EQ(journal.dropped(), 84u);
    journal.append(exchange(Verdict::open));
    EXPECT_EQ(journal.exchanges().size(), 17u) << "a small one costs little";
}

TEST(Journal, ExchangeTooLargeToKeep_ReachesObservers) {
    Journal journal({.octets = 10'000});
    std::size_t seen = 0;
    journal.observe([&](const Exchange& e) { seen = e.head.octets.size(); });
    journal.append(with_head(60'000));
    EXPECT_EQ(seen, 60'000u);
    EXPECT_TRUE(journal.exchanges().empty());
    EXPECT_EQ(journal.dropped(), 1u);
}

TEST(OctetsOf, CountsAllThatAnExchangeHolds) {
    const std::string large(10'000, 'x');
    const auto before = octets_of(exchange(Verdict::open));
    const auto grows = [&](auto change) {
        Exchange changed = exchange(Verdict::open);
        change(changed);
        return octets_of(changed) >= before + large.size();
    };
    EXPECT_TRUE(grows([&](Exchange& e) { e.head.octets = large; }));
    EXPECT_TRUE(grows([&](Exchange& e) { e.reply_head = large; }));
    EXPECT_TRUE(grows([&](Exchange& e) { e.origin_saw = large; }));
    EXPECT_TRUE(grows([&](Exchange& e) { e.user = large; }));
    EXPECT_TRUE(grows([&](Exchange& e) { e.proxy = large; }));
    EXPECT_TRUE(grows([&](Exchange& e) { e.tunnel = large; }));
    EXPECT_TRUE(grows([&](Exchange& e) { e.complaint = large; }));
    EXPECT_TRUE(grows([&](Exchange& e) { e.remarks.push_back(large); }));
    EXPECT_TRUE(grows([&](Exchange& e) { e.head.fields.resize(1000); }));
    EXPECT_TRUE(grows([&](Exchange& e) { e.diagnosis.emplace().evidence = large; }));
    EXPECT_TRUE(grows([&](Exchange& e) { e.diagnosis.emplace().candidates = {large}; }));
}

TEST(Journal, Forget_LeavesTheOthersTheirNumbers) {
    Journal journal;
    for (const auto verdict : {Verdict::open, Verdict::refused, Verdict::open})
        journal.append(exchange(verdict));
    journal.forget([](const Exchange& one) { return one.verdict == Verdict::refused; });
    EXPECT_EQ(journal.find(1)->number, 1u);
    EXPECT_EQ(journal.find(2), nullptr);
    EXPECT_EQ(journal.after(1)->number, 3u);
    EXPECT_EQ(journal.after(3), nullptr);
    EXPECT_EQ(journal.find(0), nullptr);
    journal.append(exchange(Verdict::open));
    EXPECT_EQ(journal.exchanges().back().number, 4u);
}

TEST(Journal, Forget_GivesTheMemoryFree) {
    Journal journal({10, 3 * octets_of(exchange(Verdict::open))});
    for (int i = 0; i < 3; ++i) journal.append(exchange(Verdict::open));
    journal.forget([](const Exchange&) { return true; });
    for (int i = 0; i < 3; ++i) journal.append(exchange(Verdict::open));
    EXPECT_EQ(journal.dropped(), 0u);
}

TEST(Journal, Only_IsACopyUnderTheSameNumbers) {
    Journal journal;
    journal.count_connection();
    for (const auto verdict : {Verdict::open, Verdict::refused}) journal.append(exchange(verdict));
    const auto refused =
        journal.only([](const Exchange& one) { return one.verdict == Verdict::refused; });
    ASSERT_EQ(refused.exchanges().size(), 1u);
    EXPECT_EQ(refused.exchanges()[0].number, 2u);
    EXPECT_EQ(refused.connections(), 0u);
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

}  // namespace
}  // namespace proxy407::journal
