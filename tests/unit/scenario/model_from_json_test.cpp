#include "scenario/model_from_json.hpp"

#include "unit/scenario/mistakes.hpp"

#include <gmock/gmock.h>

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

constexpr std::string_view expects = R"("expect": [{"check": "max-attempts", "value": 2}])";

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
    EXPECT_FALSE(scenario.steps[0].refusal.keep_alive_on_connect);
    EXPECT_FALSE(scenario.origin.forward);
    EXPECT_FALSE(scenario.origin.status);
    EXPECT_FALSE(scenario.listener.tls);
    ASSERT_EQ(scenario.expect.size(), 1u);
    EXPECT_EQ(scenario.expect[0].check, "max-attempts");
    EXPECT_EQ(scenario.expect[0].value, 2);
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
             "nonce_lifetime_seconds": 7, "nonce_uses": 3, "strict_uri": true, "charset": "UTF-8"},
            {"scheme": "basic", "realm": "b", "charset": "UTF-8"}],
        "allowlist": {"addresses": ["10.0.0.0/8"], "credentials": "refuse"}, "combine": "any",
        "refusal": {"status": 403, "challenge": "www-authenticate", "keep_alive_on_connect": true},
        "fault": {"at": "accept", "do": "silence"},
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
    EXPECT_TRUE(step.refusal.keep_alive_on_connect);
    EXPECT_EQ(step.fault->at, Fault::At::accept);
    EXPECT_EQ(step.fault->effect, Fault::Do::silence);
    EXPECT_EQ(step.answer->status, 302);
    EXPECT_EQ(step.answer->body, "x");
    EXPECT_THAT(step.answer->fields, ElementsAre(testing::Pair("Location", "http://b.test/")));
    EXPECT_EQ(scenario.origin.status, 401);
    EXPECT_TRUE(scenario.listener.refuses);
    EXPECT_TRUE(scenario.listener.tls);
    EXPECT_EQ(scenario.listener.proxy_protocol_from.at(0).prefix, 128);
}

TEST(ModelFromJson, SchemesOfTokens) {
    const auto scenario = read(
        "[]",
        R"("proxy": {"authentication": [
        {"scheme": "bearer", "realm": "r", "tokens": ["a", "b=="], "expired_tokens": ["c"], "scope": "s"},
        {"scheme": "token", "realm": "k", "name": "ApiKey", "value": "a b"},
        {"scheme": "raw", "challenge": "Foo\tbar=\"x"}]}, )" +
            std::string(expects)
    );
    const auto& schemes = scenario.steps.at(0).schemes;
    const auto& bearer = std::get<auth::BearerPolicy>(schemes.at(0));
    EXPECT_EQ(bearer.realm, "r");
    EXPECT_EQ(bearer.scope, "s");
    EXPECT_THAT(bearer.tokens, ElementsAre("a", "b=="));
    EXPECT_THAT(bearer.expired_tokens, ElementsAre("c"));
    const auto& token = std::get<auth::TokenPolicy>(schemes.at(1));
    EXPECT_EQ(token.realm, "k");
    EXPECT_EQ(token.name, "ApiKey");
    EXPECT_EQ(token.value, "a b");
    EXPECT_EQ(std::get<auth::RawPolicy>(schemes.at(2)).challenge, "Foo\tbar=\"x");
}

TEST(ModelFromJson, SchemesOfHandshakes) {
    const auto scenario = read(
        "[]",
        R"("proxy": {"authentication": [
        {"scheme": "ntlm"}, {"scheme": "negotiate", "keytab": "/k"}, {"scheme": "negotiate"}]}, )" +
            std::string(expects)
    );
    using Policy = auth::HandshakePolicy;
    const auto& schemes = scenario.steps.at(0).schemes;
    EXPECT_EQ(std::get<Policy>(schemes.at(0)), (Policy{Policy::Mechanism::ntlm, ""}));
    EXPECT_EQ(std::get<Policy>(schemes.at(1)), (Policy{Policy::Mechanism::negotiate, "/k"}));
    EXPECT_EQ(std::get<Policy>(schemes.at(2)), (Policy{Policy::Mechanism::negotiate, ""}));
}

