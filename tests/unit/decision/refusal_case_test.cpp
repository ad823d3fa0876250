#include "decision/refusal_case.hpp"

#include "unit/decision/conversation.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision::test {

namespace {

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
    return answer(when, head).status;
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
            EXPECT_EQ(refusal_of_case(step, head, Verdict::refused) != nullptr, same)
                << sent.name << " to " << offered.name;
            step.refusal_cases = {for_credentials(Credentials::other_scheme)};
            EXPECT_EQ(refusal_of_case(step, head, Verdict::refused) != nullptr, !same)
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
    EXPECT_EQ(refusal_of_case(step, head, Verdict::challenged), nullptr);
    EXPECT_NE(refusal_of_case(step, head, Verdict::refused), nullptr);
}

TEST(RefusalCase, WrongTokenOfAnOfferedBearer_GetsTheRefusalOfTheCase) {
    auto scenario = basic_scenario();
    auth::BearerPolicy bearer;
    bearer.tokens = {"right"};
    scenario.steps[0].schemes = {bearer};
    scenario.steps[0].refusal_cases = {for_credentials(Credentials::wrong)};
    scenario.steps[0].refusal_cases[0].refusal.status = 418;
    Conversation proxy(scenario);
    EXPECT_EQ(proxy.receives(get("Proxy-Authorization: Bearer wrong\r\n")).status, 418);
    EXPECT_EQ(proxy.receives(get(basic("user:pass"))).status, 407);
}

TEST(RefusalCase, TheFirstThatHolds) {
    scenario::Step step;
    step.refusal_cases = {for_credentials(Credentials::wrong), for_credentials(Credentials::any)};
    const auto head = http::parse_request_head(get());
    EXPECT_EQ(refusal_of_case(step, head, Verdict::refused), &step.refusal_cases[1].refusal);
    step.refusal_cases.pop_back();
    EXPECT_EQ(refusal_of_case(step, head, Verdict::refused), nullptr);
}

TEST(RefusalCase, NobodyIsRefusedByACaseWhoIsLetThrough) {
    EXPECT_EQ(answer({}, get(basic("user:pass"))).verdict, Verdict::accepted);
}

}  // namespace

}  // namespace proxy407::decision::test
