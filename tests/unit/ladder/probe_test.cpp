#include "ladder/probe.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Probe, CameAbout_WhereAnotherCanFollow) {
    EXPECT_TRUE(came_about(Opened{Opened::How::connected}));
    EXPECT_FALSE(came_about(Opened{Opened::How::refused}));
    EXPECT_FALSE(came_about(Looked{{}, "no such host"}));
    EXPECT_FALSE(came_about(Encrypted{}));
    EXPECT_FALSE(came_about(Answered{"", Answered::End::closed}));
    EXPECT_TRUE(came_about(Answered{"HTTP", Answered::End::closed}));
}

TEST(Probe, Last_IsOfTheLastProbeAlone) {
    const std::vector<Sight> seen = {
        {Open{"::1", 1}, Opened{Opened::How::connected}, {}},
        {Ask{"x"}, Answered{"y", Answered::End::whole}, {}}};
    EXPECT_EQ(last<Opened>(seen), nullptr);
    EXPECT_EQ(last<Answered>(seen)->octets, "y");
    EXPECT_EQ(last<Answered>({}), nullptr);
}

}  // namespace
}  // namespace proxy407::ladder
