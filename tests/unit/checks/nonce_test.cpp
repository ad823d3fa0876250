#include "unit/checks/digest_run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::challenge;
using test::DigestRun;
using test::Sent;

const std::string next_is_n2 = "Proxy-Authentication-Info: nextnonce=\"n2\"\r\n";

std::string stale(const std::string& nonce) {
    return challenge(nonce, ", qop=\"auth\", stale=TRUE");
}

TEST(NonceOfLatestChallenge, RightRunPasses_WrongRunFails) {
    constexpr auto id = "nonce-of-latest-challenge";
    EXPECT_EQ(
        DigestRun()
            .asked(challenge("n1"))
            .accepted({})
            .turned_away({.nc = "00000002"}, stale("n2"))
            .accepted({.nonce = "n2"})
            .outcome(id),
        Outcome::pass
    );
    const auto again = DigestRun()
                           .asked(challenge("n1"))
                           .turned_away({}, stale("n2"))
                           .accepted({.nc = "00000002"})
                           .check(id);
    EXPECT_EQ(again.outcome, Outcome::fail);
    EXPECT_EQ(again.exchange, 3u);
    EXPECT_NE(again.sentence.find("exchange 2"), std::string::npos) << again.sentence;
    EXPECT_EQ(
        DigestRun().asked(challenge("n1")).accepted({.nonce = "made up"}).outcome(id), Outcome::fail
    );
    EXPECT_EQ(
        DigestRun()
            .asked(challenge("n1"))
            .accepted({}, next_is_n2)
            .accepted({.nonce = "n2"})
            .outcome(id),
        Outcome::pass
    );
    EXPECT_EQ(DigestRun().asked(challenge("n1")).outcome(id), Outcome::not_reached);
}

TEST(NcCountsUp, RightRunPasses_WrongRunFails) {
    constexpr auto id = "nc-counts-up";
    const auto counts = [](std::initializer_list<const char*> values) {
        DigestRun run;
        run.asked(challenge("n1"));
        for (const auto* nc : values) run.accepted({.nc = nc});
        return run.outcome(id);
    };
    EXPECT_EQ(counts({"00000001", "00000002", "00000003"}), Outcome::pass);
    EXPECT_EQ(counts({"00000001", "00000001"}), Outcome::fail) << "a repeat";
    EXPECT_EQ(counts({"00000002"}), Outcome::fail) << "not from the beginning";
    EXPECT_EQ(counts({"00000001", "00000003"}), Outcome::fail) << "a gap";
    EXPECT_EQ(counts({"00000002", "00000001"}), Outcome::fail) << "backwards";
    EXPECT_EQ(counts({"1"}), Outcome::fail) << "no eight digits";
    EXPECT_EQ(counts({"00000000"}), Outcome::fail);
    EXPECT_EQ(counts({}), Outcome::not_reached);
}

TEST(NcCountsUp, RacingConnectionsAndNewNonces_Pass) {
    constexpr auto id = "nc-counts-up";
    EXPECT_EQ(
        DigestRun()
            .asked(challenge("n1"))
            .accepted({.nc = "00000002"}, "", 2)
            .accepted({.nc = "00000001"}, "", 1)
            .outcome(id),
        Outcome::pass
    );
    EXPECT_EQ(
        DigestRun()
            .asked(challenge("n1"))
            .turned_away({}, stale("n2"))
            .accepted({.nonce = "n2", .nc = "00000002"})
            .outcome(id),
        Outcome::fail
    );
    EXPECT_EQ(
        DigestRun().asked(challenge("n1", "")).accepted({.nc = "", .qop = ""}).outcome(id),
        Outcome::not_reached
    );
}

TEST(NextnonceUsed, RightRunPasses_WrongRunFails) {
    constexpr auto id = "nextnonce-used";
    DigestRun run;
    run.asked(challenge("n1")).accepted({}, next_is_n2);
    EXPECT_EQ(run.outcome(id), Outcome::not_reached) << "nothing followed";
    auto ignored = run;
    run.accepted({.nonce = "n2"});
    EXPECT_EQ(run.outcome(id), Outcome::pass);
    ignored.accepted({.nc = "00000002"});
    EXPECT_EQ(ignored.outcome(id), Outcome::fail);
    EXPECT_EQ(ignored.check(id).exchange, 3u);
    EXPECT_EQ(DigestRun().asked(challenge("n1")).accepted({}).outcome(id), Outcome::not_reached);
}

TEST(StaleAnswered, RightRunPasses_WrongRunFails) {
    constexpr auto id = "stale-answered";
    DigestRun run;
    run.asked(challenge("n1"));
    EXPECT_EQ(run.outcome(id), Outcome::not_reached) << "nothing went stale";
    run.turned_away({}, stale("n2"));
    EXPECT_EQ(run.outcome(id), Outcome::fail);
    auto elsewhere = run;
    elsewhere.accepted({.nonce = "n2", .target = "http://b.test/"});
    EXPECT_EQ(elsewhere.outcome(id), Outcome::fail);
    auto old = run;
    old.accepted({.nc = "00000002"});
    EXPECT_EQ(old.outcome(id), Outcome::fail);
    run.accepted({.nonce = "n2"});
    EXPECT_EQ(run.outcome(id), Outcome::pass);
}

}  // namespace
}  // namespace proxy407::checks
