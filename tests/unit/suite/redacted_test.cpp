#include "suite/redacted.hpp"

#include <gtest/gtest.h>

namespace proxy407::runner {
namespace {

TEST(Redacted, NothingThatIsKeptOfTheClientShowsThePassword) {
    const http::Redactor redactor({"s3cret"}, {"alice"});
    CaseResult result;
    result.given = "curl -x http://alice:s3cret@h:1 http://t/";
    result.judgement.sentence = "The target http://u:other@h/ got it.";
    result.checks.emplace_back().sentence = "czNjcmV0 was sent.";
    result.reported.how = result.reported.error = "bad s3cret";
    result.reported.content = "{\"password\": \"other\"}";
    redact(result, redactor);
    EXPECT_EQ(result.given, "curl -x http://alice:***@h:1 http://t/");
    EXPECT_EQ(result.judgement.sentence, "The target http://***:***@h/ got it.");
    EXPECT_EQ(result.checks.back().sentence, "*** was sent.");
    EXPECT_EQ(result.reported.how, "bad ***");
    EXPECT_EQ(result.reported.error, "bad ***");
    EXPECT_EQ(result.reported.content, "{\"password\": \"***\"}");
}

}  // namespace
}  // namespace proxy407::runner
