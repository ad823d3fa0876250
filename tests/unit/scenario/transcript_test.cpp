#include "scenario/transcript.hpp"

#include <gmock/gmock.h>

namespace proxy407::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<TranscriptAnswer> answers(std::string_view text) {
    auto read = read_transcript(text);
    if (const auto* sentence = std::get_if<std::string>(&read)) {
        ADD_FAILURE() << *sentence;
        return {};
    }
    return std::get<std::vector<TranscriptAnswer>>(read);
}

std::string sentence(std::string_view text) {
    const auto read = read_transcript(text);
    return std::get<std::string>(read);
}

constexpr std::string_view refused_connect =
    "* Connected to proxy.test (10.0.0.1) port 3128 (#0)\n"
    "> CONNECT a.test:443 HTTP/1.1\r\n> Host: a.test:443\r\n>\r\n"
    "< HTTP/1.1 407 Proxy Authentication Required\r\n"
    "< Proxy-Authenticate: Basic realm=\"a\"\r\n"
    "< proxy-authenticate: NTLM\r\n"
    "< X-Folded: one\r\n<  two\r\n"
    "<\r\n"
    "* CONNECT tunnel failed, response 407\n"
    "* Closing connection 0\n"
    "curl: (56) CONNECT tunnel failed, response 407\n";

TEST(Transcript, AnAnswerHasItsRequestItsFieldsAndItsEnd) {
    const auto found = answers(refused_connect);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].method, "CONNECT");
    EXPECT_EQ(found[0].version, "1.1");
    EXPECT_EQ(found[0].status, 407);
    EXPECT_EQ(found[0].reason, "Proxy Authentication Required");
    EXPECT_THAT(found[0].all("Proxy-Authenticate"), ElementsAre("Basic realm=\"a\"", "NTLM"));
    EXPECT_THAT(found[0].all("x-folded"), ElementsAre("one two"));
    EXPECT_TRUE(found[0].is_connection_closed);
    EXPECT_EQ(found[0].content, "");
}

TEST(Transcript, ASecondRequestOnTheSameConnection_ShowsThatItWasKept) {
    const auto found = answers(
        "> GET http://a/ HTTP/1.1\n>\n< HTTP/1.1 407 No\n<\n"
        "> GET http://a/ HTTP/1.1\n> Proxy-Authorization: Basic xyz\n>\n< HTTP/1.1 200 OK\n<\nhi\n"
    );
    ASSERT_EQ(found.size(), 2u);
    EXPECT_TRUE(found[0].is_connection_kept);
    EXPECT_FALSE(found[0].sent_credentials);
    EXPECT_TRUE(found[1].sent_credentials);
    EXPECT_EQ(found[1].content, "hi\n");
}

TEST(Transcript, WhatHoldsNone_GivesASentence) {
    EXPECT_THAT(sentence("garbage\n"), HasSubstr("no response in it"));
    EXPECT_THAT(sentence(""), HasSubstr("no response in it"));
    EXPECT_THAT(sentence(std::string_view("a\0b", 3)), HasSubstr("binary"));
    EXPECT_THAT(sentence("\xff\xfe<"), HasSubstr("UTF-16"));
    EXPECT_THAT(sentence(std::string(10'000'000, 'x')), HasSubstr("more than 4 MiB"));
}

}  // namespace
}  // namespace proxy407::scenario
