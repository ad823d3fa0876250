#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Each address is answered by how its connection comes about.
World addresses(std::vector<std::pair<std::string, Opened::How>> all) {
    return [all](const Probe& probe) -> Outcome {
        if (std::holds_alternative<Lookup>(probe)) {
            Looked looked;
            for (const auto& [address, how] : all) looked.addresses.push_back(address);
            return looked;
        }
        if (const auto* open = std::get_if<Open>(&probe)) {
            for (const auto& [address, how] : all)
                if (address == open->address) return Opened{how, "said by the system"};
            return Opened{};
        }
        return Answered{unreachable, Answered::End::whole};
    };
}

using How = Opened::How;

TEST(ToThePort, UnknownName_IsTold) {
    const World world = [](const Probe&) -> Outcome { return Looked{{}, "Name not known"}; };
    const auto ladder = climbed(question(url), world);
    EXPECT_EQ(ladder.conclusion().id, "proxy-name-unknown");
    EXPECT_THAT(ladder.conclusion().cause.text(), HasSubstr("Name not known"));
}

TEST(ToThePort, AddressInTheUrl_IsNotLookedUp) {
    const auto ladder = climbed(question("http://[::1]:3128"), addresses({{"::1", How::refused}}));
    EXPECT_EQ(ladder.conclusion().id, "connection-refused");
    EXPECT_EQ(ladder.climbed()[2].status, Status::skipped);
}

TEST(ToThePort, EachKindOfFailure_HasItsCause) {
    EXPECT_EQ(cause(url, addresses({{"192.0.2.1", How::refused}})), "connection-refused");
    EXPECT_EQ(cause(url, addresses({{"192.0.2.1", How::silence}})), "no-connection");
    EXPECT_EQ(cause(url, addresses({{"192.0.2.1", How::unreachable}})), "no-route");
    EXPECT_EQ(
        cause(url, addresses({{"2001:db8::1", How::refused}, {"192.0.2.1", How::silence}})),
        "no-connection"
    );
}

TEST(ToThePort, DeadLoopback_IsAHelperThatDoesNotRun) {
    const auto ladder =
        climbed(question("http://127.0.0.1:3128"), addresses({{"127.0.0.1", How::refused}}));
    EXPECT_THAT(ladder.conclusion().change, HasSubstr("cntlm"));
}

TEST(ToThePort, OneDeadFamily_IsNotedAndTheOtherTaken) {
    const auto ladder = climbed(
        question(url),
        addresses(
            {{"2001:db8::1", How::silence},
             {"2001:db8::2", How::connected},
             {"192.0.2.1", How::connected}}
        )
    );
    EXPECT_EQ(ladder.facts().address, "192.0.2.1");
    const auto& says = ladder.climbed()[4].says;
    ASSERT_EQ(says.size(), 2U);
    EXPECT_THAT(says[0].text(), HasSubstr("2001:db8::1 does not answer"));
    EXPECT_THAT(says[1].text(), HasSubstr("one family"));
}

TEST(ToThePort, PacFile_IsSaidFirst) {
    auto asked = question(url);
    asked.pac = {"The PAC file names it."};
    const auto ladder = climbed(asked, addresses({{"192.0.2.1", How::refused}}));
    EXPECT_EQ(ladder.climbed()[0].status, Status::passed);
    EXPECT_THAT(said(ladder), testing::StartsWith("The PAC file names it."));
}

TEST(ToThePort, SettingsInForce_AreSaid) {
    auto asked = question(url);
    asked.settings = {"http_proxy names another proxy."};
    const auto ladder = climbed(asked, addresses({{"192.0.2.1", How::refused}}));
    EXPECT_THAT(said(ladder), HasSubstr("http_proxy names another proxy."));
}

}  // namespace
}  // namespace proxy407::ladder
