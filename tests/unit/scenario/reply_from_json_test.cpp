#include "scenario/from_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::scenario {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Step read(const std::string& proxy) {
    const auto text = R"({"id": "s", "title": "t", "story": "s", "family": "basic", "links": [],
        "client": null, "users": [], "expect": [{"check": "connected"}], "proxy": )" +
                      proxy + "}";
    auto result = from_json(text, "s.json");
    EXPECT_TRUE(std::holds_alternative<Scenario>(result)) << proxy;
    return std::get<Scenario>(result).steps.at(0);
}

TEST(ReplyFromJson, EveryKeyReachesTheModel) {
    const auto shape = read(R"({"refusal": {"reason": "No", "version": "1.0",
        "fields": {"Server": "s", "Date": null, "Set-Cookie": ["a", "b"]},
        "field_names": "lower", "body": {"octets": 3}, "framing": "chunked",
        "connection": "close-unsaid", "interim": [{"status": 102, "fields": {"X": "1"}}],
        "raw": {"base64": "/w=="},
        "delivery": {"delay_ms": 1, "body_delay_ms": 2, "piece_octets": 3, "piece_pause_ms": 4,
                     "cut": {"after_octets": 5, "do": "reset"}}}})")
                           .refusal.shape;
    EXPECT_EQ(shape.reason, "No");
    EXPECT_TRUE(shape.http10);
    ASSERT_EQ(shape.fields.size(), 3u);
    EXPECT_EQ(shape.fields[0].name, "Date");
    EXPECT_THAT(shape.fields[0].values, IsEmpty());
    EXPECT_THAT(shape.fields[1].values, ElementsAre("s"));
    EXPECT_THAT(shape.fields[2].values, ElementsAre("a", "b"));
    EXPECT_EQ(shape.names, ReplyShape::Names::lower);
    EXPECT_EQ(shape.body, "xxx");
    EXPECT_EQ(shape.framing, ReplyShape::Framing::chunked);
    EXPECT_EQ(shape.ending, ReplyShape::Ending::close_unsaid);
    ASSERT_EQ(shape.interim.size(), 1u);
    EXPECT_EQ(shape.interim[0].status, 102);
    EXPECT_THAT(shape.interim[0].fields.at(0).values, ElementsAre("1"));
    EXPECT_EQ(shape.raw, "\xff");
    EXPECT_EQ(shape.delivery.delay.count(), 1);
    EXPECT_EQ(shape.delivery.body_delay.count(), 2);
    EXPECT_EQ(shape.delivery.piece_octets, 3u);
    EXPECT_EQ(shape.delivery.piece_pause.count(), 4);
    EXPECT_EQ(shape.delivery.cut->after_octets, 5u);
    EXPECT_EQ(shape.delivery.cut->effect, Effect::reset);
}

TEST(ReplyFromJson, WhatIsLeftOutIsUsual) {
    const auto shape = read(R"({"answer": {"status": 502}})").answer->shape;
    EXPECT_EQ(shape.reason, "");
    EXPECT_FALSE(shape.http10);
    EXPECT_THAT(shape.fields, IsEmpty());
    EXPECT_FALSE(shape.body);
    EXPECT_EQ(shape.framing, ReplyShape::Framing::length);
    EXPECT_EQ(shape.ending, ReplyShape::Ending::usual);
    EXPECT_FALSE(shape.raw);
    EXPECT_FALSE(shape.delivery.cut);
}

TEST(ReplyFromJson, ACaseIsTheRefusalWithItsOwnKeysPutIn) {
    const auto step = read(R"({"refusal": {"reason": "No", "joined": true, "body": "b",
        "fields": {"Server": "s", "Date": null}, "field_order": ["date", "Server"],
        "cases": [
          {"when": {"method": "CONNECT", "credentials": "wrong", "version": "1.0"},
           "status": 401, "challenge": "www-authenticate", "fields": {"server": "t", "Via": "v"}},
          {"when": {"credentials": "absent"}, "joined": false, "version": "1.0",
           "interim": [{"status": 103}]}], "interim": [{"status": 102}]}})");
    EXPECT_EQ(step.refusal.status, 407);
    EXPECT_THAT(step.refusal.shape.order, ElementsAre("date", "Server"));
    ASSERT_EQ(step.refusal_cases.size(), 2u);
    const auto& [method, credentials, http10, refusal] = step.refusal_cases[0];
    EXPECT_EQ(method, "CONNECT");
    EXPECT_EQ(credentials, RefusalCase::Credentials::wrong);
    EXPECT_EQ(http10, true);
    EXPECT_EQ(refusal.status, 401);
    EXPECT_EQ(refusal.challenge, Refusal::Challenge::www_authenticate);
    EXPECT_TRUE(refusal.joined);
    EXPECT_EQ(refusal.shape.reason, "No");
    EXPECT_EQ(refusal.shape.body, "b");
    EXPECT_THAT(refusal.shape.order, ElementsAre("date", "Server"));
    ASSERT_EQ(refusal.shape.fields.size(), 3u);
    EXPECT_EQ(refusal.shape.fields[1].name, "server");
    EXPECT_THAT(refusal.shape.fields[1].values, ElementsAre("t"));
    EXPECT_EQ(refusal.shape.fields[2].name, "Via");
    const auto& other = step.refusal_cases[1];
    EXPECT_EQ(other.method, "");
    EXPECT_FALSE(other.http10);
    EXPECT_FALSE(other.refusal.joined);
    EXPECT_TRUE(other.refusal.shape.http10);
    ASSERT_EQ(other.refusal.shape.interim.size(), 1u);
    EXPECT_EQ(other.refusal.shape.interim[0].status, 103);
    EXPECT_EQ(refusal.shape.interim.at(0).status, 102);
    EXPECT_EQ(other.refusal.shape.fields.size(), 2u);
}

TEST(ReplyFromJson, TheEndOfATunnel) {
    EXPECT_FALSE(read("{}").tunnel.end);
    const auto tunnel = read(R"({"tunnel": {"version": "1.0",
        "end": {"at": "reply", "after_octets": 9, "pause_ms": 7, "do": "silence"}}})")
                            .tunnel;
    EXPECT_TRUE(tunnel.shape.http10);
    EXPECT_EQ(tunnel.end->at, Tunnel::End::At::reply);
    EXPECT_EQ(tunnel.end->after_octets, 9u);
    EXPECT_EQ(tunnel.end->pause.count(), 7);
    EXPECT_EQ(tunnel.end->effect, Effect::silence);
}

}  // namespace
}  // namespace proxy407::scenario
