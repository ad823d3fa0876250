#include "scenario/scheme_from_json.hpp"

#include "scenario/from_json.hpp"
#include "unit/scenario/mistakes.hpp"

#include <gmock/gmock.h>

namespace proxy407::scenario {
namespace {

using testing::ElementsAre;

/// A scenario with those schemes.
Loaded with_schemes(std::string_view schemes) {
    const auto text =
        R"({"id": "s", "title": "t", "story": "s", "family": "token", "links": ["C-407-01"],
        "client": null, "users": [], "expect": [{"check": "authenticated"}],
        "proxy": {"authentication": [)" +
        std::string(schemes) + "]}}";
    return from_json(text, "s.json");
}

std::vector<auth::Scheme> read(std::string_view schemes) {
    const auto loaded = with_schemes(schemes);
    EXPECT_EQ(test::mistakes(loaded), "");
    return std::get<Scenario>(loaded).steps.at(0).schemes;
}

TEST(SchemeFromJson, SchemesOfTokens) {
    const auto schemes = read(R"(
        {"scheme": "bearer", "realm": "r", "tokens": ["a", "b=="], "expired_tokens": ["c"], "scope": "s"},
        {"scheme": "token", "realm": "k", "name": "ApiKey", "value": "a b"},
        {"scheme": "raw", "challenge": "Foo\tbar=\"x"})");
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

TEST(SchemeFromJson, SchemesOfHandshakes) {
    const auto schemes = read(R"(
        {"scheme": "ntlm"}, {"scheme": "negotiate", "keytab": "/k"}, {"scheme": "negotiate"})");
    using Policy = auth::HandshakePolicy;
    EXPECT_EQ(std::get<Policy>(schemes.at(0)), (Policy{Policy::Mechanism::ntlm, ""}));
    EXPECT_EQ(std::get<Policy>(schemes.at(1)), (Policy{Policy::Mechanism::negotiate, "/k"}));
    EXPECT_EQ(std::get<Policy>(schemes.at(2)), (Policy{Policy::Mechanism::negotiate, ""}));
}

TEST(SchemeFromJson, SchemesOfTokensThatCanNotWork) {
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
        const auto loaded = with_schemes(scheme);
        EXPECT_THAT(test::mistakes(loaded), testing::HasSubstr("/proxy/authentication/0"))
            << scheme;
    }
}

}  // namespace
}  // namespace proxy407::scenario
