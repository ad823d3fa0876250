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
    Room room;
    Conversation talk(room);
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
    Room room;
    Conversation talk(room);
    for (const char c : get + connect) talk.from_client({&c, 1});
    for (const char c : refusal + refusal) talk.from_proxy({&c, 1});
    ASSERT_EQ(talk.exchanges().size(), 2U);
    EXPECT_EQ(talk.exchanges()[0].answer.content, "No.");
    EXPECT_EQ(talk.exchanges()[1].request.method(), "CONNECT");
}

TEST(Conversation, WhatGoesThroughATunnel_IsNotListenedTo) {
    Room room;
    Conversation talk(room);
    talk.from_client(connect + "\x16\x03\x01GET http://looks.test/ HTTP/1.1\r\n\r\n");
    talk.from_proxy("HTTP/1.1 200 Connection established\r\n\r\n");
    talk.from_client(get);
    talk.from_proxy(refusal);
    ASSERT_EQ(talk.exchanges().size(), 1U);
    EXPECT_TRUE(talk.exchanges()[0].opens_tunnel());
    EXPECT_FALSE(talk.is_lost());
}

TEST(Conversation, AfterARefusedConnect_RequestsGoOn) {
    Room room;
    Conversation talk(room);
    talk.from_client(connect);
    talk.from_proxy(refusal);
    talk.from_client(connect);
    talk.from_proxy("HTTP/1.0 200 OK\r\n\r\n");
    ASSERT_EQ(talk.exchanges().size(), 2U);
    EXPECT_TRUE(talk.exchanges()[0].answer.is_connection_kept);
}

TEST(Conversation, ContentWithoutLength_EndsWithTheConnection) {
    Room room;
    Conversation talk(room);
    talk.from_client(get);
    talk.from_proxy("HTTP/1.0 407 No\r\n\r\nNot ");
    talk.from_proxy("today.");
    talk.proxy_closed();
    EXPECT_EQ(talk.exchanges().at(0).answer.content, "Not today.");
    EXPECT_TRUE(talk.exchanges()[0].answer.is_connection_closed);
}

TEST(Conversation, ContentAfterAHead_IsNoticed) {
    Room room;
    Conversation talk(room);
    talk.from_client("HEAD http://a.test/ HTTP/1.1\r\nHost: a.test\r\n\r\n");
    talk.from_proxy(refusal);
    ASSERT_EQ(talk.exchanges().size(), 1U);
    EXPECT_TRUE(talk.exchanges()[0].has_content_to_head);
    EXPECT_EQ(talk.exchanges()[0].answer.content, "No.");
}

TEST(Conversation, ChunkedContentOfARequest_IsNoHead) {
    Room room;
    Conversation talk(room);
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
        Room room;
        Conversation talk(room);
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
    Room room;
    Conversation talk(room);
    talk.from_client(get);
    talk.from_proxy("HTTP/1.1 407 No\r\n\r\n");
    for (int i = 0; i < 100; ++i) talk.from_proxy(std::string(10'000, 'x'));
    EXPECT_LE(talk.exchanges().at(0).answer.content.size(), 256U * 1024U);
}

constexpr std::string_view long_refusal = "HTTP/1.1 407 No\r\nContent-Length: 500\r\n\r\n";

TEST(Conversation, WithoutRoom_KeepsWholeExchangesAlone) {
    Room room{.left = 700};
    Conversation talk(room);
    for (int i = 0; i < 2; ++i) {
        talk.from_client(get);
        talk.from_proxy(long_refusal);
        for (int piece = 0; piece < 10; ++piece) talk.from_proxy(std::string(50, 'x'));
    }
    talk.proxy_closed();
    ASSERT_EQ(talk.exchanges().size(), 1U);
    EXPECT_EQ(talk.exchanges()[0].answer.content.size(), 500U);
    EXPECT_FALSE(talk.exchanges()[0].answer.is_connection_closed) << "another exchange followed";
    EXPECT_TRUE(room.is_spent);
}

TEST(Conversation, Room_IsForAllOfThem) {
    Room room{.left = 2 * get.size() + 10};
    Conversation first(room);
    Conversation second(room);
    first.from_client(get);
    second.from_client(get);
    EXPECT_FALSE(room.is_spent);
    first.from_proxy(long_refusal);
    EXPECT_TRUE(room.is_spent);
    EXPECT_TRUE(first.exchanges().empty());
    second.from_proxy("HTTP/1.1 407 No\r\n\r\n");
    EXPECT_TRUE(second.exchanges().empty()) << "what is full stays full";
}

}  // namespace
}  // namespace proxy407::recording
