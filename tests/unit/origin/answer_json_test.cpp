#include "unit/origin/ask.hpp"

#include <gmock/gmock.h>

namespace proxy407::origin {
namespace {

TEST(Ip, IsTheExitAddressAndNothingElse) {
    const Answer answer = ask("/ip");
    EXPECT_EQ(json_of(answer), nlohmann::json({{"origin", "127.0.0.1"}}));
    EXPECT_EQ(*answer.reply.find("Content-Type"), "application/json");
}

TEST(Echo, SaysWhatTheTargetSaw) {
    Request wanted = request("/post?a=1&a=2&b=%C3%BC", "POST");
    wanted.content = kept("{\"x\": 1}");
    wanted.head.fields.emplace_back("X-Twice", "one");
    wanted.head.fields.emplace_back("X-Twice", "two");
    wanted.scheme = "https";
    const nlohmann::json json = json_of(answer(wanted, std::nullopt));
    EXPECT_EQ(json["args"], nlohmann::json::parse(R"({"a": ["1", "2"], "b": "ü"})"));
    EXPECT_EQ(json["data"], "{\"x\": 1}");
    EXPECT_EQ(json["json"]["x"], 1);
    EXPECT_EQ(json["headers"]["X-Twice"], "one,two");
    EXPECT_EQ(json["method"], "POST");
    EXPECT_EQ(json["origin"], "127.0.0.1");
    EXPECT_EQ(json["url"], "https://api.test/post?a=1&a=2&b=%C3%BC");
}

TEST(Echo, OctetsThatAreNoUtf8AreReplaced) {
    Request wanted = request("/anything?%ff=%fe", "PUT");
    wanted.content = kept("\xff");
    wanted.head.fields.emplace_back("X-Raw", "\xe9");
    const nlohmann::json json = json_of(answer(wanted, std::nullopt));
    EXPECT_EQ(json["data"], "\uFFFD");
    EXPECT_EQ(json["headers"]["X-Raw"], "\uFFFD");
    EXPECT_EQ(json["args"]["\uFFFD"], "\uFFFD");
    EXPECT_TRUE(json["json"].is_null());
}

TEST(Headers, OnlyTheFields) {
    EXPECT_EQ(json_of(ask("/headers")), nlohmann::json({{"headers", {{"Host", "api.test"}}}}));
}

TEST(Delay, IsBoundedAndEchoes) {
    const Answer answer = ask("/delay/10");
    EXPECT_EQ(answer.delay, std::chrono::seconds(10));
    EXPECT_EQ(json_of(answer)["method"], "GET");
    for (const char* path : {"/delay/11", "/delay/-1", "/delay/x"})
        EXPECT_EQ(ask(path).reply.status, 400) << path;
}

TEST(Stream, OneNumberedLineInEachPiece) {
    const Answer answer = ask("/stream/3");
    ASSERT_TRUE(answer.stream);
    EXPECT_FALSE(answer.stream->length);
    for (std::size_t i = 0; i < 3; ++i) {
        const std::string line = answer.stream->next();
        EXPECT_EQ(line.find('\n'), line.size() - 1);
        EXPECT_EQ(nlohmann::json::parse(line)["id"], i);
    }
    EXPECT_EQ(answer.stream->next(), "");
    EXPECT_FALSE(ask("/stream/0").stream);
    EXPECT_EQ(ask("/stream/101").reply.status, 400);
}

TEST(Stream, ContentOfSeveralLines_StaysInOne) {
    Request wanted = request("/stream/1");
    wanted.content = kept("{\r\n  \"x\": \"\\n\"\n}");
    const std::string line = content_of(answer(wanted, std::nullopt));
    EXPECT_EQ(line.find_first_of("\r\n"), line.size() - 1);
    EXPECT_EQ(nlohmann::json::parse(line)["json"]["x"], "\n");
}

TEST(Stream, LargeContent_IsNotRepeatedInEachLine) {
    Request wanted = request("/stream/100");
    wanted.content = kept(std::string(1'000'000, '\1'));
    const Answer made = answer(wanted, std::nullopt);
    const std::string line = made.stream->next();
    EXPECT_LT(line.size(), 200'000u);
    EXPECT_EQ(nlohmann::json::parse(line)["data_length"], 1'000'000);
}

}  // namespace
}  // namespace proxy407::origin
