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

}  // namespace
}  // namespace proxy407::results
