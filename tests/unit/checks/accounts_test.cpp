#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::connect;
using test::get;
using test::right;

journal::Exchange let_through(std::string head, std::string user) {
    auto exchange = ClientRun::made(std::move(head), decision::Verdict::accepted, 200);
    exchange.user = std::move(user);
    return exchange;
}

TEST(AccountForEachKind, RightRunPasses_WrongRunFails) {
    const auto* id = "account-for-each-kind";
    ClientRun run;
    run.scenario().handout.https_account = auth::Account{"other", "word"};
    EXPECT_EQ(run.challenged().check(id).outcome, Outcome::not_reached);
    run.put(let_through(get(), "user")).put(let_through(connect(), "other"));
    EXPECT_EQ(run.check(id).outcome, Outcome::pass);
    run.put(let_through("CONNECT origin.test:80 HTTP/1.1\r\n\r\n", "user"));
    EXPECT_EQ(run.check(id).outcome, Outcome::pass) << "a tunnel to port 80 is for http://";
    auto mixed = run;
    mixed.put(let_through(connect(), "user"));
    const auto failed = mixed.check(id);
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 5u);
    run.put(let_through(get(), "other"));
    EXPECT_EQ(run.check(id).outcome, Outcome::fail);
}

TEST(AskedOnce, RightRunPasses_WrongRunFails) {
    const auto* id = "asked-once";
    EXPECT_EQ(ClientRun().challenged().check(id).outcome, Outcome::not_reached);
    EXPECT_EQ(
        ClientRun().challenged().accepted(get(right())).check(id).outcome, Outcome::not_reached
    ) << "nothing followed";
    EXPECT_EQ(
        ClientRun()
            .accepted(connect(right()))
            .at_origin(get("", "/"))
            .at_origin(get("", "/"))
            .check(id)
            .outcome,
        Outcome::pass
    ) << "a tunnel that is used again";
    ClientRun run;
    run.challenged()
        .accepted(get(right()))
        .accepted(get(right()))
        .challenged(connect())
        .accepted(connect(right()));
    EXPECT_EQ(run.check(id).outcome, Outcome::pass) << "once for each kind";
    const auto failed = run.challenged(get("", "http://b.test/")).check(id);
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 6u);
}

TEST(NoCredentialsOnTrace, RightRunPasses_WrongRunFails) {
    const auto* id = "no-credentials-on-trace";
    const std::string trace = "TRACE http://a.test/ HTTP/1.1\r\nHost: a.test\r\n";
    EXPECT_EQ(ClientRun().accepted(get(right())).check(id).outcome, Outcome::not_reached);
    EXPECT_EQ(ClientRun().challenged(trace + "\r\n").check(id).outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().accepted(trace + right() + "\r\n").check(id).outcome, Outcome::fail);
    EXPECT_EQ(
        ClientRun().accepted(connect()).at_origin(trace + "Cookie: a=b\r\n\r\n").check(id).outcome,
        Outcome::fail
    );
}

}  // namespace
}  // namespace proxy407::checks
