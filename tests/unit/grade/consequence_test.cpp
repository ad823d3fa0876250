#include "grade/consequence.hpp"

#include <gmock/gmock.h>

namespace proxy407::grade {
namespace {

using results::Judgement;
using results::Result;
using results::Verdict;

Result result(const char* target, const char* scenario, Judgement judgement) {
    Result made;
    made.client = "one";
    made.channel = "url";
    made.target = target;
    made.scenario = scenario;
    made.judgement = std::move(judgement);
    return made;
}

const Judgement failed{Verdict::fail, false, "a/b", "It failed."};

Verdict settled(Result one) {
    PlainFailures failures;
    failures.add(result("https", "basic", failed));
    failures.add(result("https", "upload", {Verdict::fail, false, "a/c", "It failed, too."}));
    failures.settle(one);
    return one.judgement.verdict;
}

TEST(PlainFailures, WhatFailsInTheSameWay_TellsNothingOfItsSubject) {
    EXPECT_EQ(settled(result("https", "special/colon", failed)), Verdict::not_reached);
    EXPECT_EQ(settled(result("https", "basic", failed)), Verdict::fail);
    EXPECT_EQ(settled(result("http", "special/colon", failed)), Verdict::fail);
    EXPECT_EQ(settled(result("https", "special/colon", {})), Verdict::pass);
}

TEST(PlainFailures, TheSameThatWeighsLess_TellsNothingEither) {
    for (const Verdict verdict : {Verdict::non_strict, Verdict::observed})
        EXPECT_EQ(
            settled(result("https", "special/latin1", {verdict, false, "a/b", "It failed."})),
            Verdict::not_reached
        );
}

TEST(PlainFailures, AnotherFailureIsOne) {
    const Judgement other{Verdict::fail, false, "a/c", "It failed, too."};
    EXPECT_EQ(settled(result("https", "special/colon", other)), Verdict::fail);
    const Judgement crash{Verdict::crash, false, "a/b", "It fell."};
    EXPECT_EQ(settled(result("https", "special/colon", crash)), Verdict::crash);
}

TEST(PlainFailures, ALeakIsOneWhateverElseFails) {
    const Judgement leak{Verdict::fail, true, "a/b", "It leaked."};
    EXPECT_EQ(settled(result("https", "special/colon", leak)), Verdict::fail);
}

TEST(PlainFailures, TheControlCaseStandsForItself) {
    Result control = result("https", "open", failed);
    control.control = true;
    EXPECT_EQ(settled(control), Verdict::fail);
}

}  // namespace
}  // namespace proxy407::grade
