#include "recording/conversation.hpp"

#include <gmock/gmock.h>

namespace proxy407::recording {
namespace {

const std::string get = "GET http://a.test/ HTTP/1.1\r\nHost: a.test\r\n\r\n";
const std::string connect = "CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n\r\n";
const std::string refusal =
    "HTTP/1.1 407 Who Are You\r\nProxy-Authenticate: Basic realm=\"r\"\r\n"
    "Content-Length: 3\r\n\r\nNo.";

TEST(Conversation, RefusalAndWhatFollows_AreTwoExchangesOfOneConnection) {
    Conversation talk;
    talk.from_client(get);
    talk.from_proxy(refusal);
    talk.from_client(get);
    talk.from_proxy("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
    talk.proxy_closed();
    ASSERT_EQ(talk.exchanges().size(), 2U);
    const auto& first = talk.exchanges()[0].answer;
    EXPECT_EQ(first.status, 407);
    EXPECT_EQ(first.reason, "Who Are You");
    EXPECT_EQ(first.content, "No.");
    EXPECT_TRUE(first.is_connection_kept);
    EXPECT_FALSE(first.is_connection_closed);
    const auto& second = talk.exchanges()[1].answer;
    EXPECT_EQ(second.content, "");  // of a target: nobody's business
    EXPECT_TRUE(second.is_connection_closed);
}

TEST(Conversation, OctetByOctet_IsTheSame) {
    Conversation talk;
    for (const char c : get + connect) talk.from_client({&c, 1});
    for (const char c : refusal + refusal) talk.from_proxy({&c, 1});
    ASSERT_EQ(talk.exchanges().size(), 2U);
    EXPECT_EQ(talk.exchanges()[0].answer.content, "No.");
    EXPECT_EQ(talk.exchanges()[1].request.method(), "CONNECT");
}

TEST(Conversation, WhatGoesThroughATunnel_IsNotListenedTo) {
    Conversation talk;
    talk.from_client(connect + "\x16\x03\x01GET http://looks.test/ HTTP/1.1\r\n\r\n");
    talk.from_proxy("HTTP/1.1 200 Connection established\r\n\r\n");
    talk.from_client(get);
    talk.from_proxy(refusal);
    ASSERT_EQ(talk.exchanges().size(), 1U);
    EXPECT_TRUE(talk.exchanges()[0].opens_tunnel());
    EXPECT_FALSE(talk.is_lost());
}

TEST(Conversation, AfterARefusedConnect_RequestsGoOn) {
    Conversation talk;
    talk.from_client(connect);
    talk.from_proxy(refusal);
    talk.from_client(connect);
    talk.from_proxy("HTTP/1.0 200 OK\r\n\r\n");
    ASSERT_EQ(talk.exchanges().size(), 2U);
    EXPECT_TRUE(talk.exchanges()[0].answer.is_connection_kept);
}

TEST(Conversation, ContentWithoutLength_EndsWithTheConnection) {
    Conversation talk;
    talk.from_client(get);
    talk.from_proxy("HTTP/1.0 407 No\r\n\r\nNot ");
    talk.from_proxy("today.");
    talk.proxy_closed();
    EXPECT_EQ(talk.exchanges().at(0).answer.content, "Not today.");
    EXPECT_TRUE(talk.exchanges()[0].answer.is_connection_closed);
}

TEST(Conversation, ContentAfterAHead_IsNoticed) {
    Conversation talk;
    talk.from_client("HEAD http://a.test/ HTTP/1.1\r\nHost: a.test\r\n\r\n");
    talk.from_proxy(refusal);
    ASSERT_EQ(talk.exchanges().size(), 1U);
    EXPECT_TRUE(talk.exchanges()[0].has_content_to_head);
    EXPECT_EQ(talk.exchanges()[0].answer.content, "No.");
}

TEST(Conversation, ChunkedContentOfARequest_IsNoHead) {
    Conversation talk;
    talk.from_client(
        "POST http://a.test/ HTTP/1.1\r\nHost: a.test\r\n"
        "Transfer-Encoding: chunked\r\n\r\n5\r\nGET /\r\n0\r\n\r\n" +
        get
    );
    talk.from_proxy(refusal + refusal);
    ASSERT_EQ(talk.exchanges().size(), 2U);
    EXPECT_EQ(talk.exchanges()[1].request.method(), "GET");
}

TEST(Conversation, OctetsThatAreNoHttp_EndIt) {
    for (const auto& octets : {std::string("\x05\x01\x00", 3), std::string(300'000, 'x')}) {
        Conversation talk;
        talk.from_client(get);
        talk.from_proxy(refusal);
        talk.from_client(octets);
        talk.from_proxy(octets);
        talk.from_client(std::string(300'000, 'y'));
        EXPECT_TRUE(talk.is_lost());
        EXPECT_EQ(talk.exchanges().size(), 1U);
    }
}

TEST(Conversation, LongContent_IsNotKeptWhole) {
    Conversation talk;
    talk.from_client(get);
    talk.from_proxy("HTTP/1.1 407 No\r\n\r\n");
    for (int i = 0; i < 100; ++i) talk.from_proxy(std::string(10'000, 'x'));
    EXPECT_LE(talk.exchanges().at(0).answer.content.size(), 256U * 1024U);
}

}  // namespace
}  // namespace proxy407::recording
