#include "net/context.hpp"

#include <gmock/gmock.h>

namespace proxy407::net {
namespace {

struct OffLimits : testing::Test {
    OffLimits() { context.off_limits.push_back(at("127.0.0.1", 4407)); }

    static Tcp::endpoint at(const char* address, std::uint16_t port) {
        return {asio::ip::make_address(address), port};
    }

    asio::io_context io;
    journal::Journal journal;
    pki::Authority authority;
    Limits limits;
    TaskGroup tasks{io, limits};
    Context context{io, journal, authority, tasks, limits};
};

TEST_F(OffLimits, EverySpellingOfThisMachine_IsOne) {
    for (const char* address :
         {"127.0.0.1",
          "127.0.0.2",
          "::1",
          "::ffff:127.0.0.1",
          "::ffff:7f00:1",
          "0.0.0.0",
          "::",
          "::ffff:0.0.0.0"})
        EXPECT_TRUE(is_off_limits(context, at(address, 4407))) << address;
}

TEST_F(OffLimits, OtherPortsAndMachines_AreNone) {
    EXPECT_FALSE(is_off_limits(context, at("127.0.0.1", 4408)));
    EXPECT_FALSE(is_off_limits(context, at("192.0.2.1", 4407)));
    EXPECT_FALSE(is_off_limits(context, at("2001:db8::1", 4407)));
}

TEST_F(OffLimits, WithoutAControlApi_NothingIs) {
    context.off_limits.clear();
    EXPECT_FALSE(is_off_limits(context, at("127.0.0.1", 4407)));
}

}  // namespace
}  // namespace proxy407::net