TEST(ModelFromJson, AccountsThatNtlmCanNotHold) {
    constexpr auto ntlm = R"("proxy": {"authentication": [{"scheme": "ntlm"}]}, )";
    for (const auto* password : {"a:b", "a\\nb"}) {
        const auto users = R"([{"user": "u", "password": ")" + std::string(password) + "\"}]";
        const auto loaded = from_json(text(users, ntlm + std::string(expects)), "s.json");
        EXPECT_THAT(test::mistakes(loaded), testing::HasSubstr("/users/0: ")) << password;
    }
}

TEST(ModelFromJson, SchemesOfTokensThatCanNotWork) {
    constexpr std::string_view mistaken[] = {
        R"({"scheme": "bearer", "tokens": ["a b"]})",
        R"({"scheme": "bearer", "tokens": []})",
        R"({"scheme": "bearer"})",
        R"({"scheme": "bearer", "tokens": ["a"], "value": "b"})",
        R"({"scheme": "token", "name": "Api Key", "value": "a"})",
        R"({"scheme": "token", "name": "ApiKey", "value": ""})",
        R"({"scheme": "token", "name": "ApiKey", "value": " a"})",
        R"({"scheme": "token", "name": "ApiKey", "value": "a\r\nX: y"})",
        R"({"scheme": "raw", "challenge": "Foo\r\nX: y"})",
        R"({"scheme": "raw", "challenge": "Foo\u0000"})",
        R"({"scheme": "raw", "challenge": "Foo", "realm": "r"})",
        R"({"scheme": "digest", "tokens": ["a"]})",
        R"({"scheme": "ntlm", "keytab": "/k"})",
        R"({"scheme": "negotiate", "realm": "r"})",
    };
    for (const auto scheme : mistaken) {
        const auto json = "\"proxy\": {\"authentication\": [" + std::string(scheme) + "]}, ";
        const auto loaded = from_json(text("[]", json + std::string(expects)), "s.json");
        EXPECT_THAT(test::mistakes(loaded), testing::HasSubstr("/proxy/authentication/0"))
            << scheme;
    }
}

TEST(ModelFromJson, AStepReplacesTheKeysItGives) {
    const auto scenario = read("[]", R"("proxy": {
        "authentication": [{"scheme": "basic"}], "refusal": {"status": 403},
        "steps": [{"name": "first", "requests": 2},
                  {"name": "then", "authentication": [], "fault": {"at": "head", "do": "close"}}]},
        )" + std::string(expects));
    ASSERT_EQ(scenario.steps.size(), 2u);
    EXPECT_EQ(scenario.steps[0].name, "first");
    EXPECT_EQ(scenario.steps[0].requests, 2u);
    EXPECT_EQ(scenario.steps[0].schemes.size(), 1u);
    EXPECT_FALSE(scenario.steps[0].fault);
    EXPECT_EQ(scenario.steps[1].requests, 0u);
    EXPECT_THAT(scenario.steps[1].schemes, IsEmpty());
    EXPECT_EQ(scenario.steps[1].refusal.status, 403);
    EXPECT_EQ(scenario.steps[1].fault->effect, Fault::Do::close);
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
         "/proxy/steps/0: found no \"requests\", expected it, or no step after"},
        {"[]",
         R"("proxy": {"steps": [{"name": "b", "requests": 1}]}, )" + std::string(expects),
         "/proxy/steps/0/requests: found 1, expected no such key: the last step never ends"},
        {"[]",
         R"("proxy": {}, "origin": {"status": 200, "forward": ["a:1"]}, )" + std::string(expects),
         "/origin: found \"status\" and \"forward\", expected one of them: a real host answers by "
         "itself"},
        {"[]",
         R"("proxy": {}, "origin": {"forward": ["a:65536"]}, )" + std::string(expects),
         "/origin/forward/0: found \"a:65536\", expected host:port, port 1 to 65535"},
        {"[]",
         R"("proxy": {}, "expect": [])",
         "/expect: found [], expected at least one check, as the proxy sees the client"},
    };

    for (const auto& row : cases) {
        const auto said = test::mistakes(from_json(text(row.users, row.rest), "s.json"));
        EXPECT_EQ(said.substr(said.find(": ") + 2), std::string(row.said) + '\n') << said;
    }
}

}  // namespace
}  // namespace proxy407::scenario
