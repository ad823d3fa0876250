#include "scenario/model_from_json.hpp"

#include "unit/scenario/mistakes.hpp"

#include <gmock/gmock.h>

#include <tuple>

namespace proxy407::scenario {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A scenario around a few keys.
std::string text(std::string_view users, std::string_view rest) {
    return R"({"id": "s", "title": "t", "story": "s", "family": "basic", "links": ["C-407-01"],
"client": null, "users": )" +
           std::string(users) + ",\n" + std::string(rest) + "}";
}

Scenario read(std::string_view users, std::string_view rest) {
    const auto loaded = from_json(text(users, rest), "s.json");
    EXPECT_EQ(test::mistakes(loaded), "");
    return std::get<Scenario>(loaded);
}

constexpr std::string_view expects =
    R"("expect": [{"check": "max-attempts", "value": 2, "weight": "should", "subject": true}])";

TEST(ModelFromJson, WhatIsLeftOutHasItsDefault) {
    const auto scenario = read("[]", R"("proxy": {}, )" + std::string(expects));
    EXPECT_EQ(scenario.id, "s");
    EXPECT_THAT(scenario.links, ElementsAre("C-407-01"));
    EXPECT_FALSE(scenario.client);
    ASSERT_EQ(scenario.steps.size(), 1u);
    EXPECT_THAT(scenario.steps[0].schemes, IsEmpty());
    EXPECT_FALSE(scenario.steps[0].allowlist);
    EXPECT_EQ(scenario.steps[0].refusal.status, 407);
    EXPECT_EQ(scenario.steps[0].refusal.challenge, Refusal::Challenge::proxy_authenticate);
    EXPECT_EQ(scenario.steps[0].refusal.shape.ending, ReplyShape::Ending::usual);
    EXPECT_THAT(scenario.steps[0].until, IsEmpty());
    EXPECT_EQ(scenario.script_owner, Scenario::ScriptOwner::proxy);
    EXPECT_FALSE(scenario.origin.forward);
    EXPECT_FALSE(scenario.origin.status);
    EXPECT_FALSE(scenario.listener.tls);
    ASSERT_EQ(scenario.expect.size(), 1u);
    EXPECT_EQ(scenario.expect[0].check, "max-attempts");
    EXPECT_EQ(scenario.expect[0].value, 2);
    EXPECT_EQ(scenario.expect[0].at_most, Weight::should);
    EXPECT_TRUE(scenario.expect[0].subject);
}

TEST(ModelFromJson, CredentialsAreNfcTextOrOctets) {
    // "e" with a combining acute accent becomes one character.
    const auto scenario = read(
        R"([{"user": "e\u0301", "password": "p%40"}, {"user": "b", "password": {"base64": "/wA="}}])",
        R"("proxy": {"authentication": [{"scheme": "basic"}]}, )" + std::string(expects)
    );
    EXPECT_EQ(scenario.users[0], (auth::Account{"\xc3\xa9", "p%40"}));
    EXPECT_EQ(scenario.users[1], (auth::Account{"b", std::string("\xff\0", 2)}));
}

