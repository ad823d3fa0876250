#include "ladder/answer.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Answer, InterimResponse_IsLeftOut) {
    const auto answer =
        read_answer("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 407 No\r\nA: b\r\n\r\nbody");
    EXPECT_EQ(answer.status, 407);
    EXPECT_EQ(answer.reason, "No");
    EXPECT_EQ(answer.body, "body");
}

TEST(Answer, FieldNameWithBlank_IsKept) {
    const auto answer = read_answer("HTTP/1.1 407 X\r\nProxy Connection: close\r\n\r\n");
    EXPECT_TRUE(answer.first("proxy connection"));
}

TEST(Answer, OtherProtocol_HasNoStatus) {
    EXPECT_EQ(read_answer("SSH-2.0-OpenSSH_9.2\r\n").status, 0);
    EXPECT_EQ(read_answer("").status, 0);
}

TEST(Answer, ReasonInParentheses_IsKept) {
    EXPECT_EQ(
        read_answer("HTTP/1.1 407 Required ( The ISA Server )\n\n").reason,
        "Required ( The ISA Server )"
    );
}

TEST(Answer, Closes_ByFieldOrVersion) {
    EXPECT_TRUE(read_answer("HTTP/1.0 407 X\r\n\r\n").closes());
    EXPECT_FALSE(read_answer("HTTP/1.0 407 X\r\nConnection: Keep-Alive\r\n\r\n").closes());
    EXPECT_TRUE(read_answer("HTTP/1.1 407 X\r\nProxy-Connection: close\r\n\r\n").closes());
    EXPECT_FALSE(read_answer("HTTP/1.1 407 X\r\n\r\n").closes());
}

TEST(IsWhole, TellsByFraming) {
    EXPECT_FALSE(is_whole("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhi", false));
    EXPECT_TRUE(is_whole("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhi\n", false));
    EXPECT_TRUE(is_whole("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", false));
    EXPECT_FALSE(is_whole("HTTP/1.1 200 OK\r\n\r\nx", false));
    EXPECT_TRUE(is_whole("HTTP/1.1 200 OK\r\n\r\n", true));
    EXPECT_FALSE(is_whole("HTTP/1.1 100 Continue\r\n\r\n", false));
    EXPECT_FALSE(is_whole("HTTP/1.1 407", true));
}

TEST(Shown, HasStatusLineAndNamedFields) {
    const auto answer = read_answer("HTTP/1.1 407 No\r\nVIA: x\r\nA: b\r\n\r\n");
    EXPECT_EQ(shown(answer, {"Via"}), "HTTP/1.1 407 No\nVIA: x");
}

}  // namespace
}  // namespace proxy407::ladder
