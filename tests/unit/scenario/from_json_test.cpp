#include "scenario/from_json.hpp"

#include "unit/scenario/mistakes.hpp"

#include <gmock/gmock.h>

namespace proxy407::scenario {
namespace {

using test::mistakes;
using testing::HasSubstr;
using testing::StartsWith;

Scenario read(std::string_view text, std::string_view file = "some/My_proxy.json") {
    auto loaded = from_json(text, file);
    EXPECT_EQ(mistakes(loaded), "");
    return std::get<Scenario>(loaded);
}

TEST(FromJson, AScenarioOfOneKey_IsWhole) {
    const auto scenario = read(R"({"proxy": {"authentication": [{"scheme": "basic"}]}})");
    EXPECT_EQ(scenario.id, "my-proxy");
    EXPECT_EQ(scenario.title, "my-proxy");
    EXPECT_EQ(scenario.family, "own");
    EXPECT_TRUE(scenario.story.empty());
    EXPECT_TRUE(scenario.links.empty());
    EXPECT_EQ(scenario.client, (auth::Account{"user", "pass"}));
    EXPECT_EQ(scenario.users, (auth::Accounts{{"user", "pass"}}));
    EXPECT_EQ(scenario.expect.front().check, "authenticated");
}

TEST(FromJson, AnIdThatIsGiven_NeedsNoFileOfItsName) {
    EXPECT_EQ(read(R"({"id": "digest", "proxy": {}})").id, "digest");
    EXPECT_EQ(
        mistakes(from_json(R"({"id": "My_proxy", "proxy": {}})", "f.json")),
        "f.json:1:8: /id: found \"My_proxy\"; write \"my-proxy\" (expected a name of a-z, 0-9 and "
        "single dashes (left out: made of the file's name))\n"
    );
}

TEST(FromJson, UsersAndClient_AreEachTheOtherOne) {
    const auto by_client = read(R"({"client": {"user": "a", "password": "b"}, "proxy": {}})");
    EXPECT_EQ(by_client.users, (auth::Accounts{{"a", "b"}}));
    const auto by_users = read(
        R"({"users": [{"user": "a", "password": "b"}, {"user": "c", "password": "d"}], "proxy": {}})"
    );
    EXPECT_EQ(by_users.client, (auth::Account{"a", "b"}));
    const auto none =
        read(R"({"client": null, "proxy": {"authentication": [{"scheme": "basic"}]}})");
    EXPECT_EQ(none.client, std::nullopt);
    EXPECT_TRUE(none.users.empty());
}

TEST(FromJson, MistakesOfTheSchemaAndOfSense_AreToldInOneGo) {
    const auto text = R"({
  "users": [{"user": "a:b", "password": "c"}, "alice:secret"],
  "accounts": [{"user": "nobody"}],
  "proxy": {
    "authentication": [{"scheme": "basik"}, {"scheme": "basic"}],
    "allowlist": {"addresses": ["10.0.0.0/99"]},
    "refusal": {"status": 200, "headers": {}},
    "steps": [{"name": "a", "untill": [{"requests": 1}]}, {"name": "a"}]
  },
  "expect": [{"check": "authentificated"}]
})";
    EXPECT_EQ(
        mistakes(from_json(text, "f.json")),
        "f.json:2:22: /users/0/user: found \"a:b\", expected a name without a colon, as Basic "
        "can't "
        "carry one\n"
        "f.json:2:47: /users/1: found \"alice:secret\"; write {\"user\": \"alice\", \"password\": "
        "\"secret\"} (expected an object)\n"
        "f.json:5:35: /proxy/authentication/0/scheme: found \"basik\"; did you mean \"basic\"? "
        "(expected one of \"basic\", \"digest\", \"bearer\", \"token\", \"raw\", \"ntlm\", "
        "\"negotiate\")\n"
        "f.json:6:33: /proxy/allowlist/addresses/0: found \"10.0.0.0/99\", expected an IP address "
        "or "
        "a CIDR block such as \"10.0.0.0/8\"\n"
        "f.json:7:27: /proxy/refusal/status: found 200, expected a number from 400 to 599\n"
        "f.json:7:32: /proxy/refusal/headers: unknown key \"headers\"; did you mean \"fields\"?\n"
        "f.json:8:29: /proxy/steps/0/untill: unknown key \"untill\"; did you mean \"until\"?\n"
        "f.json:8:68: /proxy/steps/1/name: found \"a\", expected a name of its own for each step\n"
        "f.json:10:24: /expect/0/check: found \"authentificated\"; did you mean \"authenticated\"? "
        "(expected one of 60)\n"
    );
}

TEST(FromJson, WhatIsNotKnown_IsNotJudgedByIt) {
    // "untill" is told: that the step never ends is not, nor that no step is named.
    EXPECT_EQ(
        mistakes(from_json(
            R"({"second_prox": {}, "direct_origin": "yes", "proxy": {},
                "handout": {"https_proxy": "second", "http_target": "http://{direct_origin}/"}})",
            "f"
        )),
        "f:1:2: /second_prox: unknown key \"second_prox\"; did you mean \"second_proxy\"?\n"
        "f:1:38: /direct_origin: found \"yes\"; write true (expected a boolean)\n"
    );
}

TEST(FromJson, TextThatIsNoObject) {
    EXPECT_EQ(
        mistakes(from_json("[1]", "f.json")),
        "f.json:1:1: found [1]; write one scenario a file (expected an object)\n"
    );
    EXPECT_THAT(mistakes(from_json("{\"id\":", "f.json")), StartsWith("f.json:1:7: found"));
}

TEST(FromJson, ATranscriptOfCurl_IsNamed) {
    EXPECT_THAT(
        mistakes(from_json("* Trying\n> GET / HTTP/1.1\n< HTTP/1.1 407 No\n", "t.txt")),
        HasSubstr("proxy407 scenarios from-curl")
    );
}

TEST(FromJson, WhatIsNoTextIsSaidSo) {
    EXPECT_EQ(
        mistakes(from_json(std::string_view("{}\0", 3), "f.json")),
        "f.json:1:3: found a NUL byte, expected a JSON text in UTF-8\n"
    );
    EXPECT_EQ(
        mistakes(from_json(std::string(4 * 1024 * 1024 + 1, '1'), "f.json")),
        "f.json: found more than 4 MiB, expected a JSON text in UTF-8\n"
    );
}

TEST(FromJson, AFileThatNeverEndsIsReadToTheLimit) {
    EXPECT_THAT(mistakes(load_file("/dev/zero")), HasSubstr("found "));
}

TEST(FromJson, AFileIsReadOrTheReasonIsSaid) {
    const std::string folder = PROXY407_SOURCE_DIR "/scenarios";
    EXPECT_EQ(mistakes(load_file(folder + "/basic/basic.json")), "");
    EXPECT_THAT(mistakes(load_file(folder + "/none.json")), HasSubstr("No such file"));
    EXPECT_THAT(mistakes(load_file(folder)), HasSubstr("Is a directory; name a file in it"));
}

}  // namespace
}  // namespace proxy407::scenario
