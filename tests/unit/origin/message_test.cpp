#include "origin/message.hpp"

#include "unit/origin/ask.hpp"

#include <gtest/gtest.h>

namespace proxy407::origin {
namespace {

TEST(Message, OnlyTheUpgradeToWebSocketIsNoticed) {
    Request wanted = request("/get");
    EXPECT_FALSE(wants_websocket(wanted));
    wanted.head.fields.emplace_back("upgrade", " WebSocket");
    EXPECT_TRUE(wants_websocket(wanted));
    wanted.head.fields.back().second = "h2c";
    EXPECT_FALSE(wants_websocket(wanted));
}

TEST(Message, OnlySmallContentBecomesTheBody) {
    Answer answer;
    answer.put_content(octets_in_pieces("small"));
    EXPECT_EQ(answer.reply.body, "small");
    EXPECT_FALSE(answer.stream);
    answer.put_content(octets_in_pieces(std::string(piece_octets + 1, 'a')));
    ASSERT_TRUE(answer.stream);
    EXPECT_EQ(answer.stream->length, piece_octets + 1);
}

}  // namespace
}  // namespace proxy407::origin
