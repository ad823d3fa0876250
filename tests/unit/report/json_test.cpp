#include "report/json.hpp"

#include "text/base64.hpp"
#include "unit/report/samples.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace proxy407::report {
namespace {

using nlohmann::json;

TEST(ExchangeJson, IsOneLineWithEveryKey) {
    const std::string text = exchange_json(refused());
    EXPECT_EQ(text.find('\n'), std::string::npos);
    const json object = json::parse(text);
    for (const char* key : {"number",       "time",       "scenario",
                            "recorder",     "connection", "peer",
                            "tunnel",       "method",     "target",
                            "status",       "verdict",    "user",
                            "step",         "complaint",  "cause",
                            "finding",      "candidates", "message",
                            "evidence",     "fix",        "command",
                            "requirements", "remarks",    "request_head",
                            "reply_head",   "origin_saw", "content_received",
                            "early_octets", "took_us"})
        EXPECT_TRUE(object.contains(key)) << key;
    EXPECT_EQ(object.size(), 29u);
}

TEST(ExchangeJson, SaysWhatHappened) {
    const json object = json::parse(exchange_json(refused()));
    EXPECT_EQ(object["number"], 7);
    EXPECT_EQ(object["connection"], 2);
    EXPECT_EQ(object["peer"], "127.0.0.1:40312");
    EXPECT_EQ(object["method"], "GET");
    EXPECT_EQ(object["target"], "http://example.test/ip");
    EXPECT_EQ(object["status"], 407);
    EXPECT_EQ(object["verdict"], "refused");
    EXPECT_EQ(object["recorder"], "proxy");
    EXPECT_EQ(object["cause"], "wrong-credentials");
    EXPECT_EQ(object["finding"], "percent-encoding-not-decoded");
    EXPECT_EQ(object["message"], "The password came percent-encoded.");
    EXPECT_EQ(object["requirements"], json::array({"C-BASIC-03"}));
}

TEST(ExchangeJson, AbsentThingsAreNull) {
    const json object = json::parse(exchange_json(journal::Exchange{}));
    for (const char* key :
         {"scenario",
          "peer",
          "tunnel",
          "method",
          "target",
          "status",
          "user",
          "step",
          "complaint",
          "cause",
          "finding",
          "message",
          "evidence",
          "fix",
          "command",
          "request_head",
          "reply_head",
          "origin_saw"})
        EXPECT_TRUE(object[key].is_null()) << key;
    for (const char* key : {"candidates", "requirements", "remarks"})
        EXPECT_EQ(object[key], json::array()) << key;
}

TEST(ExchangeJson, NameOfTheProxy_IsThereWhereItHasOne) {
    auto named = exchange("GET / HTTP/1.1\r\n\r\n");
    EXPECT_EQ(exchange_json(named).find("\"proxy\":"), std::string::npos);
    named.proxy = "default";
    EXPECT_NE(exchange_json(named).find("\"proxy\":\"default\""), std::string::npos);
}

TEST(ExchangeJson, TimeIsUtcWithMilliseconds) {
    journal::Exchange timed;
    timed.began =
        std::chrono::system_clock::time_point(std::chrono::milliseconds(1'700'000'000'007));
    timed.took = std::chrono::microseconds(123);
    const json object = json::parse(exchange_json(timed));
    EXPECT_EQ(object["time"], "2023-11-14T22:13:20.007Z");
    EXPECT_EQ(object["took_us"], 123);
}

TEST(ExchangeJson, OctetsThatAreNoUtf8AreReplaced) {
    const json object =
        json::parse(exchange_json(exchange("GET http://h/\xff HTTP/1.1\r\nHost: h\r\n\r\n")));
    EXPECT_EQ(object["target"], "http://h/\uFFFD");
}

TEST(ExchangeJson, AHeadThatIsNoUtf8IsThereExactlyToo) {
    const std::string head = "GET http://h/\xff HTTP/1.1\r\nHost: h\r\n\r\n";
    const json object = json::parse(exchange_json(exchange(head)));
    EXPECT_EQ(
        text::base64_decode(object["request_head_base64"].get<std::string>()), std::optional(head)
    );
    EXPECT_FALSE(object.contains("reply_head_base64"));
    EXPECT_FALSE(json::parse(exchange_json(refused())).contains("request_head_base64"));
}

TEST(ExchangeJson, NothingInItMovesATerminal) {
    const std::string head = "GET http://h/\u009b\u202e\x7f HTTP/1.1\r\nHost: h\r\n\r\n";
    const std::string text = exchange_json(exchange(head));
    EXPECT_THAT(text, testing::HasSubstr("\\u009b\\u202e\\u007f"));
    EXPECT_EQ(json::parse(text)["request_head"], head) << "the value is the same";
}

TEST(ExchangeJson, RedactLeavesNoSecret) {
    journal::Exchange told = refused();
    told.reply_head = "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n";
    told.origin_saw = "GET / HTTP/1.1\r\nAuthorization: Basic c2VjcmV0\r\n\r\n";
    const http::Redactor redactor({}, {"user"});
    const std::string text = exchange_json(told, &redactor);
    for (const char* secret : {"p%40ss", "p@ss", "dXNlcjpwJTQwc3M=", "c2VjcmV0"})
        EXPECT_THAT(text, testing::Not(testing::HasSubstr(secret)));
    const json object = json::parse(text);
    EXPECT_THAT(
        object["request_head"].get<std::string>(),
        testing::HasSubstr("Proxy-Authorization: Basic ***\r\n")
    );
    EXPECT_EQ(object["evidence"], "`***`");
    EXPECT_EQ(object["finding"], "percent-encoding-not-decoded");
}

journal::Exchange with_long_head(char octet) {
    journal::Exchange exchange = refused();
    exchange.head = http::parse_request_head(
        "GET http://a.test/" + std::string(10'000, 'p') +
        " HTTP/1.1\r\nHost: a.test\r\nX: " + std::string(50'000, octet) + "\r\n\r\n"
    );
    exchange.origin_saw = exchange.head.octets;
    exchange.user = std::string(40'000, octet);
    exchange.diagnosis->message = std::string(40'000, octet);
    exchange.remarks = {std::string(40'000, octet)};
    return exchange;
}

TEST(ExchangeJson, InALog_IsBounded) {
    for (const char octet : {'x', '\x01', '\xff'}) {
        const auto exchange = with_long_head(octet);
        const std::string line = exchange_json(exchange, nullptr, Extent::log);
        EXPECT_LT(line.size(), 64'000u) << "whole: " << exchange_json(exchange).size();
        const json object = json::parse(line);
        EXPECT_FALSE(object.contains("request_head_base64"));
        EXPECT_FALSE(object.contains("origin_saw_base64"));
        const std::string size = std::to_string(exchange.head.octets.size());
        EXPECT_THAT(
            object["request_head"].get<std::string>(), testing::EndsWith("... (" + size + " bytes)")
        );
        EXPECT_EQ(object["origin_saw"], "... (" + size + " bytes)");
        EXPECT_THAT(object["target"].get<std::string>(), testing::EndsWith("... (10014 bytes)"));
    }
}

TEST(ExchangeJson, InALog_WhatIsShortStaysWhole) {
    EXPECT_EQ(exchange_json(refused(), nullptr, Extent::log), exchange_json(refused()));
    auto with_octets = refused();
    with_octets.head.octets = "GET / HTTP/1.1\r\nX: \xff\r\n\r\n";
    EXPECT_EQ(exchange_json(with_octets, nullptr, Extent::log), exchange_json(with_octets));
}

TEST(ExchangeJson, InALog_NoCharacterIsCutInTwo) {
    auto exchange = refused();
    exchange.user = std::string(1023, 'a') + "\u00e4\u00e4\u00e4";
    const json object = json::parse(exchange_json(exchange, nullptr, Extent::log));
    EXPECT_EQ(object["user"], std::string(1023, 'a') + "... (1029 bytes)");
}

}  // namespace
}  // namespace proxy407::report
