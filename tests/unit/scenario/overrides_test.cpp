#include "scenario/overrides.hpp"

#include "unit/scenario/mistakes.hpp"

#include <gmock/gmock.h>

namespace proxy407::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Around a refusal.
std::vector<std::string> warnings(const std::string& refusal) {
    const auto loaded = from_json(
        R"({"proxy": {"authentication": [{"scheme": "basic"}], "refusal": )" + refusal + "}}", "f"
    );
    EXPECT_EQ(test::mistakes(loaded), "");
    return std::get<Scenario>(loaded).warnings;
}

std::vector<std::string> warnings_of_proxy(const std::string& proxy) {
    const auto loaded = from_json(R"({"proxy": )" + proxy + "}", "f");
    EXPECT_EQ(test::mistakes(loaded), "");
    return std::get<Scenario>(loaded).warnings;
}

TEST(Overrides, AFieldInPlaceOfTheChallenge_IsAWarning) {
    EXPECT_THAT(
        warnings(R"({"fields": {"proxy-authenticate": "Basic realm=\"x\""}})"),
        ElementsAre("f:1:98: /proxy/refusal/fields/proxy-authenticate: warning: this replaces the "
                    "challenge that \"authentication\" makes; leave it out, or say \"challenge\": "
                    "\"none\" beside \"fields\" if you want that")
    );
    EXPECT_THAT(
        warnings(R"({"fields": {"Proxy-Authenticate": null}})"),
        ElementsAre(HasSubstr("this leaves the challenge out"))
    );
    EXPECT_THAT(
        warnings(R"({"challenge": "www-authenticate", "fields": {"WWW-Authenticate": "x"}})"),
        ElementsAre(HasSubstr("replaces the challenge"))
    );
    EXPECT_THAT(
        warnings(
            R"({"cases": [{"when": {"method": "GET"}, "fields": {"Proxy-Authenticate": "x"}}]})"
        ),
        ElementsAre(HasSubstr("/proxy/refusal/cases/0/fields"))
    );
    EXPECT_THAT(
        warnings_of_proxy(
            R"({"steps": [{"name": "a", "connect": {"refusal": {"fields": {"Proxy-Authenticate": "x"}}}}]})"
        ),
        ElementsAre(HasSubstr("/proxy/steps/0/connect/refusal/fields"))
    );
}

TEST(Overrides, WhatTheScenarioSaysThatItWants_IsNone) {
    EXPECT_THAT(
        warnings(R"({"challenge": "none", "fields": {"Proxy-Authenticate": "Basic realm=x"}})"),
        IsEmpty()
    );
    EXPECT_THAT(
        warnings(R"({"fields": {"WWW-Authenticate": "x", "Server": "y", "Proxy-Status": null}})"),
        IsEmpty()
    );
}

TEST(Overrides, FieldsAboutTheConnection_AreComparedWithIt) {
    EXPECT_THAT(
        warnings(R"({"connection": "close", "fields": {"Keep-Alive": "timeout=5"}})"),
        ElementsAre(HasSubstr("Keep-Alive: warning: this is not sent"))
    );
    EXPECT_THAT(
        warnings(R"({"fields": {"Connection": "close"}})"),
        ElementsAre(HasSubstr("the proxy keeps the connection"))
    );
    EXPECT_THAT(
        warnings(R"({"connection": "close", "fields": {"Connection": "close"}})"), IsEmpty()
    );
    EXPECT_THAT(
        warnings(R"({"connection": "keep", "fields": {"Connection": "keep-alive"}})"), IsEmpty()
    );
}

TEST(Overrides, FieldsAboutTheContent_AreComparedWithIt) {
    EXPECT_THAT(
        warnings(R"({"body": "1234567", "fields": {"Content-Length": "5"}})"),
        ElementsAre(HasSubstr("whatever its 7 bytes are"))
    );
    EXPECT_THAT(warnings(R"({"body": "12345", "fields": {"Content-Length": "5"}})"), IsEmpty());
    EXPECT_THAT(
        warnings(R"({"fields": {"Transfer-Encoding": "chunked"}})"),
        ElementsAre(HasSubstr("the content is not coded"))
    );
    EXPECT_THAT(
        warnings(R"({"framing": "chunked", "fields": {"Transfer-Encoding": "chunked"}})"), IsEmpty()
    );
}

TEST(Overrides, KeysBesideRaw_HaveNoEffect) {
    EXPECT_THAT(
        warnings(R"({"raw": "HTTP/1.1 407 No\r\n\r\n", "connection": "close", "body": "x"})"),
        ElementsAre(HasSubstr("/proxy/refusal/body: warning: this has no effect"))
    );
}

TEST(Overrides, TheFieldOfDigestAfterSuccess_IsNotReplacedInSilence) {
    const auto with = [](const std::string& scheme) {
        return R"({"authentication": [)" + scheme +
               R"(], "answer": {"status": 200, "fields": {"Proxy-Authentication-Info": "x"}}})";
    };
    EXPECT_THAT(
        warnings_of_proxy(with(R"({"scheme": "digest", "nextnonce": true})")),
        ElementsAre(HasSubstr("this replaces the field that \"nextnonce\""))
    );
    EXPECT_THAT(warnings_of_proxy(with(R"({"scheme": "digest"})")), IsEmpty());
}

}  // namespace
}  // namespace proxy407::scenario
