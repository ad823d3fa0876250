#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::connect;
using test::get;
using test::right;
using test::Verdict;

journal::Exchange on(std::uint64_t connection, std::string head, int status, bool closes = false) {
    auto exchange = ClientRun::made(
        std::move(head), status == 407 ? Verdict::challenged : Verdict::accepted, status
    );
    exchange.connection = connection;
    exchange.reply_head = "HTTP/1.1 " + std::to_string(status) + " X\r\n" +
                          (closes ? "Connection: x, Close\r\n" : "") + "\r\n";
    return exchange;
}

TEST(ReconnectsAfterClose, RightRunPasses_WrongRunFails) {
    const auto* id = "reconnects-after-close";
    EXPECT_EQ(
        ClientRun()
            .put(on(1, connect(), 407, true))
            .put(on(2, connect(right()), 200))
            .check(id)
            .outcome,
        Outcome::pass
    );
    const auto gave_up =
        ClientRun().put(on(1, connect(), 407, true)).put(on(2, get(), 200)).check(id);
    EXPECT_EQ(gave_up.outcome, Outcome::fail);
    EXPECT_EQ(gave_up.exchange, 1u);
    EXPECT_EQ(
        ClientRun().put(on(1, get(), 407, true)).put(on(1, get(right()), 200)).check(id).outcome,
        Outcome::fail
    ) << "on the same connection";
    EXPECT_EQ(
        ClientRun().put(on(1, get(), 407)).put(on(1, get(right()), 200)).check(id).outcome,
        Outcome::not_reached
    ) << "the 407 closed nothing";
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

TEST(SameCredentialsThroughout, ComparesBasicAlone) {
    const auto* id = "same-credentials-throughout";
    EXPECT_EQ(
        ClientRun().accepted(connect(right())).accepted(get(right())).check(id).outcome,
        Outcome::pass
    );
    const auto failed =
        ClientRun().accepted(connect(right())).accepted(get(test::wrong())).check(id);
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 2u);
    const auto digests = get("Proxy-Authorization: Digest nc=1\r\n");
    EXPECT_EQ(ClientRun().accepted(digests).check(id).outcome, Outcome::not_reached);
    EXPECT_EQ(
        ClientRun().accepted(get(right())).accepted(digests).check(id).outcome, Outcome::pass
    );
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

}  // namespace
}  // namespace proxy407::checks
