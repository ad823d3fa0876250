#include "client/outcome.hpp"

#include <gmock/gmock.h>

namespace proxy407::runner {
namespace {

using testing::HasSubstr;

Outcome answered(const std::string& line) {
    DriverReply reply;
    reply.line = line;
    return outcome_of(reply, "7");
}

TEST(Outcome, OfATemplateIsItsExitCode) {
    Captured captured;
    captured.output = "content";
    EXPECT_TRUE(outcome_of(captured).good);
    captured.ending.code = 22;
    EXPECT_FALSE(outcome_of(captured).good);
    EXPECT_EQ(outcome_of(captured).how, "exit code 22");
    captured.ending = {0, 11, false};
    EXPECT_FALSE(outcome_of(captured).good);
}

TEST(Outcome, OfAnAnswerIsItsStatus) {
    const auto good = answered(R"({"v":1,"id":"7","status":200,"body":"content"})");
    EXPECT_TRUE(good.good);
    EXPECT_EQ(good.content, "content");
    const auto refused =
        answered(R"({"v":1,"id":"7","status":407,"challenge":"Basic realm=x","body":"b"})");
    EXPECT_FALSE(refused.good);
    EXPECT_EQ(refused.how, "status 407");
    EXPECT_THAT(refused.visible, HasSubstr("Basic realm=x"));
}

TEST(Outcome, OfAnErrorIsItsText) {
    const auto raised = answered(R"({"v":1,"id":"7","error":"ProxyError: 407"})");
    EXPECT_FALSE(raised.good);
    EXPECT_EQ(raised.breach, "");
    EXPECT_EQ(raised.error, "ProxyError: 407");
    EXPECT_EQ(answered(R"({"v":1,"id":"7","unsupported":"x"})").unsupported, "x");
}

TEST(Outcome, BreachesOfTheProtocolAreTold) {
    for (const char* line :
         {"Hello",
          "[]",
          "",
          R"({"id":"7","status":200})",
          R"({"v":1,"id":"8","status":200})",
          R"({"v":1,"id":7,"status":200})",
          R"({"v":1,"id":"7"})",
          R"({"v":1,"id":"7","status":200,"error":"x"})",
          R"({"v":1,"id":"7","status":"200"})"})
        EXPECT_NE(answered(line).breach, "") << line;
}

TEST(Outcome, AnEndBeforeTheAnswerIsTold) {
    DriverReply reply;
    reply.ending = Ending{1, 0, false};
    EXPECT_THAT(outcome_of(reply, "7").breach, HasSubstr("ended before it answered"));
    EXPECT_EQ(outcome_of(reply, "7", true).breach, "");
    EXPECT_FALSE(outcome_of(reply, "7", true).good);
    reply.ending = Ending{exit_unsupported, 0, false};
    EXPECT_EQ(outcome_of(reply, "7").breach, "");
    EXPECT_NE(outcome_of(reply, "7").unsupported, "");
    reply.ending = Ending{0, 0, false};
    EXPECT_THAT(outcome_of(reply, "7", true).breach, HasSubstr("ended before it answered"));
    reply.ending = Ending{0, 11, false};
    EXPECT_EQ(outcome_of(reply, "7").breach, "");
    EXPECT_EQ(outcome_of(reply, "7").ending.signal, 11);
}

}  // namespace
}  // namespace proxy407::runner
