#include "decision/failure.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision {

namespace {

TEST(Failure, EachTroubleWithTheTarget_HasItsStatusAndItsErrorType) {  // RFC 9209 section 2.3

    const struct {
        TargetTrouble trouble;
        int status;
        const char* error;
        const char* finding;
    } rows[] = {
        {TargetTrouble::client_gone, 0, "", "client-gone"},
        {TargetTrouble::not_found, 502, "dns_error", "target-not-found"},
        {TargetTrouble::refuses, 502, "connection_refused", "target-refuses"},
        {TargetTrouble::unreachable, 502, "destination_unavailable", "target-unreachable"},
        {TargetTrouble::never_connected, 504, "connection_timeout", "target-timed-out"},
        {TargetTrouble::silent, 504, "connection_read_timeout", "target-timed-out"},
        {TargetTrouble::too_slow, 504, "http_response_timeout", "target-too-slow"},
        {TargetTrouble::off_limits, 403, "destination_ip_prohibited", "control-port-as-target"},
        {TargetTrouble::answered_407, 502, "http_protocol_error", "407-from-target"},
    };

    for (const auto& row : rows) {
        const auto found = failure(row.trouble);
        EXPECT_EQ(found.status, row.status) << row.finding;
        EXPECT_EQ(found.error, row.error) << row.finding;
        EXPECT_EQ(found.finding, row.finding);
    }
}

TEST(Failure, TheReply_NamesItForProgramsAndForPeople) {
    const auto reply = failure_reply(failure(TargetTrouble::too_slow), 0);
    EXPECT_EQ(reply.status, 504);
    EXPECT_EQ(
        *reply.find("Proxy-Status"),
        "proxy407; error=http_response_timeout; details=\"target-too-slow\""
    );
    EXPECT_EQ(*reply.find("Date"), "Thu, 01 Jan 1970 00:00:00 GMT");
    EXPECT_TRUE(reply.body.starts_with("proxy407: target-too-slow\nThe target took longer"));
    EXPECT_EQ(failure_reply(content_too_large(), 0).body, "proxy407: content-too-large\n");
}

TEST(Failure, AFaultyAnswer_IsABadGatewayInItsOwnWords) {
    const auto found = failure(http::ResponseFault{"http_protocol_error", "two-lengths", "Two."});
    EXPECT_EQ(found.status, 502);
    EXPECT_EQ(found.error, "http_protocol_error");
    EXPECT_EQ(found.finding, "two-lengths");
    EXPECT_EQ(found.message, "Two.");
}

}  // namespace

}  // namespace proxy407::decision
