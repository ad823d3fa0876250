#include "app/server.hpp"

#include "scenario/catalogue.hpp"

#include <gmock/gmock.h>

#include <system_error>

namespace proxy407::app {
namespace {

using testing::HasSubstr;
using testing::Not;

scenario::Scenario basic() {
    return std::get<scenario::Scenario>(scenario::find("basic"));
}

/// What add() throws for that address and port.
std::system_error refused(const std::string& address, std::uint16_t port) {
    Options options;
    options.address = address;
    Server server(options);
    try {
        server.add(basic(), port);
    } catch (const std::system_error& problem) {
        return problem;
    }
    return {std::error_code{}, "nothing was thrown"};
}

TEST(Server, Add_BusyPort_NamesAddressPortAndReason) {
    Server first;
    const auto port = first.add(basic(), 0);
    const auto problem = refused("127.0.0.1", port);
    EXPECT_EQ(problem.code(), std::errc::address_in_use);
    EXPECT_EQ(
        std::string(problem.what()),
        "can't listen on 127.0.0.1 port " + std::to_string(port) + ": Address already in use"
    );
}

TEST(Server, Add_PortOfAScenarioThatRefuses_IsBusy) {
    auto refuses = basic();
    refuses.listener.refuses = true;
    Server first;
    const auto port = first.add(refuses, 0);
    EXPECT_EQ(refused("127.0.0.1", port).code(), std::errc::address_in_use);
}

TEST(Server, Add_AddressOfAnotherMachine_SaysSo) {
    const auto problem = refused("192.0.2.1", 0);
    EXPECT_EQ(problem.code(), std::errc::address_not_available);
    EXPECT_THAT(problem.what(), HasSubstr("can't listen on 192.0.2.1 port 0: "));
}

TEST(Server, Add_NotAnAddress_SaysSo) {
    for (const char* address : {"localhost", "", "127.0.0.1:80", "::1]", "1.2.3"}) {
        const auto problem = refused(address, 0);
        EXPECT_EQ(problem.code(), std::errc::invalid_argument) << address;
        EXPECT_THAT(problem.what(), HasSubstr("which is not an IP address"));
        EXPECT_THAT(problem.what(), Not(HasSubstr("boost")));
    }
}

}  // namespace
}  // namespace proxy407::app
