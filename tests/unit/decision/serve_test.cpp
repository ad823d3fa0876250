#include "decision/serve.hpp"

#include "unit/decision/conversation.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision::test {

namespace {

scenario::Scenario open_scenario() {
    auto scenario = basic_scenario();
    scenario.client.reset();
    scenario.steps[0].schemes.clear();
    return scenario;
}

TEST(Serve, ContentIsReadBeforeTheOriginAnswers) {
    Conversation proxy(open_scenario());
    proxy.state().content_limit = 10;
    const auto decision = proxy.receives(
        "POST http://origin.test/post HTTP/1.1\r\nHost: origin.test\r\nContent-Length: 5\r\n\r\n"
    );
    const auto* read = step_of<ReadContent>(decision);
    ASSERT_NE(read, nullptr);
    EXPECT_EQ(read->limit, 10u);
    EXPECT_TRUE(std::holds_alternative<ReadContent>(decision.plan.front()));
}

TEST(Serve, FixedAnswerComesInsteadOfTheOrigins) {
    auto scenario = open_scenario();
    scenario::FixedAnswer answer{504, {}};
    answer.shape.body = "too late";
    answer.shape.fields = {{"Retry-After", {"1"}}};
    scenario.steps[0].answer = answer;
    Conversation proxy(scenario);
    const auto decision = proxy.receives(connect());
    EXPECT_EQ(status_of(decision), 504);
    EXPECT_EQ(reply_field(decision, "Retry-After"), "1");
    EXPECT_EQ(
        reply_field(decision, "Proxy-Status"),
        "proxy407; error=connection_timeout; details=\"scripted answer\""
    );
    EXPECT_EQ(step_of<OpenTunnel>(decision), nullptr);
}

TEST(Serve, TraceAtTheLastHopLeavesSecretsOut) {  // S-FWD-11, S-FWD-12
    Conversation proxy(basic_scenario());
    const auto decision = proxy.receives(
        "TRACE http://origin.test/ HTTP/1.1\r\nHost: origin.test\r\nMax-Forwards: 0\r\n"
        "X-Kept: yes\r\nCookie: a=b\r\nAuthorization: Basic eDp5\r\n"
        "Proxy_Authorization: Basic eDp5\r\n" +
        basic("user:pass") + "\r\n"
    );
    const auto octets = sent(decision);
    const auto body = octets.substr(octets.find("\r\n\r\n") + 4);
    EXPECT_NE(body.find("X-Kept: yes"), body.npos);
    for (const auto* secret : {"Cookie", "Authorization", "eDp5"}) {
        EXPECT_EQ(body.find(secret), body.npos) << secret;
    }
}

TEST(Serve, ForwardsToNamedDestinationsOnly) {
    auto scenario = open_scenario();
    scenario.origin.forward = true;
    scenario.origin.allowed = {{"origin.test", 80}};
    Conversation proxy(scenario);
    const auto allowed = proxy.receives(get());
    ASSERT_NE(step_of<Forward>(allowed), nullptr);
    const auto denied = proxy.receives(connect());
    EXPECT_EQ(status_of(denied), 403);
    EXPECT_EQ(denied.complaint, "destination-not-allowed");
    EXPECT_TRUE(ends_with<Close>(denied));
}

TEST(Serve, SpellingOfAnAllowedHost_DoesNotCount) {
    auto scenario = open_scenario();
    scenario.origin.forward = true;
    scenario.origin.allowed = {{"origin.test", 80}, {"::1", 80}};
    Conversation proxy(scenario);
    for (const auto* host : {"ORIGIN.Test", "origin.test.", "[::1]", "[0:0:0::1]"}) {
        const auto decision = proxy.receives(get("", "http://" + std::string(host) + ":80/"));
        EXPECT_NE(step_of<Forward>(decision), nullptr) << host;
    }
    for (const auto* host : {"origin.test..", "origin.test.evil", "[::2]", "%6frigin.test"}) {
        const auto decision = proxy.receives(get("", "http://" + std::string(host) + ":80/"));
        EXPECT_EQ(decision.complaint, "destination-not-allowed") << host;
    }
}

TEST(Serve, LoopIsRefused) {  // S-FWD-16
    auto scenario = open_scenario();
    scenario.origin.forward = true;
    scenario.origin.allowed = {{"origin.test", 80}};
    Conversation proxy(scenario);
    proxy.state().via_name = "proxy407-1a";
    EXPECT_EQ(status_of(proxy.receives(get("Via: 1.0 x, 1.1 proxy407-1a\r\n"))), 508);
    const auto chained = proxy.receives(get("Via: 1.1 proxy407-2b\r\n"));
    const auto* forward = step_of<Forward>(chained);
    ASSERT_NE(forward, nullptr);
    EXPECT_EQ(
        forward->request.fields.back(),
        (std::pair<std::string, std::string>("Via", "1.1 proxy407-1a"))
    );
}

TEST(Serve, ClientThatClosesIsNotKept) {
    Conversation proxy(open_scenario());
    EXPECT_TRUE(ends_with<Close>(proxy.receives(get("Connection: close\r\n"))));
    EXPECT_TRUE(ends_with<AwaitNext>(proxy.receives(get())));
}

}  // namespace

}  // namespace proxy407::decision::test
