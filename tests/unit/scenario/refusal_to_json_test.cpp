#include "scenario/refusal_to_json.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace proxy407::scenario {
namespace {

using Json = nlohmann::ordered_json;

TranscriptAnswer answer(const std::string& head) {
    auto one = *read_answer_head(head + "\r\n");
    one.is_fate_seen = true;
    return one;
}

Json refusal(const TranscriptAnswer& one) {
    Json proxy;
    refusal_to_json(one, proxy);
    return proxy["refusal"];
}

// from_curl_test.cpp has what curl shows; here is what only somebody between the two sees.
TEST(RefusalToJson, ConnectionThatWasKept_IsKeptWhateverTheFieldsSay) {
    auto one = answer("HTTP/1.1 407 No\r\nProxy-Connection: close\r\n");
    one.method = "CONNECT";
    one.is_connection_kept = true;
    EXPECT_EQ(refusal(one)["connection"], "keep");
    EXPECT_EQ(refusal(one)["fields"]["Proxy-Connection"], "close");
    one.is_connection_kept = false;
    one.is_connection_closed = true;
    EXPECT_EQ(refusal(one)["connection"], "close-unsaid");
}

TEST(RefusalToJson, ConnectionThatWasClosedWithoutAWord_IsClosedSo) {
    auto one = answer("HTTP/1.1 407 No\r\nContent-Length: 0\r\n");
    one.method = "CONNECT";
    one.is_connection_closed = true;
    EXPECT_EQ(refusal(one)["connection"], "close-unsaid");
}

TEST(RefusalToJson, AnotherStatus_HasNoChallenge) {
    const auto made = refusal(answer("HTTP/1.1 403 Forbidden\r\n"));
    EXPECT_EQ(made["status"], 403);
    EXPECT_EQ(made["reason"], "Forbidden");
    EXPECT_EQ(made["challenge"], "none");
}

// Found by tests/fuzz: a scenario that was made of such an answer could not be read.
TEST(RefusalToJson, FieldWhoseNameIsNoToken_IsLeftOut) {
    TranscriptAnswer one;
    one.status = 407;
    one.fields = {{")roxy", "a"}, {"X-A", "b"}};
    Json proxy;
    const auto notes = refusal_to_json(one, proxy);
    EXPECT_FALSE(proxy["refusal"]["fields"].contains(")roxy"));
    EXPECT_EQ(proxy["refusal"]["fields"]["X-A"], "b");
    EXPECT_THAT(notes.left_out, testing::ElementsAre("the field `)roxy`, whose name is no token"));
}

TEST(RefusalToJson, ControlCharacters_AreBlanks) {
    TranscriptAnswer one;
    one.status = 407;
    one.reason = "N\x01o";
    one.fields = {
        {"X-A",
         "a\x7f"
         "b"},
        {"Proxy-Authenticate", "Basic realm=\"a\tb\""}};
    Json proxy;
    const auto notes = refusal_to_json(one, proxy);
    EXPECT_EQ(proxy["refusal"]["reason"], "N o");
    EXPECT_EQ(proxy["refusal"]["fields"]["X-A"], "a b");
    EXPECT_EQ(proxy["authentication"][0]["realm"], "a b");
    EXPECT_THAT(notes.notes, testing::Contains(testing::HasSubstr("control characters")));
}

TEST(TunnelToJson, FieldsAreTakenOverButSecrets) {
    Json proxy;
    const auto notes = tunnel_to_json(
        answer("HTTP/1.0 201 Open\r\nX-A: 1\r\nX-A: 2\r\nSet-Cookie: s=secret\r\n"), proxy
    );
    EXPECT_EQ(proxy["tunnel"], Json::parse(R"({"status": 201, "version": "1.0", "reason": "Open",
                        "fields": {"X-A": ["1", "2"]}, "field_order": ["X-A"]})"));
    EXPECT_THAT(notes.left_out, testing::ElementsAre("Set-Cookie"));
}

}  // namespace
}  // namespace proxy407::scenario
