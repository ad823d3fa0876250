#include "decision/reply_plan.hpp"

#include "unit/decision/conversation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::decision::test {

namespace {

using scenario::ReplyShape;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// What the proxy answers to a request without credentials when its refusal has that shape.
Decision refused(const ReplyShape& shape, const std::string& head = get()) {
    auto scenario = basic_scenario();
    scenario.steps[0].refusal.shape = shape;
    Conversation proxy(scenario);
    return proxy.receives(head);
}

std::string all_sent(const Decision& decision) {
    std::string octets;
    for (const auto& step : decision.plan) {
        if (const auto* send = std::get_if<Send>(&step)) octets += send->octets;
    }
    return octets;
}

TEST(ReplyPlan, StatusLineFieldsAndBodyAsTheScenarioSays) {
    ReplyShape shape;
    shape.reason = "Who are you";
    shape.http10 = true;
    shape.fields = {{"Date", {}}, {"Server", {"s/1"}}, {"Set-Cookie", {"a", "b"}}};
    shape.body = "no";
    const auto octets = all_sent(refused(shape));
    EXPECT_THAT(octets, StartsWith("HTTP/1.0 407 Who are you\r\n"));
    EXPECT_THAT(octets, Not(HasSubstr("\r\nDate:")));
    EXPECT_THAT(octets, HasSubstr("\r\nServer: s/1\r\nSet-Cookie: a\r\nSet-Cookie: b\r\n"));
    EXPECT_THAT(octets, HasSubstr("\r\nContent-Length: 2\r\n"));
    EXPECT_THAT(octets, EndsWith("\r\n\r\nno"));
}

TEST(ReplyPlan, ContentAfterAHeadOnRequestOnly) {
    const std::string head = "HEAD http://o.test/ HTTP/1.1\r\nHost: o.test\r\n\r\n";
    ReplyShape shape;
    shape.body = "no";
    EXPECT_THAT(all_sent(refused(shape, head)), EndsWith("\r\n\r\n"));
    shape.content_to_head = true;
    EXPECT_THAT(all_sent(refused(shape, head)), EndsWith("\r\n\r\nno"));
}

TEST(ReplyPlan, FieldsInAnOrderOfTheScenariosOwn) {
    ReplyShape shape;
    shape.order = {"CONTENT-LENGTH", "date"};
    const auto octets = all_sent(refused(shape));
    EXPECT_THAT(
        octets, StartsWith("HTTP/1.1 407 Proxy Authentication Required\r\nCONTENT-LENGTH: ")
    );
    EXPECT_THAT(octets, HasSubstr("\r\ndate: "));
    EXPECT_THAT(octets, Not(HasSubstr("\r\nDate: ")));
}

TEST(ReplyPlan, AReplacedFieldKeepsItsPlace) {
    ReplyShape shape;
    shape.fields = {{"date", {"x"}}};
    EXPECT_THAT(
        all_sent(refused(shape)),
        StartsWith("HTTP/1.1 407 Proxy Authentication Required"
                   "\r\ndate: x\r\n")
    );
}

TEST(ReplyPlan, ALengthOfTheScenariosOwnStands) {
    ReplyShape shape;
    shape.body = "four";
    shape.fields = {{"Content-Length", {"9"}}};
    const auto octets = all_sent(refused(shape));
    EXPECT_THAT(octets, HasSubstr("Content-Length: 9\r\n"));
    EXPECT_THAT(octets, Not(HasSubstr("Content-Length: 4")));
}

TEST(ReplyPlan, NamesInAnotherCase) {
    ReplyShape shape;
    shape.names = ReplyShape::Names::lower;
    shape.body = "A: B\r\n\r\n";
    EXPECT_THAT(all_sent(refused(shape)), HasSubstr("\r\nproxy-authenticate: Basic realm"));
    EXPECT_THAT(all_sent(refused(shape)), EndsWith("A: B\r\n\r\n")) << "not in the content";
    shape.names = ReplyShape::Names::upper;
    EXPECT_THAT(all_sent(refused(shape)), HasSubstr("\r\nPROXY-AUTHENTICATE: Basic realm"));
}

TEST(ReplyPlan, FramingOfTheContent) {
    ReplyShape shape;
    shape.body = std::string(18, 'x');
    shape.framing = ReplyShape::Framing::chunked;
    auto octets = all_sent(refused(shape));
    EXPECT_THAT(octets, HasSubstr("\r\nTransfer-Encoding: chunked\r\n"));
    EXPECT_THAT(octets, Not(HasSubstr("Content-Length")));
    EXPECT_THAT(octets, EndsWith("\r\n\r\n12\r\n" + *shape.body + "\r\n0\r\n\r\n"));

    shape.framing = ReplyShape::Framing::length_and_chunked;
    octets = all_sent(refused(shape));
    EXPECT_THAT(octets, HasSubstr("\r\nContent-Length: 18\r\nTransfer-Encoding: chunked\r\n"));

    shape.framing = ReplyShape::Framing::unframed;
    const auto unframed = refused(shape);
    EXPECT_THAT(all_sent(unframed), Not(HasSubstr("Content-Length")));
    EXPECT_THAT(all_sent(unframed), EndsWith("\r\n\r\n" + *shape.body));
    EXPECT_TRUE(ends_with<Close>(unframed)) << "nothing else could end it";
}

TEST(ReplyPlan, WhatBecomesOfTheConnection) {
    using Ending = ReplyShape::Ending;

    const struct {
        Ending ending;
        bool connect;
        bool keeps;
        const char* says;
    } rows[] = {
        {Ending::usual, false, true, ""},
        {Ending::usual, true, false, "\r\nConnection: close\r\n"},
        {Ending::keep, true, true, ""},
        {Ending::close, false, false, "\r\nConnection: close\r\n"},
        {Ending::close_unsaid, false, false, ""},
        {Ending::proxy_connection, true, false, "\r\nProxy-Connection: close\r\n"},
    };

    for (const auto& row : rows) {
        ReplyShape shape;
        shape.ending = row.ending;
        const auto decision = refused(shape, row.connect ? connect() : get());
        EXPECT_EQ(ends_with<AwaitNext>(decision), row.keeps) << static_cast<int>(row.ending);
        const auto octets = all_sent(decision);
        EXPECT_THAT(octets, HasSubstr(row.says));
        EXPECT_EQ(octets.find("onnection:") == octets.npos, *row.says == '\0') << octets;
    }
}

TEST(ReplyPlan, ACloseIsAnnouncedInPlaceOfWhatHoldsOtherwise) {
    const std::string closing =
        "GET http://o.test/ HTTP/1.1\r\nHost: o.test\r\nConnection: close\r\n\r\n";
    ReplyShape shape;
    shape.ending = ReplyShape::Ending::keep;
    shape.fields = {{"connection", {"keep-alive"}}, {"Keep-Alive", {"timeout=5"}}};
    EXPECT_THAT(
        all_sent(refused(shape)),
        HasSubstr("\r\nconnection: keep-alive\r\nKeep-Alive: timeout=5\r\n")
    );

    const auto closed = refused(shape, closing);
    EXPECT_TRUE(ends_with<Close>(closed));
    EXPECT_THAT(all_sent(closed), HasSubstr("\r\nConnection: close\r\n\r\n"));
    EXPECT_THAT(all_sent(closed), Not(HasSubstr("eep-")));

    shape.fields = {{"Connection", {}}};
    EXPECT_THAT(all_sent(refused(shape, closing)), Not(HasSubstr("onnection: ")));
}

TEST(ReplyPlan, InterimRepliesComeBeforeTheFinalOne) {
    ReplyShape shape;
    shape.interim = {{102, {}}, {103, {{"Link", {"</a>"}}}}};
    const auto octets = all_sent(refused(shape));
    EXPECT_THAT(
        octets,
        StartsWith("HTTP/1.1 102 \r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: "
                   "</a>\r\n\r\nHTTP/1.1 407 ")
    );
    EXPECT_THAT(std::string(http::final_head(octets)), StartsWith("HTTP/1.1 407 "));
}

TEST(ReplyPlan, RawOctetsAreAllThatIsSent) {
    ReplyShape shape;
    shape.raw = "HTTP/1.1 407\n\nhello";
    EXPECT_EQ(all_sent(refused(shape)), *shape.raw);
}

TEST(ReplyPlan, PausesAndPieces) {
    ReplyShape shape;
    shape.body = "content";
    shape.delivery.delay = std::chrono::milliseconds(5);
    shape.delivery.body_delay = std::chrono::milliseconds(6);
    shape.delivery.piece_octets = 2;
    const auto plan = refused(shape).plan;
    ASSERT_EQ(plan.size(), 5u);
    EXPECT_EQ(std::get<Pause>(plan[0]).time.count(), 5);
    EXPECT_THAT(std::get<Send>(plan[1]).octets, EndsWith("\r\n\r\n"));
    EXPECT_EQ(std::get<Send>(plan[1]).piece_octets, 2u);
    EXPECT_EQ(std::get<Pause>(plan[2]).time.count(), 6);
    EXPECT_EQ(std::get<Send>(plan[3]).octets, "content");
}

TEST(ReplyPlan, ACutEndsTheConnectionWhereverItFalls) {
    ReplyShape shape;
    shape.body = "content";
    const auto whole = all_sent(refused(shape)).size();
    for (const std::size_t after : {std::size_t{0}, std::size_t{9}, whole - 3, whole, whole + 9}) {
        shape.delivery.cut = scenario::Delivery::Cut{after, scenario::Effect::reset};
        const auto decision = refused(shape);
        EXPECT_EQ(all_sent(decision).size(), std::min(after, whole));
        EXPECT_TRUE(ends_with<Reset>(decision));
    }
}

TEST(ReplyPlan, SeveralChallengesInOneField) {
    auto scenario = basic_scenario();
    scenario.steps[0].schemes = {auth::BasicPolicy{"a", false}, auth::BasicPolicy{"b", true}};
    scenario.steps[0].refusal.joined = true;
    Conversation proxy(scenario);
    EXPECT_EQ(
        reply_field(proxy.receives(get()), "Proxy-Authenticate"),
        "Basic realm=\"a\", Basic realm=\"b\", charset=\"UTF-8\""
    );
}

TEST(ReplyPlan, TheTwoHundredOfATunnel) {
    auto scenario = basic_scenario();
    auto& tunnel = scenario.steps[0].tunnel;
    const auto granted = [&] {
        Conversation proxy(scenario);
        return proxy.receives(connect(basic("user:pass")));
    };
    const auto octets_of = [](const Decision& decision) {
        return std::get<Send>(step_of<OpenTunnel>(decision)->established.at(0)).octets;
    };
    EXPECT_EQ(octets_of(granted()), "HTTP/1.1 200 Connection established\r\n\r\n");
    tunnel.shape.http10 = true;
    tunnel.shape.reason = "OK";
    EXPECT_EQ(octets_of(granted()), "HTTP/1.0 200 OK\r\n\r\n");
    tunnel.shape.body = "hi";
    EXPECT_EQ(octets_of(granted()), "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi");
    tunnel.shape.delivery.cut = scenario::Delivery::Cut{5, scenario::Effect::close};
    EXPECT_EQ(step_of<OpenTunnel>(granted()), nullptr) << "half a 200 opens no tunnel";
    EXPECT_EQ(all_sent(granted()), "HTTP/");
}

}  // namespace

}  // namespace proxy407::decision::test
