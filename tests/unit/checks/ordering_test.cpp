#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::connect;
using test::get;
using test::right;
using test::Verdict;

std::string upload(std::string_view fields) {
    return "POST http://a.test/ HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\n" +
           std::string(fields) + "\r\n";
}

TEST(AwaitsContinue, RightRunPasses_WrongRunFails) {
    const auto* id = "awaits-continue";
    const auto expecting = upload("Expect: 100-continue\r\n");
    auto early = ClientRun::made(expecting, Verdict::challenged, 407);
    early.early_octets = 5;
    EXPECT_EQ(ClientRun().challenged(expecting).check(id).outcome, Outcome::pass);
    const auto failed = ClientRun().challenged(expecting).put(early).check(id);
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 2u);
    early.verdict = Verdict::accepted;
    EXPECT_EQ(ClientRun().put(early).check(id).outcome, Outcome::not_reached) << "not refused";
    EXPECT_EQ(ClientRun().challenged(upload("")).check(id).outcome, Outcome::not_reached);
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

TEST(NoTlsAfterRefusal, RightRunPasses_WrongRunFails) {
    const auto* id = "no-tls-after-refusal";
    auto refused = ClientRun::made(connect(), Verdict::challenged, 407);
    refused.connection = 1;
    journal::Exchange tls;
    tls.head.octets = "\x16\x03\x01";
    tls.complaint = "tls-on-plain-port";
    tls.connection = 1;
    const auto failed = ClientRun().put(refused).put(tls).check(id);
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 1u);
    EXPECT_EQ(ClientRun().put(refused).accepted(connect(right())).check(id).outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().accepted(get(right())).check(id).outcome, Outcome::pass);
    tls.connection = 2;
    EXPECT_EQ(ClientRun().put(refused).put(tls).check(id).outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

}  // namespace
}  // namespace proxy407::checks
