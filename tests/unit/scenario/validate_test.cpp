#include "scenario/validate.hpp"

#include "unit/scenario/mistakes.hpp"

#include <gmock/gmock.h>
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
        {"/title", "5", "/title: found 5; put it in quotes: \"5\" (expected a string)"},
        {"/title", "\"\"", "/title: found \"\", expected a text that is not empty"},
        {"/client", "\"user\"", "/client: found \"user\", expected an object or null"},
        {"/family",
         "\"fualts\"",
         "/family: found \"fualts\"; did you mean \"faults\"? (expected one of 18)"},
        {"/proxy", nullptr, "missing key \"proxy\""},
        {"/users/0/password", nullptr, "/users/0: missing key \"password\""},
        {"/users/0/pasword", "\"b\"", "/users/0/pasword: unknown key \"pasword\""},
        {"/users/0/it's", "1", "/users/0/it's: unknown key \"it's\""},
        {"/users/0/user",
         "{\"hex\": \"00\", \"base64\": \"AA==\"}",
         "/users/0/user/hex: unknown key \"hex\""},
        {"/proxy/authentication/0/scheme",
         "\"basik\"",
         "/proxy/authentication/0/scheme: found \"basik\"; did you mean \"basic\"? (expected one "
         "of "
         "\"basic\", \"digest\", \"bearer\", \"token\", \"raw\", \"ntlm\", \"negotiate\")"},
        {"/proxy/authentication/0/algorithm",
         "\"MD5\"",
         "/proxy/authentication/0/algorithm: key \"algorithm\" does not go with scheme \"basic\"; "
         "leave it out"},
        {"/proxy/refusal",
         "{\"status\": 200}",
         "/proxy/refusal/status: found 200, expected a number from 400 to 599"},
        {"/proxy/steps", "[]", "/proxy/steps: found [], expected at least one item"},
        {"/listener",
         "{\"tls\": \"yes\"}",
         "/listener/tls: found \"yes\"; write true (expected a boolean)"},
        {"/origin",
         "{\"forward\": [\"http://h/\"]}",
         "/origin/forward/0: found \"http://h/\", expected host:port"},
        {"/expect/0/value",
         "3",
         "/expect/0/value: key \"value\" does not go with check \"authenticated\"; leave it out"},
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
        {"/expect/0/check", "\"max-attempts\"", "/expect/0: missing key \"value\""},
    };

    for (const auto& row : cases) {
        const auto said = test::mistakes(from_json(with(row.pointer, row.value), "s.json"));
        const auto after_place = said.find(": ") + 2;
        EXPECT_THAT(said.substr(after_place), testing::StartsWith(row.said));
    }
    EXPECT_EQ(test::mistakes(from_json(with("/title", "\"t\""), "s.json")), "");
}

TEST(Validate, ReportsEveryMistakeInTheOrderOfTheFile) {
    constexpr auto text = R"({
  "id": "two", "titel": "t", "links": [1],
  "users": [{"user": "a", "pasword": "b"}],
  "authentication": [],
  "proxy": {"combine": "both", "authentication": [{"scheme": "basic", "qop": ["auth"], "x": 1}]}
})";
    const auto said = test::mistakes(from_json(text, "two.json"));
    EXPECT_EQ(
        said.substr(0, said.find("known here")),
        "two.json:2:16: /titel: unknown key \"titel\"; did you mean \"title\"?\n"
        "two.json:2:40: /links/0: found 1; put it in quotes: \"1\" (expected a string)\n"
        "two.json:3:27: /users/0/pasword: unknown key \"pasword\"; did you mean \"password\"?\n"
        "two.json:4:3: /authentication: unknown key \"authentication\"; it belongs into \"proxy\"\n"
        "two.json:5:24: /proxy/combine: found \"both\", expected one of \"all\", \"any\"\n"
        "two.json:5:71: /proxy/authentication/0/qop: key \"qop\" does not go with scheme "
        "\"basic\"; leave it out\n"
        "two.json:5:88: /proxy/authentication/0/x: unknown key \"x\"; "
    );
}

}  // namespace
}  // namespace proxy407::scenario
