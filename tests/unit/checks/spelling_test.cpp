#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::get;
using test::right;

TEST(UsualSpelling, RightRunPasses_WrongRunFails) {
    const auto* id = "usual-spelling";
    EXPECT_EQ(ClientRun().accepted(get(right())).check(id).outcome, Outcome::pass);
    EXPECT_EQ(
        ClientRun().accepted(get("Proxy-Authorization: Custom eA==\r\n")).check(id).outcome,
        Outcome::pass
    ) << "a scheme without a usual spelling";
    const std::string wrong[] = {
        "proxy-authorization: Basic eDp5\r\n",
        "Proxy-authorization: Basic eDp5\r\n",
        "Proxy-Authorization: basic eDp5\r\n",
        "Proxy-Authorization: NEGOTIATE eDp5\r\n",
    };
    for (const auto& field : wrong) {
        EXPECT_EQ(ClientRun().accepted(get(field)).check(id).outcome, Outcome::fail) << field;
    }
    EXPECT_EQ(ClientRun().challenged(get()).check(id).outcome, Outcome::not_reached);
}

}  // namespace
}  // namespace proxy407::checks
