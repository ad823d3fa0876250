#include "support/ntlm_message.hpp"
#include "support/scripted_acceptor.hpp"
#include "unit/decision/conversation.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision::test {

namespace {

using namespace proxy407::test;

scenario::Scenario ntlm_or_basic() {
    auto scenario = basic_scenario();
    scenario.steps[0].schemes = {auth::HandshakePolicy{}, auth::BasicPolicy{}};
    return scenario;
}

std::string ntlm(const std::string& message) {
    return "Proxy-Authorization: NTLM " + text::base64_encode(message) + "\r\n";
}

TEST(HandshakeDecision, ALegKeepsTheConnectionOnConnectToo) {
    for (auto* request :
         {+[](std::string_view fields) { return get(fields); },
          +[](std::string_view fields) { return connect(fields); }}) {
        Script script{{more("type 2"), done("user")}, {}, 0};
        Conversation proxy(ntlm_or_basic());
        proxy.accepts_by(acceptors_of(script));
        const auto leg = proxy.receives(request(ntlm(ntlm_type1())));
        EXPECT_EQ(leg.verdict, Verdict::challenged);
        EXPECT_EQ(status_of(leg), 407);
        EXPECT_EQ(leg.diagnosis->finding, "handshake-unfinished");
        EXPECT_EQ(reply_field(leg, "Proxy-Authenticate"), "NTLM " + text::base64_encode("type 2"));
        EXPECT_EQ(sent(leg).find("Basic"), std::string::npos) << "nothing else is offered now";
        EXPECT_EQ(reply_field(leg, "Connection"), "(absent)");
        EXPECT_TRUE(ends_with<AwaitNext>(leg));
        const auto end = proxy.receives(request(ntlm(ntlm_type3("", "user"))));
        EXPECT_EQ(end.verdict, Verdict::accepted);
        EXPECT_EQ(end.user, "user");
    }
}

TEST(HandshakeDecision, OnceDoneTheConnectionIsAuthenticated) {
    Script script{{more("type 2"), done("user")}, {}, 0};
    Conversation proxy(ntlm_or_basic());
    proxy.accepts_by(acceptors_of(script));
    proxy.receives(get(ntlm(ntlm_type1())));
    proxy.receives(get(ntlm(ntlm_type3("", "user"))));
    const auto later = proxy.receives(get());
    EXPECT_EQ(later.verdict, Verdict::accepted);
    EXPECT_EQ(later.user, "user");
    proxy.from("127.0.0.1");
    EXPECT_EQ(proxy.receives(get()).verdict, Verdict::challenged) << "another connection is not";
}

TEST(HandshakeDecision, TheLastWordComesWithTheAnswer) {  // RFC 4559 section 5
    Script script{{done("user", "last"), done("user", "last")}, {}, 0};
    auto scenario = basic_scenario();
    scenario.steps[0].schemes = {
        auth::HandshakePolicy{auth::HandshakePolicy::Mechanism::negotiate, {}}};
    Conversation proxy(scenario);
    proxy.accepts_by(acceptors_of(script));
    const std::string field =
        "Proxy-Authorization: Negotiate " + text::base64_encode("`first") + "\r\n";
    const auto word = "Negotiate " + text::base64_encode("last");
    const auto answered = proxy.receives(get(field));
    EXPECT_EQ(answered.verdict, Verdict::accepted);
    ASSERT_NE(step_of<AnswerFromOrigin>(answered), nullptr);
    EXPECT_EQ(step_of<AnswerFromOrigin>(answered)->info.last_word, word);
    proxy.from("127.0.0.1");
    const auto opened = proxy.receives(connect(field));
    ASSERT_NE(step_of<OpenTunnel>(opened), nullptr);
    const auto octets = std::get<Send>(step_of<OpenTunnel>(opened)->established.at(0)).octets;
    EXPECT_NE(octets.find("\r\nProxy-Authenticate: " + word + "\r\n"), octets.npos) << octets;
}

TEST(HandshakeDecision, AHandshakeThatHopsIsRefused) {
    Script script{{more("type 2")}, {}, 0};
    Conversation proxy(ntlm_or_basic());
    proxy.accepts_by(acceptors_of(script));
    proxy.receives(get(ntlm(ntlm_type1())));
    proxy.from("127.0.0.1");
    const auto hopped = proxy.receives(connect(ntlm(ntlm_type3("", "user"))));
    EXPECT_EQ(hopped.verdict, Verdict::refused);
    EXPECT_EQ(hopped.diagnosis->finding, "ntlm-handshake-on-another-connection");
    EXPECT_EQ(reply_field(hopped, "Proxy-Authenticate"), "NTLM");
    EXPECT_TRUE(ends_with<Close>(hopped)) << "RFC 9931";
}

TEST(HandshakeDecision, BasicIsStillAnAnswer) {
    Conversation proxy(ntlm_or_basic());
    EXPECT_EQ(proxy.receives(get(basic("user:pass"))).verdict, Verdict::accepted);
    EXPECT_EQ(proxy.receives(get()).verdict, Verdict::challenged) << "Basic is for one request";
}

}  // namespace

}  // namespace proxy407::decision::test
