#include "site/answer.hpp"

#include "unit/site/fixture.hpp"

namespace proxy407::site {
namespace {

TEST(Conforming, IsPartly_WhereSomeRowsFail) {
    const auto document = document_of(
        {case_of("url", "http", "basic"), case_of("url", "https", "basic", Verdict::fail)}
    );
    EXPECT_EQ(answer(document, "basic-url"), "partly: not by url https");
}

TEST(Conforming, IsYes_AndTellsWhatWasNotAsked) {
    auto unsupported = case_of("url", "https", "basic", Verdict::unsupported);
    unsupported.judgement.sentence = "basic.connect is not declared";
    const auto document = document_of({case_of("url", "http", "basic"), unsupported});
    EXPECT_EQ(answer(document, "basic-url"), "yes: not asked by url https");
}

TEST(Dash, HasAReasonOfItsOwn) {
    auto unsupported = case_of("option", "http", "digest", Verdict::unsupported);
    unsupported.judgement.sentence = "digest.http is not declared";
    const auto document = document_of(
        {unsupported,
         case_of("url", "http", "basic"),
         case_of("option", "http", "basic", Verdict::not_reached)}
    );
    EXPECT_EQ(answer(document, "digest-md5"), "not asked: The client does not claim digest.http.");
    EXPECT_EQ(
        answer(document, "basic-env"), "not asked: The client does not take its proxy this way."
    );
    EXPECT_EQ(answer(document, "digest-sha256"), "not asked: This run did not ask it.");
    EXPECT_THAT(answer(document, "basic-option"), testing::HasSubstr("did not come about"));
    EXPECT_THAT(answer(document, "wrong-password"), testing::HasSubstr("too slow"));
}

TEST(SpecialCharacters, AreThoseOfTheRowThatWasAskedMost) {
    std::vector<Result> results = {case_of("env", "http", "special/slash")};
    for (const char* pair : {"special/slash", "special/hash", "special/colon"})
        results.push_back(case_of("url", "http", pair));
    results.back().judgement.verdict = Verdict::fail;
    results.push_back(case_of("url", "http", "special/latin1-no-charset"));
    EXPECT_EQ(answer(document_of(results), "special"), "2/3: env http: 1/1; url http: 2/3");
    EXPECT_EQ(answer(document_of(results), "special-no-charset"), "1/1");
}

Result observed_case(const char* channel, bool preemptive) {
    Result made = case_of(channel, "http", "basic");
    made.observed.preemptive = preemptive;
    made.observed.tunnels_http = true;
    return made;
}

TEST(Observed, IsTheSameByAllChannels_OrToldForEach) {
    const auto mixed = document_of({observed_case("url", true), observed_case("option", false)});
    EXPECT_EQ(answer(mixed, "preemptive"), "partly: url http: at once; option http: after the 407");
    EXPECT_EQ(answer(mixed, "connect-http"), "yes");
    EXPECT_EQ(answer(document_of({observed_case("url", false)}), "preemptive"), "after the 407");
}

Result wrong_password(std::int64_t requests) {
    Result made = case_of("url", "http", "wrong-password", Verdict::fail);
    made.observed.attempts_before_giving_up = requests;
    made.observed.status_shown = true;
    made.observed.challenge_shown = false;
    return made;
}

TEST(WrongPassword, OfAClientThatGoesOn_IsCutOff) {
    EXPECT_EQ(answer(document_of({wrong_password(2)}), "wrong-password"), "2");
    EXPECT_THAT(
        answer(document_of({wrong_password(500)}), "wrong-password"),
        testing::StartsWith("500 and more: It was stopped")
    );
}

TEST(SeesRefusal, TellsOfTheChallengeAndTheBody) {
    EXPECT_EQ(
        answer(document_of({wrong_password(1)}), "sees-407"), "yes: challenge: no; body: not asked"
    );
}

Result leaking_case(const results::Fault& fault) {
    Result made = case_of("url", "https", "basic");
    made.faults = {fault};
    return made;
}

TEST(Leaking, ThatIsPublished_IsToldWithItsReason) {
    const auto document =
        document_of({leaking_case(leak("credentials-inside-tunnel", "https://example.org/1"))});
    EXPECT_EQ(answer(document, "leak-tunnel"), "leak: It is known to leak.");
    EXPECT_EQ(answer(document, "leak-other"), "no");
    EXPECT_THAT(answer(document, "leak-redirect"), testing::StartsWith("not asked"));
}

TEST(Leaking, ThatIsNotPublished_IsWithheldInEveryQuestionAboutLeaks) {
    const auto document = document_of({leaking_case(leak("credentials-inside-tunnel"))});
    for (const char* question : {"leak-tunnel", "leak-redirect", "leak-no-proxy", "leak-other"})
        EXPECT_THAT(
            answer(document, question),
            testing::StartsWith("withheld: 1 leak of this client without a public reference")
        );
}

}  // namespace
}  // namespace proxy407::site
