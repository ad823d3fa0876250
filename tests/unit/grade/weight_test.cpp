#include "grade/weight.hpp"

#include "unit/grade/judge_case.hpp"

namespace proxy407::grade {
namespace {

using client::built_in;
using results::Verdict;

TEST(WeightOfWithholding, VeryLongText_IsLeftToTheClient) {
    EXPECT_EQ(weight_of_withholding(built_in("basic-huge-password")), checks::Weight::practice);
    EXPECT_EQ(weight_of_withholding(built_in("basic-long-password")), checks::Weight::must);
    EXPECT_EQ(weight_of_withholding(built_in("basic-empty-user")), checks::Weight::must);
}

TEST_F(JudgeCase, RequestWithoutTheCredentials_WeighsAsAnErrorDoes) {
    refused();
    checked_.verdict = checks::RunVerdict::fail;
    auto exchange = journal_.exchanges().front();
    exchange.diagnosis = diagnosis::Diagnosis{
        diagnosis::Cause::no_credentials, "no-credentials", {}, "message", "", "", "", {}};
    journal_ = journal::Journal();
    journal_.append(std::move(exchange));
    expect(Verdict::fail, "no-credentials/no-credentials");
    scenario_ = built_in("basic-utf8");
    expect(Verdict::non_strict, "no-credentials/no-credentials");
    reports(0);
    expect(Verdict::non_strict, "no-credentials/no-credentials");
    scenario_ = built_in("basic-beyond-latin1");
    expect(Verdict::observed, "no-credentials/no-credentials");
}

}  // namespace
}  // namespace proxy407::grade
