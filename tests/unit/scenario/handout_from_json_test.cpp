#include "scenario/from_json.hpp"
#include "unit/scenario/mistakes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

auto read(const std::string& handout, const std::string& beside = "") {
    return from_json(
        R"({"id": "s", "title": "t", "story": "s", "family": "basic", "links": [], "client": null,
        "users": [], "proxy": {}, "expect": [{"check": "connected"}],)" +
            beside + R"("handout": )" + handout + "}",
        "s.json"
    );
}

TEST(HandoutFromJson, EveryKeyReachesTheModel) {
    const auto loaded = read(
        R"({"http_target": "http://{direct_origin}/", "https_target": "https://b.test/",
        "https_proxy": "second", "https_account": {"user": "u", "password": "p"},
        "no_proxy": "c.test", "environment": {"A_1": "{proxy} {second_proxy}"},
        "netrc": "machine x", "task": "uploads", "only_target": "https"})",
        R"("direct_origin": true,
        "second_proxy": {"authentication": [], "client": null, "users": []},)"
    );
    ASSERT_EQ(test::mistakes(loaded), "");
    const auto& handout = std::get<Scenario>(loaded).handout;
    EXPECT_EQ(handout.http_target, "http://{direct_origin}/");
    EXPECT_EQ(handout.https_target, "https://b.test/");
    EXPECT_EQ(handout.https_proxy, Handout::HttpsProxy::second);
    EXPECT_EQ(handout.https_account, (auth::Account{"u", "p"}));
    EXPECT_EQ(handout.no_proxy, "c.test");
    EXPECT_THAT(handout.environment, ElementsAre(Pair("A_1", "{proxy} {second_proxy}")));
    EXPECT_EQ(handout.netrc, "machine x");
    EXPECT_EQ(handout.task, "uploads");
    EXPECT_FALSE(handout.for_http);
    EXPECT_TRUE(handout.for_https);
}

TEST(HandoutFromJson, WhatIsHandedOutIsThere) {
    const auto* no_second = "expected \"second_proxy\" in the file for that";
    const auto* no_direct = "expected \"direct_origin\": true in the file for that";
    EXPECT_THAT(test::mistakes(read(R"({"https_proxy": "second"})")), HasSubstr(no_second));
    EXPECT_THAT(
        test::mistakes(read(R"({"environment": {"A": "{second_proxy}"}})")),
        HasSubstr("/handout/environment/A: found \"{second_proxy}\", " + std::string(no_second))
    );
    EXPECT_THAT(
        test::mistakes(read(R"({"http_target": "{direct_origin}"})")), HasSubstr(no_direct)
    );
    EXPECT_THAT(
        test::mistakes(read(R"({"environment": {"A-B": "x"}})")),
        HasSubstr("expected a name of letters, digits and \"_\"")
    );
}

}  // namespace
}  // namespace proxy407::scenario
