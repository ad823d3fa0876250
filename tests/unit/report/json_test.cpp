#include "report/json.hpp"

#include "text/base64.hpp"
#include "unit/report/samples.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace proxy407::report {
namespace {

using nlohmann::json;

TEST(ExchangeJson, IsOneLineWithEveryKey) {
    const std::string text = exchange_json(refused(), false);
    EXPECT_EQ(text.find('\n'), std::string::npos);
    const json object = json::parse(text);
    for (const char* key : {"number",       "time",       "scenario",
                            "recorder",     "connection", "peer",
                            "tunnel",       "method",     "target",
                            "status",       "verdict",    "user",
                            "step",         "complaint",  "cause",
                            "finding",      "candidates", "message",
                            "evidence",     "mending",    "command",
                            "requirements", "remarks",    "request_head",
                            "reply_head",   "origin_saw", "content_received",
                            "early_octets", "took_us"})
        EXPECT_TRUE(object.contains(key)) << key;
    EXPECT_EQ(object.size(), 29u);
}

TEST(ExchangeJson, SaysWhatHappened) {
    const json object = json::parse(exchange_json(refused(), false));
    EXPECT_EQ(object["number"], 7);
    EXPECT_EQ(object["connection"], 2);
    EXPECT_EQ(object["peer"], "127.0.0.1:40312");
    EXPECT_EQ(object["method"], "GET");
    EXPECT_EQ(object["target"], "http://example.test/ip");
    EXPECT_EQ(object["status"], 407);
    EXPECT_EQ(object["verdict"], "refused");
    EXPECT_EQ(object["recorder"], "proxy");
    EXPECT_EQ(object["cause"], "wrong-credentials");
    EXPECT_EQ(object["finding"], "NO_DECODE");
    EXPECT_EQ(object["message"], "The password came percent-encoded.");
    EXPECT_EQ(object["requirements"], json::array({"C-BASIC-03"}));
}

TEST(ExchangeJson, AbsentThingsAreNull) {
    const json object = json::parse(exchange_json(journal::Exchange{}, false));
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
          "mending",
          "command",
          "request_head",
          "reply_head",
          "origin_saw"})
        EXPECT_TRUE(object[key].is_null()) << key;
    for (const char* key : {"candidates", "requirements", "remarks"})
        EXPECT_EQ(object[key], json::array()) << key;
}

TEST(ExchangeJson, TimeIsUtcWithMilliseconds) {
    journal::Exchange timed;
    timed.began =
        std::chrono::system_clock::time_point(std::chrono::milliseconds(1'700'000'000'007));
    timed.took = std::chrono::microseconds(123);
    const json object = json::parse(exchange_json(timed, false));
    EXPECT_EQ(object["time"], "2023-11-14T22:13:20.007Z");
    EXPECT_EQ(object["took_us"], 123);
}

TEST(ExchangeJson, OctetsThatAreNoUtf8AreReplaced) {
    const json object =
        json::parse(exchange_json(exchange("GET http://h/\xff HTTP/1.1\r\nHost: h\r\n\r\n"), false)
        );
    EXPECT_EQ(object["target"], "http://h/\uFFFD");
}

TEST(ExchangeJson, AHeadThatIsNoUtf8IsThereExactlyToo) {
    const std::string head = "GET http://h/\xff HTTP/1.1\r\nHost: h\r\n\r\n";
    const json object = json::parse(exchange_json(exchange(head), false));
    EXPECT_EQ(
        text::base64_decode(object["request_head_base64"].get<std::string>()), std::optional(head)
    );
    EXPECT_FALSE(object.contains("reply_head_base64"));
    EXPECT_FALSE(json::parse(exchange_json(refused(), false)).contains("request_head_base64"));
}

TEST(ExchangeJson, RedactLeavesNoSecret) {
    journal::Exchange told = refused();
    told.reply_head = "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n";
    told.origin_saw = "GET / HTTP/1.1\r\nAuthorization: Basic c2VjcmV0\r\n\r\n";
    const std::string text = exchange_json(told, true);
    for (const char* secret : {"p%40ss", "p@ss", "dXNlcjpwJTQwc3M=", "c2VjcmV0"})
        EXPECT_THAT(text, testing::Not(testing::HasSubstr(secret)));
    const json object = json::parse(text);
    EXPECT_THAT(
        object["request_head"].get<std::string>(),
        testing::HasSubstr("Proxy-Authorization: Basic ***\r\n")
    );
    EXPECT_EQ(object["evidence"], "***");
    EXPECT_EQ(object["finding"], "NO_DECODE");
}

}  // namespace
}  // namespace proxy407::report
