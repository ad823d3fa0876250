#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::Cause;
using test::ClientRun;
using test::get;
using test::right;
using test::wrong;

TEST(Authenticated, RightRunPasses_WrongRunFails) {
    EXPECT_EQ(
        ClientRun().challenged().accepted(get(right())).check("authenticated").outcome,
        Outcome::pass
    );
    EXPECT_EQ(ClientRun().challenged().accepted(get(right())).check("authenticated").exchange, 2u);
    const auto failed = ClientRun()
                            .challenged()
                            .refused(get(wrong()), Cause::wrong_credentials, "wrong-password")
                            .check("authenticated");
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 2u);
    EXPECT_EQ(
        failed.sentence, "No request was accepted; the last one: wrong-credentials/wrong-password."
    );
    EXPECT_EQ(ClientRun().accepted(get(right()), 0).check("authenticated").outcome, Outcome::fail)
        << "accepted, but never answered";
    EXPECT_EQ(ClientRun().check("authenticated").outcome, Outcome::not_reached);
}

TEST(NotAuthenticated, RightRunPasses_WrongRunFails) {
    EXPECT_EQ(ClientRun().challenged().check("not-authenticated").outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().accepted(get()).check("not-authenticated").outcome, Outcome::fail);
    EXPECT_EQ(
        ClientRun()
            .put(ClientRun::made(get(), test::Verdict::open, 200))
            .check("not-authenticated")
            .outcome,
        Outcome::fail
    );
    EXPECT_EQ(ClientRun().check("not-authenticated").outcome, Outcome::not_reached);
}

TEST(AnsweredChallenge, RightRunPasses_WrongRunFails) {
    EXPECT_EQ(
        ClientRun().challenged().accepted(get(right())).check("answered-challenge").outcome,
        Outcome::pass
    );
    EXPECT_EQ(ClientRun().challenged().check("answered-challenge").outcome, Outcome::fail);
    // A wrong scheme is sent at first, the challenge is answered then.
    EXPECT_EQ(
        ClientRun()
            .refused(get(right()), Cause::wrong_place_or_scheme, "basic-instead-of-digest")
            .accepted(get("Proxy-Authorization: Digest username=\"user\"\r\n"))
            .check("answered-challenge")
            .outcome,
        Outcome::pass
    );
    // The repeat is another request.
    EXPECT_EQ(
        ClientRun()
            .challenged()
            .accepted(get(right(), "http://b.test/"))
            .check("answered-challenge")
            .outcome,
        Outcome::fail
    );
    // Let through before, not after.
    EXPECT_EQ(
        ClientRun().accepted(get(right())).challenged().check("answered-challenge").outcome,
        Outcome::fail
    );
    EXPECT_EQ(
        ClientRun().accepted(get(right())).check("answered-challenge").outcome, Outcome::not_reached
    );
}

TEST(CredentialsExact, RightRunPasses_WrongRunFails) {
    EXPECT_EQ(
        ClientRun().challenged().accepted(get(right())).check("credentials-exact").outcome,
        Outcome::pass
    );
    const auto failed =
        ClientRun()
            .refused(get(wrong()), Cause::wrong_credentials, "percent-encoded-not-decoded")
            .accepted(get(right()))
            .check("credentials-exact");
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 1u);
    EXPECT_NE(failed.sentence.find("percent-encoded-not-decoded"), std::string::npos);
    auto broken = ClientRun::made(get(wrong()), test::Verdict::malformed, 400);
    broken.diagnosis = test::diagnosed(Cause::wrong_credentials, "line-break");
    EXPECT_EQ(ClientRun().put(broken).check("credentials-exact").outcome, Outcome::fail);
    EXPECT_EQ(ClientRun().challenged().check("credentials-exact").outcome, Outcome::not_reached);
    EXPECT_EQ(
        ClientRun()
            .refused(get(right()), Cause::wrong_place_or_scheme, "basic-instead-of-digest")
            .check("credentials-exact")
            .outcome,
        Outcome::not_reached
    );
}

TEST(CredentialsExact, AnotherNameBehindTheSuffix_Fails) {
    const auto* id = "credentials-exact";
    const auto let_through = [&](const std::string& user, const auto& prepare) {
        ClientRun run;
        run.scenario().client = auth::Account{"user-se-1", "pass"};
        run.scenario().users = {{"user", "pass"}};
        scenario::AccountRule rule;
        rule.user = "user";
        rule.parameters.separator = "-";
        run.scenario().rules = {rule};
        prepare(run.scenario());
        auto accepted =
            ClientRun::made(get(test::basic(user + ":pass")), test::Verdict::accepted, 200);
        accepted.user = user;
        return run.put(accepted).check(id).outcome;
    };
    const auto as_it_is = [](scenario::Scenario&) {};
    EXPECT_EQ(let_through("user-se-1", as_it_is), Outcome::pass);
    EXPECT_EQ(let_through("user-se-2", as_it_is), Outcome::fail);
    EXPECT_EQ(let_through("user-se-1%2F", as_it_is), Outcome::fail);
    EXPECT_EQ(let_through("user-", as_it_is), Outcome::fail);
    EXPECT_EQ(
        let_through(
            "user-https",
            [](scenario::Scenario& made) {
                made.handout.https_account = auth::Account{"user-https", "pass"};
            }
        ),
        Outcome::pass
    );
}

TEST(CredentialsExact, RefusedForTheAccountAlone_AreRight) {
    for (const auto* finding : {"account-refused", "quota-used-up"}) {
        EXPECT_EQ(
            ClientRun()
                .refused(get(right()), Cause::wrong_credentials, finding)
                .check("credentials-exact")
                .outcome,
            Outcome::pass
        ) << finding;
    }
}

TEST(CredentialsExact, WhatNobodyJudged_IsNotReached) {
    auto listed = ClientRun::made(get(wrong()), test::Verdict::accepted, 200);
    listed.remarks = {"credentials-not-asked-for"};
    EXPECT_EQ(ClientRun().put(listed).check("credentials-exact").outcome, Outcome::not_reached);
    const auto* leg = "Proxy-Authorization: NTLM TlRMTVNTUAAB\r\n";
    EXPECT_EQ(
        ClientRun().challenged(get(leg)).check("credentials-exact").outcome, Outcome::not_reached
    );
}

TEST(NoCredentialsSent, RightRunPasses_WrongRunFails) {
    EXPECT_EQ(ClientRun().accepted(get()).check("no-credentials-sent").outcome, Outcome::pass);
    const auto failed =
        ClientRun().accepted(get()).accepted(get(test::basic(":"))).check("no-credentials-sent");
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 2u);
    EXPECT_EQ(ClientRun().check("no-credentials-sent").outcome, Outcome::not_reached);
}

TEST(EndsLetThrough, LooksAtTheLastRequestOfEachKind) {
    const auto* id = "ends-let-through";
    EXPECT_EQ(ClientRun().challenged().accepted(get(right())).check(id).outcome, Outcome::pass);
    const auto failed = ClientRun().accepted(get(right())).challenged().check(id);
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 2u);
    EXPECT_EQ(
        ClientRun().challenged(get("", "http://b.test/")).accepted(get(right())).check(id).outcome,
        Outcome::fail
    );
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

}  // namespace
}  // namespace proxy407::checks