TEST(ModelFromJson, EveryKeyReachesTheModel) {
    const auto scenario = read("[]", R"("proxy": {
        "authentication": [
            {"scheme": "digest", "realm": "r", "algorithm": "MD5", "qop": ["auth"], "opaque": "o",
             "domain": "http://d.test/",
             "nonce_lifetime_seconds": 7, "nonce_uses": 3, "strict_uri": true, "charset": "UTF-8"},
            {"scheme": "basic", "realm": "b", "charset": "UTF-8"}],
        "allowlist": {"addresses": ["10.0.0.0/8"], "credentials": "refuse"}, "combine": "any",
        "refusal": {"status": 403, "challenge": "www-authenticate", "joined": true},
        "fault": {"at": "accept", "do": "silence", "pause_ms": 5},
        "answer": {"status": 302, "body": "x", "fields": {"Location": "http://b.test/"}}},
        "origin": {"status": 401},
        "listener": {"refuses": true, "tls": true, "proxy_protocol_from": ["127.0.0.1"]},
        "expect": [])");
    const auto& step = scenario.steps.at(0);
    const auto& digest = std::get<auth::DigestPolicy>(step.schemes.at(0));
    EXPECT_EQ(digest.realm, "r");
    EXPECT_EQ(digest.algorithm, auth::DigestAlgorithm::md5);
    EXPECT_THAT(digest.qop, ElementsAre("auth"));
    EXPECT_EQ(digest.opaque, "o");
    EXPECT_EQ(digest.domain, "http://d.test/");
    EXPECT_EQ(digest.nonce_lifetime.count(), 7);
    EXPECT_EQ(digest.nonce_uses, 3u);
    EXPECT_TRUE(digest.strict_uri);
    EXPECT_TRUE(digest.charset_utf8);
    const auto& basic = std::get<auth::BasicPolicy>(step.schemes.at(1));
    EXPECT_EQ(basic.realm, "b");
    EXPECT_TRUE(basic.charset_utf8);
    EXPECT_EQ(step.allowlist->addresses.at(0).prefix, 104);
    EXPECT_EQ(step.allowlist->with_credentials, Allowlist::WithCredentials::refuse);
    EXPECT_EQ(step.combine, Step::Combine::any);
    EXPECT_EQ(step.refusal.status, 403);
    EXPECT_EQ(step.refusal.challenge, Refusal::Challenge::www_authenticate);
    EXPECT_TRUE(step.refusal.joined);
    EXPECT_EQ(step.fault->at, Fault::At::accept);
    EXPECT_EQ(step.fault->effect, Effect::silence);
    EXPECT_EQ(step.fault->pause.count(), 5);
    EXPECT_EQ(step.answer->status, 302);
    EXPECT_EQ(step.answer->shape.body, "x");
    ASSERT_EQ(step.answer->shape.fields.size(), 1u);
    EXPECT_EQ(step.answer->shape.fields[0].name, "Location");
    EXPECT_THAT(step.answer->shape.fields[0].values, ElementsAre("http://b.test/"));
    EXPECT_EQ(scenario.origin.status, 401);
    EXPECT_TRUE(scenario.listener.refuses);
    EXPECT_TRUE(scenario.listener.tls);
    EXPECT_EQ(scenario.listener.proxy_protocol_from.at(0).prefix, 128);
}

auth::DigestPolicy digest(const std::string& keys) {
    const auto scenario = read(
        "[]",
        R"("proxy": {"authentication": [{"scheme": "digest", )" + keys + "}]}, " +
            std::string(expects)
    );
    return std::get<auth::DigestPolicy>(scenario.steps.at(0).schemes.at(0));
}

TEST(ModelFromJson, EveryWayOfDigestReachesTheModel) {
    using Policy = auth::DigestPolicy;
    const auto plain = digest(R"("realm": "r")");
    EXPECT_TRUE(plain.names_algorithm);
    EXPECT_EQ(plain.qop_separator, ",");
    EXPECT_EQ(plain.counts, Policy::Counts::once);
    EXPECT_EQ(plain.rspauth, Policy::Rspauth::none);
    EXPECT_FALSE(plain.nextnonce);
    EXPECT_FALSE(plain.userhash);

    const auto given = digest(R"("algorithm": "SHA-512-256-sess", "qop": ["auth-int", "auth"],
        "qop_separator": " , ", "counts": "increasing", "rspauth": "right", "nextnonce": true,
        "userhash": true)");
    EXPECT_EQ(given.algorithm, auth::DigestAlgorithm::sha512_256_sess);
    EXPECT_THAT(given.qop, ElementsAre("auth-int", "auth"));
    EXPECT_EQ(given.qop_separator, " , ");
    EXPECT_EQ(given.counts, Policy::Counts::increasing);
    EXPECT_EQ(given.rspauth, Policy::Rspauth::right);
    EXPECT_TRUE(given.nextnonce);
    EXPECT_TRUE(given.userhash);

    const auto legacy = digest(R"("algorithm": "unnamed", "qop": [], "rspauth": "wrong")");
    EXPECT_EQ(legacy.algorithm, auth::DigestAlgorithm::md5);
    EXPECT_FALSE(legacy.names_algorithm);
    EXPECT_THAT(legacy.qop, IsEmpty());
    EXPECT_EQ(legacy.rspauth, Policy::Rspauth::wrong);
}

