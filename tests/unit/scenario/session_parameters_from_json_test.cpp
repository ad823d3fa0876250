#include "scenario/session_parameters_from_json.hpp"

#include "scenario/from_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::scenario {
namespace {

using ::testing::HasSubstr;

Loaded load(const std::string& rule, const std::string& client = "") {
    return from_json(
        R"({"proxy": {"authentication": [{"scheme": "basic"}]}, )" +
            (client.empty() ? "" : "\"client\": " + client + ", ") +
            R"("users": [{"user": "user", "password": "pass"}], "accounts": [{"user": "user", )" +
            rule + "}]}",
        "mine.json"
    );
}

std::string mistake(const std::string& rule, const std::string& client = "") {
    const auto loaded = load(rule, client);
    const auto* mistakes = std::get_if<json::Mistakes>(&loaded);
    return mistakes == nullptr ? "" : json::to_string(mistakes->front());
}

TEST(SessionParametersFromJson, EveryKey_IsRead) {
    const auto scenario = std::get<Scenario>(load(
        R"("parameters": {"in": "password", "separator": "_", "between": "-", "known": [
             {"key": "country", "values": ["us"], "required": true},
             {"key": "session", "max_length": 8, "characters": "digits"}]})"
    ));
    const auto& read = scenario.rules.front().parameters;
    EXPECT_EQ(read.in, SessionParameters::In::password);
    EXPECT_EQ(read.separator, "_");
    EXPECT_EQ(read.between, "-");
    ASSERT_EQ(read.known.size(), 2U);
    EXPECT_EQ(read.known[0].values, std::vector<std::string>{"us"});
    EXPECT_TRUE(read.known[0].required);
    EXPECT_EQ(read.known[1].max_length, 8U);
    EXPECT_EQ(read.known[1].characters, SessionParameters::Characters::digits);
}

TEST(SessionParametersFromJson, OneSeparator_StandsBetweenKeyAndValueToo) {
    const auto scenario = std::get<Scenario>(load(R"("parameters": {"separator": "-"})"));
    EXPECT_EQ(scenario.rules.front().parameters.between, "-");
}

TEST(SessionParametersFromJson, WhatNoClientCouldSend_IsAMistake) {
    EXPECT_THAT(
        mistake(R"("suffix": "-", "parameters": {"separator": "-"})"), HasSubstr("one of them")
    );
    const auto known = [](const std::string& one) {
        return R"("parameters": {"separator": "_", "between": "-", "known": [)" + one + "]}";
    };
    EXPECT_THAT(mistake(known(R"({"key": "a"}, {"key": "a"})")), HasSubstr("each key once"));
    EXPECT_THAT(mistake(known(R"({"key": "a_b"})")), HasSubstr("without the separators"));
    EXPECT_THAT(
        mistake(known(R"({"key": "a", "values": ["b_c"]})")), HasSubstr("without the separator")
    );
    EXPECT_THAT(
        mistake(known(R"({"key": "a", "values": ["long"], "max_length": 2})")),
        HasSubstr("max_length")
    );
    EXPECT_THAT(
        mistake(
            known(R"({"key": "a", "max_length": 2})"),
            R"({"user": "user_a-long", "password": "pass"})"
        ),
        HasSubstr("session-parameter-too-long: a")
    );
}

}  // namespace
}  // namespace proxy407::scenario
