#include "net/deadline.hpp"

#include <gtest/gtest.h>

namespace proxy407::net {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// A deadline with a clock of its own, in seconds from its beginning.
struct Clocked {
    Limits limits = [] {
        Limits made;
        made.idle = seconds(60);
        made.head = seconds(20);
        made.handshake = seconds(10);
        made.content = seconds(30);
        made.reply = seconds(40);
        return made;
    }();
    Deadline::Time zero = Deadline::Clock::now();
    Deadline deadline{limits, zero};

    Deadline::Time at(int second) const { return zero + seconds(second); }

    double end() const { return std::chrono::duration<double>(deadline.end() - zero).count(); }
};

TEST(Deadline, Request_NoOctet_EndsAfterTheIdleTime) {
    Clocked clocked;
    EXPECT_EQ(clocked.deadline.phase(), Phase::request);
    EXPECT_EQ(clocked.end(), 60);
}

TEST(Deadline, Head_AnOctetNowAndThen_DoesNotMoveTheEnd) {
    Clocked clocked;
    EXPECT_TRUE(clocked.deadline.begin(Phase::head, clocked.at(5)));
    for (int second = 6; second < 25; ++second) {
        EXPECT_FALSE(clocked.deadline.begin(Phase::head, clocked.at(second)));
        EXPECT_FALSE(clocked.deadline.moved(1, clocked.at(second)));
    }
    EXPECT_EQ(clocked.end(), 25);
    EXPECT_EQ(clocked.deadline.since(), clocked.at(5));
}

TEST(Deadline, Head_SilenceLongerThanTheIdleTime_EndsIt) {
    Clocked clocked;
    clocked.limits.idle = seconds(3);
    clocked.deadline.begin(Phase::head, clocked.at(5));
    clocked.deadline.moved(1, clocked.at(6));
    EXPECT_EQ(clocked.end(), 9);
}

TEST(Deadline, Handshake_Begun_HasItsOwnTime) {
    Clocked clocked;
    clocked.deadline.begin(Phase::handshake, clocked.at(1));
    EXPECT_EQ(clocked.end(), 11);
}

TEST(Deadline, Content_WholeStrides_MoveTheEnd) {
    Clocked clocked;
    clocked.deadline.begin(Phase::content, clocked.at(0));
    EXPECT_FALSE(clocked.deadline.moved(Deadline::stride - 1, clocked.at(10)));
    EXPECT_EQ(clocked.end(), 30);
    EXPECT_TRUE(clocked.deadline.moved(1, clocked.at(20)));
    EXPECT_EQ(clocked.end(), 50);
    EXPECT_FALSE(clocked.deadline.moved(1, clocked.at(21)));
    EXPECT_EQ(clocked.end(), 50);
}

TEST(Deadline, Reply_ClientThatTakesItsAnswer_MovesTheEnd) {
    Clocked clocked;
    clocked.deadline.begin(Phase::reply, clocked.at(0));
    EXPECT_EQ(clocked.end(), 40);
    EXPECT_TRUE(clocked.deadline.moved(Deadline::stride, clocked.at(39)));
    EXPECT_EQ(clocked.end(), 79);
}

TEST(Deadline, Tunnel_EachOctet_MovesTheEnd) {
    Clocked clocked;
    clocked.deadline.begin(Phase::tunnel, clocked.at(0));
    EXPECT_TRUE(clocked.deadline.moved(1, clocked.at(50)));
    EXPECT_EQ(clocked.end(), 110);
    EXPECT_FALSE(clocked.deadline.moved(0, clocked.at(60)));
    EXPECT_EQ(clocked.end(), 110);
}

TEST(Deadline, Closing_OctetsThatStillCome_DoNotMoveTheEnd) {
    Clocked clocked;
    clocked.deadline.begin(Phase::closing, clocked.at(0));
    clocked.deadline.moved(Deadline::stride * 2, clocked.at(1));
    EXPECT_EQ(clocked.end(), 2);
}

TEST(Deadline, Work_TwoPieces_EachHasItsTime) {
    Clocked clocked;
    clocked.deadline.work(milliseconds(500), clocked.at(0));
    EXPECT_EQ(clocked.end(), 0.5);
    clocked.deadline.work(seconds(100), clocked.at(1));
    EXPECT_EQ(clocked.end(), 101);
    EXPECT_TRUE(clocked.deadline.begin(Phase::request, clocked.at(2)));
    EXPECT_EQ(clocked.end(), 62);
}

TEST(Deadline, SecondRequest_AfterAnAnswer_HasAWholeTimeAgain) {
    Clocked clocked;
    clocked.deadline.begin(Phase::head, clocked.at(0));
    clocked.deadline.begin(Phase::reply, clocked.at(19));
    clocked.deadline.begin(Phase::head, clocked.at(20));
    EXPECT_EQ(clocked.end(), 40);
}

TEST(Deadline, Names_OfAllPhases_AreTold) {
    for (int phase = 0; phase <= static_cast<int>(Phase::work); ++phase) {
        EXPECT_NE(name(static_cast<Phase>(phase)), "");
    }
}

}  // namespace
}  // namespace proxy407::net
