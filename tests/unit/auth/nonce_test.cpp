#include "auth/nonce.hpp"

#include <gtest/gtest.h>

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
    NonceStore store(2);
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
    NonceStore store(2);
    store.insert("n", start);
    store.find("n")->counts_seen.insert(7);
    store.insert("n", start + std::chrono::hours(1));
    store.insert("other", start);
    ASSERT_NE(store.find("n"), nullptr) << "counted twice";
    EXPECT_EQ(store.find("n")->issued, start);
    EXPECT_TRUE(store.find("n")->counts_seen.contains(7));
}

}  // namespace

}  // namespace proxy407::auth
