#include "results/cause.hpp"

#include "unit/results/fixture.hpp"

namespace proxy407::results {
namespace {

using checks::Weight;

Result failed(const char* client, const char* scenario, const char* finding) {
    Result made = result(client, scenario, Verdict::fail, Standing::unexpected);
    made.judgement.finding = finding;
    return made;
}

Fault fault(const char* finding, Weight level = Weight::must, bool leak = false) {
    const bool is_grave = leak || level == Weight::must;
    return {
        finding,
        finding,
        level,
        leak,
        "s",
        0,
        is_grave ? Standing::unexpected : Standing::expected};
}

Document document_of(std::vector<Result> results) {
    Document document;
    document.results = std::move(results);
    return document;
}

std::vector<std::string> findings(const std::vector<Cause>& causes) {
    std::vector<std::string> found;
    for (const Cause& cause : causes)
        found.push_back(
            cause.client + ' ' + cause.finding + ' ' + std::to_string(cause.seen.size())
        );
    return found;
}

using Texts = std::vector<std::string>;

TEST(Causes, OneFindingOfAClient_IsOneCauseInEveryCase) {
    Result known = failed("one", "c", "a/b");
    known.standing = Standing::known;
    const Document document = document_of(
        {failed("one", "a", "a/b"),
         failed("one", "b", "a/b"),
         known,
         failed("two", "a", "a/b"),
         result("two", "b", Verdict::pass)}
    );
    EXPECT_EQ(findings(causes_of(document)), (Texts{"one a/b 2", "two a/b 1", "one a/b 1"}));
}

TEST(Causes, WhatOnlyDidNotComeAbout_MayHaveAnotherCauseInAnotherFamily) {
    const char* symptom = "no-credentials/no-credentials";
    Document document = document_of({failed("one", "a", symptom), failed("one", "b", symptom)});
    EXPECT_EQ(causes_of(document).size(), 2u);
    document.scenarios = {{"a", "", "framing", ""}, {"b", "", "framing", ""}};
    EXPECT_EQ(causes_of(document).size(), 1u);
    document.scenarios[1].family = "challenge";
    EXPECT_EQ(causes_of(document).size(), 2u);
    for (Result& one : document.results) one.reason = "it is the same";
    EXPECT_EQ(causes_of(document).size(), 1u);
    document.results[1].judgement.finding = "target-status";
    EXPECT_EQ(findings_of(causes_of(document).at(0)), (Texts{symptom, "target-status"}));
}

TEST(Causes, AFaultOnTheWay_IsTheSameCauseAsAFailureOverIt) {
    Result passed = result("one", "b", Verdict::pass);
    passed.faults = {fault("host-matches-target"), fault("opaque-echoed", Weight::should)};
    const Document document = document_of({failed("one", "a", "host-matches-target"), passed});
    const auto causes = causes_of(document);
    EXPECT_EQ(findings(causes), (Texts{"one host-matches-target 2", "one opaque-echoed 1"}));
    EXPECT_TRUE(is_failure(causes[0]));
    EXPECT_FALSE(is_failure(causes[1]));
    const CauseCount count = count_causes(causes);
    EXPECT_EQ(count.causes, 1u);
    EXPECT_EQ(count.clients, 1u);
    EXPECT_EQ(count.leaks, 0u);
    EXPECT_EQ(count.unexpected, 1u);
}

TEST(Causes, ALeakOnTheWayIsTheFirst_AndMakesTheRunFail) {
    Result passed = result("two", "b", Verdict::pass);
    passed.faults = {fault("credentials-inside-tunnel", Weight::must, true)};
    Document document = document_of({failed("one", "a", "a/b"), passed});
    auto causes = causes_of(document);
    EXPECT_EQ(causes[0].finding, "credentials-inside-tunnel");
    EXPECT_TRUE(causes[0].leak);
    EXPECT_TRUE(is_unexpected(causes[0]));
    document.results[1].faults[0].standing = Standing::known;
    causes = causes_of(document);
    EXPECT_TRUE(causes[0].leak);
    EXPECT_FALSE(is_unexpected(causes[0]));
    EXPECT_EQ(count_causes(causes).leaks, 1u);
}

TEST(Causes, AFailedControlCaseStandsForWhatWasNotRun) {
    Result control = result("one", "open", Verdict::setup_fail, Standing::unexpected);
    control.control = true;
    const Document document =
        document_of({control, result("one", "a", Verdict::setup_fail, Standing::unexpected)});
    EXPECT_EQ(causes_of(document).size(), 1u);
}

TEST(Causes, RequirementsAreThoseOfTheCheck_OrOfTheDiagnosisBehindIt) {
    Document document = document_of({failed("one", "a", "wrong-credentials/trimmed")});
    Result& one = document.results[0];
    one.judgement.check = "host-matches-target";
    EXPECT_EQ(requirements_of(causes_of(document)[0]), (Texts{"C-TARGET-06", "C-TARGET-07"}));
    one.judgement.exchange = 2;
    one.exchanges = {{{"number", 2}, {"requirements", {"C-BASIC-01"}}}};
    EXPECT_EQ(requirements_of(causes_of(document)[0]), Texts{"C-BASIC-01"});
}

}  // namespace
}  // namespace proxy407::results