TEST(ModelFromJson, AccountsThatNtlmCanNotHold) {
    const auto mistakes = [](const std::string& scheme, const std::string& account) {
        const auto users = "[{\"user\": " + account + "}]";
        const auto proxy = R"("proxy": {"authentication": [{"scheme": ")" + scheme + "\"}]}, ";
        return test::mistakes(from_json(text(users, proxy + std::string(expects)), "s.json"));
    };
    for (const auto* scheme : {"ntlm", "negotiate"}) {
        for (const auto* user :
             {R"("a:b")", R"("a\nb")", R"("A:B\\a")", R"("CORP\\")", R"({"base64": "/w=="})"}) {
            EXPECT_THAT(
                mistakes(scheme, std::string(user) + R"(, "password": "p")"),
                testing::HasSubstr("/users/0/user: ")
            ) << user;
        }
        for (const auto* password : {R"("a\nb")", R"("a\u0000b")", R"({"base64": "/w=="})"}) {
            EXPECT_THAT(
                mistakes(scheme, std::string(R"("u", "password": )") + password),
                testing::HasSubstr("/users/0/password: ")
            ) << password;
        }
        EXPECT_EQ(mistakes(scheme, R"("CORP\\u", "password": "a:b")"), "") << "it is hashed";
    }
}

TEST(ModelFromJson, AccountsForNtlmOfStepsAndOfTheSecondProxy) {
    const auto of_step = from_json(
        text("[]", R"("proxy": {"authentication": [{"scheme": "ntlm"}], "steps": [
            {"name": "only", "users": [{"user": "a:b", "password": "c"}]}]},
            )" + std::string(expects)),
        "s.json"
    );
    EXPECT_THAT(test::mistakes(of_step), testing::HasSubstr("/proxy/steps/0/users/0/user: "));
    const auto of_second = from_json(
        text(
            "[]",
            R"("proxy": {}, "second_proxy": {"authentication": [{"scheme": "ntlm"}], "client": null,
            "users": [{"user": "a:b", "password": "c"}]},
            )" + std::string(expects)
        ),
        "s.json"
    );
    EXPECT_THAT(test::mistakes(of_second), testing::HasSubstr("/second_proxy/users/0/user: "));
}

TEST(ModelFromJson, AStepReplacesTheKeysItGives) {
    const auto scenario = read("[]", R"("proxy": {
        "authentication": [{"scheme": "basic"}], "refusal": {"status": 403},
        "steps": [{"name": "first", "until": [{"requests": 2}],
                   "users": [{"user": "a", "password": "b"}]},
                  {"name": "then", "authentication": [], "fault": {"at": "head", "do": "close"}}]},
        )" + std::string(expects));
    ASSERT_EQ(scenario.steps.size(), 2u);
    EXPECT_EQ(scenario.steps[0].name, "first");
    EXPECT_EQ(scenario.steps[0].schemes.size(), 1u);
    EXPECT_EQ(scenario.steps[0].users, (auth::Accounts{{"a", "b"}}));
    EXPECT_FALSE(scenario.steps[0].fault);
    EXPECT_THAT(scenario.steps[1].until, IsEmpty());
    EXPECT_FALSE(scenario.steps[1].users);
    EXPECT_THAT(scenario.steps[1].schemes, IsEmpty());
    EXPECT_EQ(scenario.steps[1].refusal.status, 403);
    EXPECT_EQ(scenario.steps[1].fault->effect, Effect::close);
}

TEST(ModelFromJson, RulesOfAccounts) {
    const auto scenario = read(
        R"([{"user": "a", "password": "b"}, {"user": "b", "password": "c"}])",
        R"("accounts": [{"user": "a", "suffix": "-", "addresses": ["::1"], "requests": 3,
                         "refused": {"status": 402, "reason": "Pay"}}, {"user": "b"}],
           "proxy": {}, )" +
            std::string(expects)
    );
    ASSERT_EQ(scenario.rules.size(), 2u);
    const auto& rule = scenario.rules[0];
    EXPECT_EQ(rule.user, "a");
    EXPECT_EQ(rule.parameters.separator, "-");
    EXPECT_TRUE(rule.parameters.known.empty());
    EXPECT_EQ(rule.addresses->size(), 1u);
    EXPECT_EQ(rule.requests, 3u);
    EXPECT_EQ(rule.refused.status, 402);
    EXPECT_EQ(rule.refused.shape.reason, "Pay");
    EXPECT_FALSE(scenario.rules[1].requests);
    EXPECT_EQ(scenario.rules[1].refused.status, 403);
}

