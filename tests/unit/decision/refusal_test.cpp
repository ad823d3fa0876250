#include "decision/refusal.hpp"

#include "unit/decision/conversation.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision::test {

namespace {

using Challenge = scenario::Refusal::Challenge;

Decision refused_with(scenario::Refusal refusal) {
    auto scenario = basic_scenario();
    scenario.steps[0].refusal = refusal;
    Conversation proxy(scenario);
    return proxy.receives(get());
}

TEST(Refusal, ChallengeGoesWhereTheScenarioPutsIt) {
    const auto wrong_field = refused_with({407, Challenge::www_authenticate, false, {}});
    EXPECT_EQ(reply_field(wrong_field, "Proxy-Authenticate"), "(absent)");
    EXPECT_EQ(reply_field(wrong_field, "WWW-Authenticate"), "Basic realm=\"proxy407\"");

    const auto none = refused_with({407, Challenge::none, false, {}});
    EXPECT_EQ(reply_field(none, "Proxy-Authenticate"), "(absent)");
    EXPECT_EQ(reply_field(none, "WWW-Authenticate"), "(absent)");
    EXPECT_NE(reply_field(none, "Proxy-Status"), "(absent)") << "the cause is named all the same";
}

TEST(Refusal, AForbiddenClientIsNotChallenged) {  // S-AUTH-03
    const auto forbidden = refused_with({403, Challenge::proxy_authenticate, false, {}});
    EXPECT_EQ(status_of(forbidden), 403);
    EXPECT_EQ(reply_field(forbidden, "Proxy-Authenticate"), "(absent)");
}

TEST(Refusal, EveryNonceIsAnother) {  // S-AUTH-15
    auto scenario = basic_scenario();
    scenario.steps[0].schemes = {auth::DigestPolicy{}};
    Conversation proxy(scenario);
    const auto first = reply_field(proxy.receives(get()), "Proxy-Authenticate");
    EXPECT_NE(first, reply_field(proxy.receives(get()), "Proxy-Authenticate"));
}

TEST(Refusal, WrongToken_GetsItsErrorAndAMalformedOneABadRequest) {  // RFC 6750 section 3.1
    auto scenario = basic_scenario();
    scenario.steps[0].schemes = {
        auth::BasicPolicy{}, auth::BearerPolicy{"r", "", {"right"}, {"old"}}};
    Conversation proxy(scenario);
    const auto offer = sent(proxy.receives(get()));
    EXPECT_NE(offer.find("\r\nProxy-Authenticate: Bearer realm=\"r\"\r\n"), offer.npos) << offer;
    for (const auto* token : {"wrong", "old"}) {
        const auto refused =
            proxy.receives(get("Proxy-Authorization: Bearer " + std::string(token) + "\r\n"));
        EXPECT_EQ(status_of(refused), 407);
        EXPECT_NE(
            sent(refused).find("Bearer realm=\"r\", error=\"invalid_token\"\r\n"), offer.npos
        );
    }
    const auto malformed = proxy.receives(get("Proxy-Authorization: Bearer a b\r\n"));
    EXPECT_EQ(status_of(malformed), 400);
    EXPECT_NE(sent(malformed).find("error=\"invalid_request\"\r\n"), offer.npos);
    const auto accepted = proxy.receives(get("Proxy-Authorization: Bearer right\r\n"));
    EXPECT_EQ(accepted.verdict, Verdict::accepted);
}

TEST(Refusal, ARawChallengeIsSentAsItIs) {
    auto scenario = basic_scenario();
    scenario.steps[0].schemes = {auth::RawPolicy{"Foo bar=\"x"}};
    Conversation proxy(scenario);
    EXPECT_EQ(reply_field(proxy.receives(get()), "Proxy-Authenticate"), "Foo bar=\"x");
    const auto answered = proxy.receives(get("Proxy-Authorization: Foo bar\r\n"));
    EXPECT_EQ(answered.verdict, Verdict::refused);
    EXPECT_EQ(answered.diagnosis->finding, "unsatisfiable-challenge");
}

TEST(Refusal, HeadGetsTheFieldsWithoutContent) {
    Conversation proxy(basic_scenario());
    const auto octets =
        sent(proxy.receives("HEAD http://origin.test/ HTTP/1.1\r\nHost: origin.test\r\n\r\n"));
    EXPECT_TRUE(octets.starts_with("HTTP/1.1 407 "));
    EXPECT_TRUE(octets.ends_with("\r\n\r\n"));
    EXPECT_EQ(octets.find("\r\n\r\n"), octets.size() - 4);
}

using scenario::RefusalCase;
using Credentials = RefusalCase::Credentials;

/// The answer where one case, with status 418, stands beside the usual 407.
Decision answer(const RefusalCase& when, const std::string& head) {
    auto scenario = basic_scenario();
    scenario.steps[0].refusal_cases = {when};
    scenario.steps[0].refusal_cases[0].refusal.status = 418;
    Conversation proxy(scenario);
    return proxy.receives(head);
}

int status(const RefusalCase& when, const std::string& head) {
    return status_of(answer(when, head));
}

RefusalCase for_credentials(Credentials credentials) {
    RefusalCase when;
    when.credentials = credentials;
    return when;
}

TEST(RefusalCase, ByMethod) {
    RefusalCase when;
    when.method = "HEAD";
    EXPECT_EQ(status(when, "HEAD http://o.test/ HTTP/1.1\r\nHost: o.test\r\n\r\n"), 418);
    EXPECT_EQ(status(when, get()), 407);
}

TEST(RefusalCase, ByVersionOfTheRequest) {
    RefusalCase when;
    when.http10 = true;
    EXPECT_EQ(status(when, "GET http://o.test/ HTTP/1.0\r\nHost: o.test\r\n\r\n"), 418);
    EXPECT_EQ(status(when, get()), 407);
    when.http10 = false;
    EXPECT_EQ(status(when, get()), 418);
}

TEST(RefusalCase, ByCredentials) {
    const auto other = "proxy-authorization: Bearer x\r\n";
    const auto empty = "Proxy-Authorization:\r\n";
    EXPECT_EQ(status(for_credentials(Credentials::absent), get()), 418);
    EXPECT_EQ(status(for_credentials(Credentials::absent), get(basic("user:no"))), 407);
    EXPECT_EQ(status(for_credentials(Credentials::wrong), get(basic("user:no"))), 418);
    EXPECT_EQ(status(for_credentials(Credentials::wrong), get(other)), 407);
    EXPECT_EQ(status(for_credentials(Credentials::other_scheme), get(other)), 418);
    EXPECT_EQ(status(for_credentials(Credentials::other_scheme), get(empty)), 418);
    EXPECT_EQ(status(for_credentials(Credentials::other_scheme), get()), 407);
}

/// A policy of each scheme, and credentials of it that are wrong for all accounts and tokens.
struct OneScheme {
    std::string_view name;
    auth::Scheme policy;
    std::string credentials;
};

std::vector<OneScheme> one_of_each() {
    auth::BearerPolicy bearer;
    bearer.tokens = {"right"};
    auth::TokenPolicy token;
    token.name = "Custom";
    token.value = "right";
    auth::HandshakePolicy ntlm;
    ntlm.mechanism = auth::HandshakePolicy::Mechanism::ntlm;
    auth::HandshakePolicy negotiate;
    negotiate.mechanism = auth::HandshakePolicy::Mechanism::negotiate;
    return {
        {"Basic", auth::BasicPolicy{}, "Basic dXNlcjpubw=="},
        {"Digest", auth::DigestPolicy{}, "Digest username=\"user\", response=\"0\""},
        {"Bearer", bearer, "Bearer wrong"},
        {"Custom", token, "Custom wrong"},
        {"NTLM", ntlm, "NTLM dXNlcjpubw=="},
        {"Negotiate", negotiate, "Negotiate dXNlcjpubw=="},
        {"Raw", auth::RawPolicy{"Raw realm=\"x\""}, "Raw anything"},
    };
}

TEST(RefusalCase, CredentialsOfTheSchemeThatIsOffered_AreWrong_OthersAreOfAnotherScheme) {
    for (const auto& offered : one_of_each()) {
        scenario::Step step;
        step.schemes = {offered.policy};
        for (const auto& sent : one_of_each()) {
            const auto head =
                http::parse_request_head(get("Proxy-Authorization: " + sent.credentials + "\r\n"));
            const bool same = offered.name == sent.name;
            step.refusal_cases = {for_credentials(Credentials::wrong)};
            EXPECT_EQ(refusal_of_case(step, Request(head), Verdict::refused) != nullptr, same)
                << sent.name << " to " << offered.name;
            step.refusal_cases = {for_credentials(Credentials::other_scheme)};
            EXPECT_EQ(refusal_of_case(step, Request(head), Verdict::refused) != nullptr, !same)
                << sent.name << " to " << offered.name;
        }
    }
}

TEST(RefusalCase, CredentialsThatAreAskedForAgain_AreNotWrong) {
    scenario::Step step;
    step.schemes = {auth::HandshakePolicy{}};
    step.refusal_cases = {for_credentials(Credentials::wrong)};
    const auto name = std::string(auth::scheme_name(step.schemes[0]));
    const auto head = http::parse_request_head(get("Proxy-Authorization: " + name + " TlRM\r\n"));
    EXPECT_EQ(refusal_of_case(step, Request(head), Verdict::challenged), nullptr);
    EXPECT_NE(refusal_of_case(step, Request(head), Verdict::refused), nullptr);
}

TEST(RefusalCase, WrongTokenOfAnOfferedBearer_GetsTheRefusalOfTheCase) {
    auto scenario = basic_scenario();
    auth::BearerPolicy bearer;
    bearer.tokens = {"right"};
    scenario.steps[0].schemes = {bearer};
    scenario.steps[0].refusal_cases = {for_credentials(Credentials::wrong)};
    scenario.steps[0].refusal_cases[0].refusal.status = 418;
    Conversation proxy(scenario);
    EXPECT_EQ(status_of(proxy.receives(get("Proxy-Authorization: Bearer wrong\r\n"))), 418);
    EXPECT_EQ(status_of(proxy.receives(get(basic("user:pass")))), 407);
}

TEST(RefusalCase, TheFirstThatHolds) {
    scenario::Step step;
    step.refusal_cases = {for_credentials(Credentials::wrong), for_credentials(Credentials::any)};
    const auto head = http::parse_request_head(get());
    EXPECT_EQ(
        refusal_of_case(step, Request(head), Verdict::refused), &step.refusal_cases[1].refusal
    );
    step.refusal_cases.pop_back();
    EXPECT_EQ(refusal_of_case(step, Request(head), Verdict::refused), nullptr);
}

TEST(RefusalCase, AcceptedRequest_MatchesNoCase) {
    EXPECT_EQ(answer({}, get(basic("user:pass"))).verdict, Verdict::accepted);
}

}  // namespace

}  // namespace proxy407::decision::test
