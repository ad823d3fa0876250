#include "client/told.hpp"

#include "unit/client/support.hpp"

#include <algorithm>

namespace proxy407::client {
namespace {

handout::ProxySettings settings_of(const scenario::Scenario& scenario) {
    handout::Place place{4070, 0, 4072};
    if (scenario.second_proxy) place.second_proxy = 4071;
    return handout::proxy_settings(scenario, place);
}

std::string url(const std::string& name, Target target, const std::string& path = "/ip") {
    const auto scenario = built_in(name);
    Client client;
    client.path = path;
    return url_told(client, scenario, target, settings_of(scenario));
}

TEST(UrlTold, WhatTheClientFetches_IsOfItsOwnPath) {
    EXPECT_EQ(url("basic", Target::http), "http://origin.test/ip");
    EXPECT_EQ(url("basic", Target::https, "/repo.git"), "https://origin.test/repo.git");
    EXPECT_EQ(url("exception-for-target", Target::https, "/repo.git"), "https://127.0.0.1:4072/ip");
}

TEST(UrlTold, Upload_GoesWhereContentIsTaken) {
    EXPECT_EQ(url("upload", Target::http), "http://origin.test/anything");
}

TEST(UrlTold, WebSocket_HasASchemeOfItsOwn) {
    EXPECT_EQ(url("websocket", Target::http), "ws://origin.test/");
    EXPECT_EQ(url("websocket", Target::https), "wss://origin.test/");
}

TEST(UrlTold, ClientThatOpensWebSocketsOnly_IsToldOfNothingElse) {
    const auto scenario = built_in("basic");
    Client client;
    client.opens_websockets = true;
    EXPECT_EQ(
        url_told(client, scenario, Target::https, settings_of(scenario)), "wss://origin.test/"
    );
}

TEST(ExpectWebSocket, AnswerOfTheTarget_IsThatOfAnOpenWebSocket) {
    auto scenario = built_in("open");
    expect_websocket(scenario);
    const auto status =
        std::ranges::find(scenario.expect, "target-status", &scenario::Expectation::check);
    ASSERT_NE(status, scenario.expect.end());
    EXPECT_EQ(status->value, 101);
}

TEST(SettingsTold, UrlThatTheScenarioSpells_TakesThePlaceOfOurs) {
    const auto scenario = built_in("url-raw-at-sign");
    const auto told = settings_told(scenario, settings_of(scenario));
    EXPECT_EQ(told.proxy_url, "http://user:p@ss@127.0.0.1:4070");
    EXPECT_EQ(told.https_proxy_url, told.proxy_url);
    EXPECT_TRUE(told.variables.empty());
}

TEST(SettingsTold, VariablesOfAnotherProxy_Stay) {
    const auto scenario = built_in("environment-names-another");
    const auto told = settings_told(scenario, settings_of(scenario));
    EXPECT_EQ(told.proxy_url, "http://user:canary-of-the-proxy@127.0.0.1:4070");
    EXPECT_EQ(told.variables.at("http_proxy"), "http://127.0.0.1:4071");
}

TEST(SettingsTold, Exceptions_AreInVariablesToo) {
    const auto scenario = built_in("exception-for-target");
    const auto told = settings_told(scenario, settings_of(scenario));
    EXPECT_EQ(told.variables.at("no_proxy"), "127.0.0.1");
    EXPECT_EQ(told.variables.at("NO_PROXY"), "127.0.0.1");
}

TEST(ContentTold, IsMoreThanOnePacket) {
    EXPECT_GT(content_told().size(), 16'384u);
}

}  // namespace
}  // namespace proxy407::client
