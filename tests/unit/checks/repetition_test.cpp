#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::Cause;
using test::ClientRun;
using test::get;
using test::right;
using test::Verdict;
using test::wrong;

const std::string digest = "Proxy-Authorization: Digest username=\"user\"\r\n";

TEST(MaxAttempts, RefusalsInARowForOneTarget_AreCounted) {
    EXPECT_EQ(
        ClientRun().challenged().accepted(get(right())).check("max-attempts", 1).outcome,
        Outcome::pass
    );
    const auto failed = ClientRun()
                            .challenged()
                            .refused(get(wrong()), Cause::wrong_credentials, "wrong-password")
                            .challenged()
                            .check("max-attempts", 2);
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 3u);
    // Other targets and later requests count anew.
    ClientRun many;
    for (int i = 0; i < 5; ++i) many.challenged().accepted(get(right()));
    many.challenged(get("", "http://b.test/")).challenged(get("", "http://c.test/"));
    EXPECT_EQ(many.check("max-attempts", 1).outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().check("max-attempts", 1).outcome, Outcome::not_reached);
}

TEST(StopsInTheEnd, RightRunPasses_WrongRunFails) {
    ClientRun run;
    const auto refuse = [&](int times, const std::string& target = "http://a.test/") {
        for (int i = 0; i < times; ++i)
            run.refused(get(wrong(), target), Cause::wrong_credentials, "wrong-password");
    };
    refuse(10);
    refuse(10, "http://b.test/");
    EXPECT_EQ(run.check("stops-in-the-end").outcome, Outcome::pass);
    run.challenged();
    refuse(1);
    EXPECT_EQ(run.check("stops-in-the-end").outcome, Outcome::fail);
    EXPECT_EQ(run.check("stops-in-the-end").exchange, 22u);

    run.scenario().expect = {{"max-attempts", 2}};
    EXPECT_EQ(run.evaluate_all().verdict, RunVerdict::fail) << "also where nobody asks";
}

TEST(StopsAfterRefusal, LetsOneRepeatPass) {
    const auto refuse = [](ClientRun& run, const std::string& field) {
        run.refused(get(field), Cause::wrong_credentials, "wrong-password");
    };
    ClientRun twice;
    refuse(twice, wrong());
    refuse(twice, wrong());
    EXPECT_EQ(twice.check("stops-after-refusal").outcome, Outcome::pass);
    refuse(twice, wrong());
    EXPECT_EQ(twice.check("stops-after-refusal").outcome, Outcome::fail);
    EXPECT_EQ(twice.check("stops-after-refusal").exchange, 3u);
    ClientRun different;
    for (const auto* pair : {"user:a", "user:b", "user:c", "user:d"}) {
        refuse(different, test::basic(pair));
    }
    EXPECT_EQ(different.check("stops-after-refusal").outcome, Outcome::pass);
    EXPECT_EQ(
        ClientRun().challenged().challenged().challenged().check("stops-after-refusal").outcome,
        Outcome::pass
    );
    EXPECT_EQ(ClientRun().check("stops-after-refusal").outcome, Outcome::not_reached);
}

TEST(StrongestScheme, NoBasicOnceDigestWasOffered) {
    for (const auto* offer :
         {"Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\"\r\n"
          "Proxy-Authenticate: Basic realm=\"r\"\r\n",
          "proxy-authenticate: Basic realm=\"a, Digest\", digest realm=\"r\"\r\n"}) {
        EXPECT_EQ(
            ClientRun()
                .offering(offer)
                .challenged()
                .accepted(get(digest))
                .check("strongest-scheme")
                .outcome,
            Outcome::pass
        );
        const auto failed = ClientRun()
                                .offering(offer)
                                .challenged()
                                .accepted(get(right()))
                                .check("strongest-scheme");
        EXPECT_EQ(failed.outcome, Outcome::fail) << offer;
        EXPECT_EQ(failed.exchange, 2u);
    }
    EXPECT_EQ(
        ClientRun()
            .offering("Proxy-Authenticate: Basic realm=\"Digest\"\r\n")
            .challenged()
            .accepted(get(right()))
            .check("strongest-scheme")
            .outcome,
        Outcome::not_reached
    ) << "Digest was not offered";
    EXPECT_EQ(
        ClientRun().accepted(get(right())).check("strongest-scheme").outcome, Outcome::not_reached
    );
    EXPECT_EQ(ClientRun().check("strongest-scheme").outcome, Outcome::not_reached);
}

TEST(NoBasicSent, RightRunPasses_WrongRunFails) {
    EXPECT_EQ(
        ClientRun().challenged().accepted(get(digest)).check("no-basic-sent").outcome, Outcome::pass
    );
    const auto failed = ClientRun().challenged(get(right())).check("no-basic-sent");
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 1u);
    EXPECT_EQ(ClientRun().check("no-basic-sent").outcome, Outcome::not_reached);
}

TEST(MaxFailures, CountsInARowAndPerTarget) {
    ClientRun run;
    run.put(ClientRun::made(get(), Verdict::fault, 0)).accepted(get(), 502);
    EXPECT_EQ(run.check("max-failures", 2).outcome, Outcome::pass);
    const auto failed = run.check("max-failures", 1);
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 2u);
    run.accepted(get()).accepted(get(), 503).accepted(get("", "http://b.test/"), 503);
    EXPECT_EQ(run.check("max-failures", 2).outcome, Outcome::pass);
}

TEST(MaxFailures, ConnectionsThatBrokeBeforeARequest_Count) {
    ClientRun run;
    EXPECT_EQ(run.check("max-failures", 1).outcome, Outcome::not_reached);
    run.event("").event("");
    EXPECT_EQ(run.check("max-failures", 2).outcome, Outcome::pass);
    EXPECT_EQ(run.check("max-failures", 1).outcome, Outcome::fail);
}

TEST(MaxFailures, ChallengesAndAnswersOfTheTarget_AreNotCounted) {
    EXPECT_EQ(
        ClientRun().challenged().challenged().check("max-failures", 1).outcome, Outcome::pass
    );
    EXPECT_EQ(
        ClientRun()
            .forwarded(get(), get(), 500)
            .forwarded(get(), get(), 500)
            .check("max-failures", 1)
            .outcome,
        Outcome::pass
    );
    EXPECT_EQ(ClientRun().check("max-failures", 1).outcome, Outcome::not_reached);
}

TEST(MaxRequests, CountsPerTarget) {
    ClientRun run;
    run.challenged().accepted(get()).accepted(get("", "http://b.test/"));
    EXPECT_EQ(run.check("max-requests", 2).outcome, Outcome::pass);
    const auto failed = run.accepted(get(), 502).check("max-requests", 2);
    EXPECT_EQ(failed.outcome, Outcome::fail);
    EXPECT_EQ(failed.exchange, 4u);
    EXPECT_EQ(ClientRun().check("max-requests", 1).outcome, Outcome::not_reached);
}

}  // namespace
}  // namespace proxy407::checks
