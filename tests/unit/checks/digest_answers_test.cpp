#include "checks/digest_answers.hpp"

#include "unit/checks/digest_run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::challenge;
using test::DigestRun;
using test::Sent;

TEST(DigestAnswers, EachHasTheChallengeOfItsNonce) {
    DigestRun run;
    run.asked(challenge("n1", ", opaque=\"o1\"") + challenge("n2", ", opaque=\"o2\""))
        .accepted({.nonce = "n2"}, "Proxy-Authentication-Info: nextnonce=\"n,3\", nc=00000001\r\n")
        .accepted({.nonce = "n,3"})
        .accepted({.nonce = "never given"});
    run.ClientRun::accepted(test::get(test::right()));
    const auto answers = digest_answers({run.scenario(), run.journal()});
    ASSERT_EQ(answers.size(), 3u);
    for (int i : {0, 1}) {
        ASSERT_NE(answers[i].offer, nullptr);
        EXPECT_EQ(answers[i].offer->number, 1u);
        EXPECT_EQ(value_of(answers[i].challenge, "opaque"), "o2");
    }
    EXPECT_EQ(nextnonce(*answers[0].exchange), "n,3");
    EXPECT_EQ(nextnonce(*answers[1].exchange), "");
    EXPECT_EQ(answers[2].offer, nullptr);
}

TEST(DigestAnswers, OfSeveralSchemesThoseOfDigest) {
    DigestRun run;
    run.asked("Proxy-Authenticate: Basic realm=\"r\"\r\n" + challenge("n1"));
    const auto& exchange = run.journal().exchanges().front();
    EXPECT_EQ(challenges(exchange).size(), 2u);
    ASSERT_EQ(digest_challenges(exchange).size(), 1u);
    EXPECT_EQ(value_of(digest_challenges(exchange)[0], "nonce"), "n1");
    EXPECT_EQ(value_of(digest_challenges(exchange)[0], "stale"), "");
}

}  // namespace
}  // namespace proxy407::checks
