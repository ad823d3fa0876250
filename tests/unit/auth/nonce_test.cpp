#include "auth/nonce.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>

namespace proxy407::auth {

namespace {

constexpr std::chrono::system_clock::time_point start{std::chrono::seconds(1'000)};

/// Octets that count up: unpredictability is the caller's affair.
Ambient counting(int& drawn) {
    return {start, [&drawn](std::size_t octets) {
                return std::string(octets - 1, '\xAB') + static_cast<char>(drawn++);
            }};
}

TEST(NonceStore, IssuesWhatItFindsAgain) {
    int drawn = 0;
    NonceStore store;
    const auto nonce = store.issue(counting(drawn));
    EXPECT_EQ(nonce, "ababababababababababababababab00");
    ASSERT_NE(store.find(nonce), nullptr);
    EXPECT_EQ(store.find(nonce)->issued, start);
    EXPECT_EQ(store.find(nonce)->uses, 0u);
    EXPECT_EQ(store.find("ababababababababababababababab01"), nullptr);
    EXPECT_EQ(store.find(""), nullptr);
}

TEST(NonceStore, DrawsAnewForEachChallenge) {
    int drawn = 0;
    NonceStore store;
    std::set<std::string> issued;
    for (int i = 0; i < 200; ++i) issued.insert(store.issue(counting(drawn)));
    EXPECT_EQ(issued.size(), 200u);
}

TEST(NonceStore, ANextNonceCarriesTheSessionOn) {
    int drawn = 0;
    NonceStore store;
    const auto first = store.issue(counting(drawn));
    store.find(first)->first_cnonce = "c1";
    const auto second = store.issue_after(first, counting(drawn));
    EXPECT_TRUE(store.find(first)->superseded);
    EXPECT_FALSE(store.find(second)->superseded);
    const auto third = store.issue_after(second, counting(drawn));
    for (const auto& nonce : {second, third}) {
        EXPECT_EQ(store.find(nonce)->issued, start);
        EXPECT_EQ(store.find(nonce)->first_nonce, first);
        EXPECT_EQ(store.find(nonce)->first_cnonce, "c1");
    }
    const auto stray = store.issue_after("never issued", counting(drawn));
    EXPECT_EQ(store.find(stray)->first_nonce, "");
}

TEST(NonceStore, ForgetsTheOldestBeyondItsCapacity) {
    NonceStore store({2, 1024});
    store.insert("first", start);
    store.insert("second", start);
    store.insert("third", start);
    EXPECT_EQ(store.find("first"), nullptr);
    EXPECT_NE(store.find("second"), nullptr);
    EXPECT_NE(store.find("third"), nullptr);
    store.insert("first", start);
    EXPECT_EQ(store.find("second"), nullptr);
    EXPECT_NE(store.find("first"), nullptr);
}

TEST(NonceStore, InsertingAgainKeepsWhatIsKnown) {
    NonceStore store({2, 1024});
    store.insert("n", start);
    store.find("n")->counts_seen.insert(7);
    store.insert("n", start + std::chrono::hours(1));
    store.insert("other", start);
    ASSERT_NE(store.find("n"), nullptr) << "counted twice";
    EXPECT_EQ(store.find("n")->issued, start);
    EXPECT_TRUE(store.find("n")->counts_seen.contains(7));
}

TEST(NonceStore, OctetsOfClientsBeyondTheLimit_ForgetTheOldestNonces) {
    NonceStore store({100, 64 * 1024});
    for (int i = 0; i < 50; ++i) {
        const auto name = "n" + std::to_string(i);
        store.insert(name, start);
        store.find(name)->first_cnonce = std::string(10'000, 'c');
        store.weigh(name);
        EXPECT_LE(store.octets(), 64u * 1024) << i;
        EXPECT_NE(store.find(name), nullptr) << "the newest stays";
    }
    EXPECT_EQ(store.find("n43"), nullptr);
    EXPECT_NE(store.find("n45"), nullptr);
    EXPECT_GT(store.octets(), 32u * 1024);
    store.weigh("never issued");
}

TEST(NonceStore, ScatteredCounts_AreWeighed) {
    NonceStore store({100, 64 * 1024});
    store.insert("old", start);
    store.insert("n", start);
    const auto before = store.octets();
    for (std::uint32_t count = 0; count < 500; ++count)
        store.find("n")->counts_seen.insert(2 * count);
    store.weigh("n");
    EXPECT_GE(store.octets(), before + 500 * 32);
    EXPECT_NE(store.find("old"), nullptr);
    for (std::uint32_t count = 0; count < 2000; ++count)
        store.find("n")->counts_seen.insert(2 * count);
    store.weigh("n");
    EXPECT_EQ(store.find("old"), nullptr);
    EXPECT_NE(store.find("n"), nullptr) << "one that is too large by itself stays";
}

TEST(NonceStore, OneThatIsForgotten_GivesItsOctetsBack) {
    NonceStore store({2, 64 * 1024});
    store.insert("first", start);
    store.insert("second", start);
    const auto of_two = store.octets();
    store.find("first")->first_cnonce = std::string(1000, 'c');
    store.weigh("first");
    EXPECT_GE(store.octets(), of_two + 900);
    store.insert("other", start);
    EXPECT_EQ(store.find("first"), nullptr);
    EXPECT_LE(store.octets(), of_two + 100);
}

TEST(CountsSeen, CountingUp_IsOneRun) {
    CountsSeen counts;
    EXPECT_FALSE(counts.contains(1));
    EXPECT_FALSE(counts.goes_beyond(0));
    for (std::uint32_t count = 1; count <= 1000; ++count) EXPECT_TRUE(counts.insert(count));
    EXPECT_EQ(counts.runs(), 1u);
    EXPECT_FALSE(counts.insert(1));
    EXPECT_FALSE(counts.insert(500));
    EXPECT_FALSE(counts.insert(1000));
    EXPECT_FALSE(counts.contains(0));
    EXPECT_FALSE(counts.contains(1001));
    EXPECT_TRUE(counts.goes_beyond(999));
    EXPECT_FALSE(counts.goes_beyond(1000));
}

TEST(CountsSeen, AnyOrder_IsAsASetOfThem) {
    CountsSeen counts;
    std::set<std::uint32_t> right;
    std::uint32_t seed = 407;
    for (int i = 0; i < 2000; ++i) {
        seed = seed * 1'664'525 + 1'013'904'223;
        const auto count = (seed >> 16) % 700;
        EXPECT_EQ(counts.insert(count), right.insert(count).second) << count;
        EXPECT_EQ(counts.goes_beyond(count), *right.rbegin() > count) << count;
    }
    for (std::uint32_t count = 0; count < 710; ++count)
        EXPECT_EQ(counts.contains(count), right.contains(count)) << count;
}

TEST(CountsSeen, TheEndsOfTheNumbers_AreCountsAsOthers) {
    constexpr auto last = std::numeric_limits<std::uint32_t>::max();
    CountsSeen counts;
    EXPECT_TRUE(counts.insert(last));
    EXPECT_TRUE(counts.insert(0));
    EXPECT_EQ(counts.runs(), 2u);
    EXPECT_FALSE(counts.insert(last));
    EXPECT_FALSE(counts.insert(0));
    EXPECT_TRUE(counts.insert(last - 1));
    EXPECT_TRUE(counts.insert(1));
    EXPECT_EQ(counts.runs(), 2u);
}

}  // namespace

}  // namespace proxy407::auth
