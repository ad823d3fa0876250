#include "scenario/validate.hpp"

#include "unit/scenario/mistakes.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace proxy407::scenario {
namespace {

/// A scenario that is right, with one value put at a pointer (or one key taken out).
std::string with(const char* pointer, const char* value) {
    auto root = nlohmann::json::parse(R"({
        "id": "s", "title": "t", "story": "s", "family": "basic", "links": [], "client": null,
        "users": [{"user": "a", "password": "b"}],
        "proxy": {"authentication": [{"scheme": "basic"}]},
        "expect": [{"check": "authenticated"}]})");
    const nlohmann::json::json_pointer at(pointer);
    if (value == nullptr) {
        root.at(at.parent_pointer()).erase(at.back());
    } else {
        root[at] = nlohmann::json::parse(value);
    }
    return root.dump();
}

TEST(Validate, EveryKindOfMistakeHasItsPathAndWords) {
    constexpr struct {
        const char* pointer;
        const char* value;
        const char* said;  ///< without file and place
    } cases[] = {
        {"/title", "5", "/title: found 5, expected a string"},
        {"/title", "\"\"", "/title: found \"\", expected a text that is not empty"},
        {"/client", "\"user\"", "/client: found \"user\", expected an object or null"},
        {"/id",
         "\"Not Kebab\"",
         "/id: found \"Not Kebab\", expected the file's name without \".json\", in kebab-case"},
        {"/family",
         "\"fualts\"",
         "/family: found \"fualts\", expected one of \"basic\", \"digest\", \"address\", "
         "\"encoding\", \"placement\", \"retry\", \"challenge\", \"token\", \"connection-bound\", "
         "\"scheme-choice\", \"framing\", \"upload\", \"faults\", \"target\", \"beside\", "
         "\"personality\" (did you mean \"faults\"?)"},
        {"/story", nullptr, "found no \"story\", expected that key"},
        {"/users/0/password", nullptr, "/users/0: found no \"password\", expected that key"},
        {"/users/0/pasword",
         "\"b\"",
         "/users/0/pasword: found an unknown key \"pasword\", expected one of \"password\", "
         "\"user\" (did you mean \"password\"?)"},
        {"/users/0/it's",
         "1",
         "/users/0/it's: found an unknown key \"it's\", expected one of \"password\", \"user\""},
        {"/users/0/user",
         "{\"hex\": \"00\", \"base64\": \"AA==\"}",
         "/users/0/user/hex: found an unknown key \"hex\", expected \"base64\""},
        {"/proxy/authentication/0/scheme",
         "\"basik\"",
         "/proxy/authentication/0/scheme: found \"basik\", expected one of \"basic\", \"digest\", "
         "\"bearer\", \"token\", \"raw\", \"ntlm\", \"negotiate\" (did you mean \"basic\"?)"},
        {"/proxy/authentication/0/algorithm",
         "\"MD5\"",
         "/proxy/authentication/0/algorithm: found the key \"algorithm\", expected no such key "
         "beside scheme \"basic\""},
        {"/proxy/refusal",
         "{\"status\": 200}",
         "/proxy/refusal/status: found 200, expected a number from 400 to 599"},
        {"/proxy/steps", "[]", "/proxy/steps: found [], expected at least one item"},
        {"/listener", "{\"tls\": \"yes\"}", "/listener/tls: found \"yes\", expected a boolean"},
        {"/origin",
         "{\"forward\": [\"http://h/\"]}",
         "/origin/forward/0: found \"http://h/\", expected host:port"},
        {"/expect/0/value",
         "3",
         "/expect/0/value: found the key \"value\", expected no such key beside check "
         "\"authenticated\""},
        {"/proxy/fault",
         "{\"at\": \"head\"}",
         "/proxy/fault: found {\"at\":\"head\"}, expected at least one of the keys \"do\", "
         "\"pause_ms\""},
        {"/proxy/refusal",
         "{\"cases\": [{\"when\": {}, \"status\": 401}]}",
         "/proxy/refusal/cases/0/when: found {}, expected at least one of the keys "
         "\"credentials\", \"method\", \"version\""},
        {"/proxy/steps",
         R"([{"name": "a", "until": [{"requests": 1, "seconds": 2}]}, {"name": "b"}])",
         "/proxy/steps/0/until/0: found {\"requests\":1,\"seconds\":2}, expected exactly one of "
         "the "
         "keys \"requests\", \"connections\", \"accepted\", \"turned_away\", \"refused\", "
         "\"seconds\""},
        {"/proxy/steps",
         R"([{"name": "a", "until": [{"then": "b"}]}, {"name": "b"}])",
         "/proxy/steps/0/until/0: found {\"then\":\"b\"}, expected exactly one of the keys "
         "\"requests\", \"connections\", \"accepted\", \"turned_away\", \"refused\", \"seconds\""},
        {"/expect/0/check", "\"max-attempts\"", "/expect/0: found no \"value\", expected that key"},
    };

    for (const auto& row : cases) {
        const auto said = test::mistakes(from_json(with(row.pointer, row.value), "s.json"));
        const auto after_place = said.find(": ") + 2;
        EXPECT_EQ(said.substr(after_place), std::string(row.said) + '\n') << said;
    }
    EXPECT_EQ(test::mistakes(from_json(with("/title", "\"t\""), "s.json")), "");
}

TEST(Validate, ReportsEveryMistakeInTheOrderOfTheFile) {
    constexpr auto text = R"({
  "id": "two", "titel": "t", "story": "s", "family": "basic", "links": [1],
  "client": null, "users": [],
  "proxy": {"combine": "both", "authentication": [{"scheme": "basic", "qop": ["auth"], "x": 1}]},
  "expect": [{"check": "connected"}]
})";
    EXPECT_EQ(
        test::mistakes(from_json(text, "two.json")),
        "two.json:1:1: found no \"title\", expected that key\n"
        "two.json:2:16: /titel: found an unknown key \"titel\", expected one of \"$schema\", "
        "\"accounts\", \"client\", \"direct_origin\", \"expect\", \"family\", \"handout\", \"id\", "
        "\"links\", \"listener\", \"origin\", \"proxy\", \"second_proxy\", \"story\", \"title\", "
        "\"users\" (did you mean \"title\"?)\n"
        "two.json:2:73: /links/0: found 1, expected a string\n"
        "two.json:4:24: /proxy/combine: found \"both\", expected one of \"all\", \"any\"\n"
        "two.json:4:71: /proxy/authentication/0/qop: found the key \"qop\", expected no such key "
        "beside scheme \"basic\"\n"
        "two.json:4:88: /proxy/authentication/0/x: found an unknown key \"x\", expected one of "
        "\"algorithm\", \"challenge\", \"charset\", \"counts\", \"domain\", \"expired_tokens\", "
        "\"keytab\", "
        "\"name\", \"nextnonce\", \"nonce_lifetime_seconds\", \"nonce_uses\", \"opaque\", \"qop\", "
        "\"qop_separator\", \"realm\", \"rspauth\", \"scheme\", \"scope\", \"strict_uri\", "
        "\"tokens\", \"userhash\", \"value\"\n"
    );
}

TEST(Validate, ShowsLongValuesCut) {
    EXPECT_EQ(json::shown("a\x1b[1m"), "\"a\\u001b[1m\"");
    const auto cut = json::shown(std::string(59, 'a') + "é");
    EXPECT_EQ(cut, '"' + std::string(59, 'a') + "...");
}

}  // namespace
}  // namespace proxy407::scenario
