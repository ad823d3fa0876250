#include "results/result.hpp"

#include "http/redactor.hpp"
#include "text/octets.hpp"

#include <gtest/gtest.h>

namespace proxy407::results {
namespace {

TEST(ChangeTexts, WithARedactor_NothingThatIsKeptOfTheClientShowsThePassword) {
    const http::Redactor redactor({"s3cret"}, {"alice"});
    Result result;
    result.given = "curl -x http://alice:s3cret@h:1 http://t/";
    result.judgement.sentence = "The target http://u:other@h/ got it.";
    result.checks.emplace_back().sentence = "czNjcmV0 was sent.";
    result.reported.how = result.reported.visible = result.error = "bad s3cret";
    result.output = "{\"password\": \"other\"}";
    change_texts(result, [&](const std::string& text) { return redactor.text(text); });
    EXPECT_EQ(result.given, "curl -x http://alice:***@h:1 http://t/");
    EXPECT_EQ(result.judgement.sentence, "The target http://***:***@h/ got it.");
    EXPECT_EQ(result.checks.back().sentence, "*** was sent.");
    EXPECT_EQ(result.reported.how, "bad ***");
    EXPECT_EQ(result.reported.visible, "bad ***");
    EXPECT_EQ(result.error, "bad ***");
    EXPECT_EQ(result.output, "{\"password\": \"***\"}");
}

TEST(CheckJson, OnlyALeakHasItsKind) {
    checks::CheckResult check{"authenticated", checks::Outcome::fail, "no", 0, {"C-407-01"}};
    EXPECT_EQ(
        check_json(check).dump(),
        R"({"check":"authenticated","outcome":"fail","sentence":"no","exchange":null,)"
        R"("requirements":["C-407-01"]})"
    );
    check.exchange = 3;
    check.leak = "inside-the-tunnel";
    check.resembles = {"CVE-2018-1000007"};
    const Json json = check_json(check);
    EXPECT_EQ(json["exchange"], 3);
    EXPECT_EQ(json["leak"], "inside-the-tunnel");
    EXPECT_EQ(json["resembles"][0], "CVE-2018-1000007");
}

}  // namespace
}  // namespace proxy407::results
