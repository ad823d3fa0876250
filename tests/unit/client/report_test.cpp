#include "client/report.hpp"

#include <gmock/gmock.h>

namespace proxy407::client {
namespace {

using testing::HasSubstr;

Report answered(const std::string& line) {
    process::DriverReply reply;
    reply.line = line;
    return report_of(reply, "7");
}

TEST(Report, TemplateDriver_IsReportedByItsExitCode) {
    process::Captured captured;
    captured.output = "content";
    captured.ending.code = 0;
    EXPECT_TRUE(report_of(captured).good);
    captured.ending.code = 22;
    EXPECT_FALSE(report_of(captured).good);
    EXPECT_EQ(report_of(captured).how, "exit code 22");
    captured.ending = {{}, 11, false};
    EXPECT_FALSE(report_of(captured).good);
}

TEST(Report, WordsOfAFailure_CountMoreThanExitCode0) {
    process::Captured captured;
    captured.output = "Non-2xx responses:      1\n";
    captured.ending.code = 0;
    const auto failed = report_of(captured, {"Error distribution:", "Non-2xx responses:"});
    EXPECT_FALSE(failed.good);
    EXPECT_EQ(failed.how, "exit code 0 and the words \"Non-2xx responses:\"");
    EXPECT_TRUE(report_of(captured, {"Error distribution:"}).good);
    captured.ending.code = 22;
    EXPECT_EQ(report_of(captured, {"Non-2xx responses:"}).how, "exit code 22");
}

TEST(Report, AnswerOfADriver_IsReportedByItsStatus) {
    const auto good = answered(R"({"v":1,"id":"7","status":200,"body":"content"})");
    EXPECT_TRUE(good.good);
    EXPECT_EQ(good.content, "content");
    const auto refused =
        answered(R"({"v":1,"id":"7","status":407,"challenge":"Basic realm=x","body":"b"})");
    EXPECT_FALSE(refused.good);
    EXPECT_EQ(refused.how, "status 407");
    EXPECT_THAT(refused.visible, HasSubstr("Basic realm=x"));
}

TEST(Report, ErrorOfADriver_IsReportedByItsText) {
    const auto raised = answered(R"({"v":1,"id":"7","error":"ProxyError: 407"})");
    EXPECT_FALSE(raised.good);
    EXPECT_EQ(raised.breach, "");
    EXPECT_EQ(raised.error, "ProxyError: 407");
    EXPECT_EQ(answered(R"({"v":1,"id":"7","unsupported":"x"})").unsupported, "x");
}

TEST(Report, BreachesOfTheProtocolAreTold) {
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

TEST(Report, AnEndBeforeTheAnswerIsTold) {
    process::DriverReply reply;
    reply.ending = process::Ending{1, {}, false};
    EXPECT_THAT(report_of(reply, "7").breach, HasSubstr("ended before it answered"));
    EXPECT_EQ(report_of(reply, "7", true).breach, "");
    EXPECT_FALSE(report_of(reply, "7", true).good);
    reply.ending = process::Ending{exit_unsupported, {}, false};
    EXPECT_EQ(report_of(reply, "7").breach, "");
    EXPECT_NE(report_of(reply, "7").unsupported, "");
    reply.ending = process::Ending{0, {}, false};
    EXPECT_THAT(report_of(reply, "7", true).breach, HasSubstr("ended before it answered"));
    reply.ending = process::Ending{{}, 11, false};
    EXPECT_EQ(report_of(reply, "7").breach, "");
    EXPECT_EQ(report_of(reply, "7").ending.signal, 11);
}

}  // namespace
}  // namespace proxy407::client