TEST(ModelFromJson, WhatASchemaCannotSay) {
    constexpr auto basic = R"("proxy": {"authentication": [{"scheme": "basic"}]}, )";

    const struct {
        std::string users;
        std::string rest;
        const char* said;
    } cases[] = {
        {R"([{"user": "a:b", "password": "c"}])",
         basic + std::string(expects),
         "/users/0/user: found \"a:b\", expected a name without a colon, as Basic can't carry one"},
        {R"([{"user": "a", "password": {"base64": "x"}}])",
         basic + std::string(expects),
         "/users/0/password/base64: found \"x\", expected base64 with padding (RFC 4648 section "
         "4)"},
        {"[]",
         R"("proxy": {"allowlist": {"addresses": ["::1", "localhost"]}}, )" + std::string(expects),
         "/proxy/allowlist/addresses/1: found \"localhost\", expected an IP address or a CIDR "
         "block such as \"10.0.0.0/8\""},
        {"[]",
         R"("proxy": {"authentication": [{"scheme": "basic", "realm": "a\nb"}]}, )" +
             std::string(expects),
         "/proxy/authentication/0/realm: found \"a\\nb\", expected a text without control "
         "characters"},
        {"[]",
         R"("proxy": {"answer": {"status": 200, "fields": {"a b": "c"}}}, )" + std::string(expects),
         "/proxy/answer/fields/a b: found \"c\", expected a field name (a token)"},
        {"[]",
         R"("proxy": {"steps": [{"name": "a"}, {"name": "b"}]}, )" + std::string(expects),
         "/proxy/steps/0: found a step that never ends, expected \"until\", or no step after it"},
        {"[]",
         R"("proxy": {"steps": [{"name": "b", "until": [{"requests": 1}]}]}, )" +
             std::string(expects),
         "/proxy/steps/0/until/0: missing key \"then\"; name a step: none follows this one"},
        {"[]",
         R"("proxy": {"steps": [{"name": "b", "until": [{"requests": 1, "then": "x"}]}]}, )" +
             std::string(expects),
         "/proxy/steps/0/until/0/then: found \"x\", expected the name of one of the steps"},
        {"[]",
         R"("proxy": {"refusal": {"reason": "a\nb"}}, )" + std::string(expects),
         "/proxy/refusal/reason: found \"a\\nb\", expected a text without control characters"},
        {"[]",
         R"("proxy": {}, "origin": {"status": 200, "forward": ["a:1"]}, )" + std::string(expects),
         "/origin: found \"status\" and \"forward\", expected one of them: a real host answers by "
         "itself"},
        {"[]",
         R"("proxy": {}, "origin": {"forward": ["a:65536"]}, )" + std::string(expects),
         "/origin/forward/0: found \"a:65536\", expected host:port (the port is a number from "
         "1 to 65535)"},
        {"[]",
         R"("proxy": {}, "expect": [])",
         "/expect: found [], expected at least one check, as the proxy sees the client"},
    };

    for (const auto& row : cases) {
        const auto said = test::mistakes(from_json(text(row.users, row.rest), "s.json"));
        EXPECT_EQ(said.substr(said.find(": ") + 2), std::string(row.said) + '\n') << said;
    }
}

TEST(ModelFromJson, AKindOfRequestHasWhatIsBesideItAndItsOwn) {
    const auto scenario = read("[]", R"("proxy": {
        "authentication": [{"scheme": "basic"}],
        "connect": {"refusal": {"status": 403}},
        "steps": [
            {"name": "a", "until": [{"requests": 1}]},
            {"name": "b", "authentication": [], "connect": {"answer": {"status": 502}},
             "plain": {"refusal": {"status": 405}}}
        ]}, )" + std::string(expects));
    const auto& [a, b] = std::tie(scenario.steps[0], scenario.steps[1]);
    ASSERT_TRUE(a.connect && b.connect && b.plain);
    EXPECT_FALSE(a.plain);
    EXPECT_EQ(a.refusal.status, 407);
    EXPECT_EQ(a.connect->refusal.status, 403);
    EXPECT_EQ(a.connect->schemes.size(), 1u);
    EXPECT_FALSE(a.connect->answer);
    EXPECT_EQ(b.connect->refusal.status, 403);
    EXPECT_EQ(b.connect->answer->status, 502);
    EXPECT_THAT(b.connect->schemes, IsEmpty());
    EXPECT_EQ(b.plain->refusal.status, 405);
}

}  // namespace
}  // namespace proxy407::scenario
