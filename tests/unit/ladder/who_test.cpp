#include "ladder/who.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string who(const std::string& line, const std::string& fields, const std::string& body = "") {
    return who_answers(read_answer("HTTP/1.1 " + line + "\r\n" + fields + "\r\n" + body));
}

TEST(Who, FieldsAndWords_NameTheProgram) {
    EXPECT_EQ(who("407 X", "Server: squid/5.7\r\n"), "Squid (Server: squid/5.7)");
    EXPECT_THAT(who("407 X", "Via: 1.1 gw (squid)\r\n"), HasSubstr("Squid"));
    EXPECT_THAT(who("407 Proxy ( The ISA Server requires )", ""), HasSubstr("ISA"));
    EXPECT_THAT(who("407 authenticationrequired", ""), HasSubstr("Web Gateway"));
    EXPECT_THAT(who("407 X", "", "<html><body><h1>407 Unauthorized</h1>"), HasSubstr("HAProxy"));
    EXPECT_EQ(who("407 X", "Server: something\r\n"), "");
}

TEST(Who, SameServer_IsToldByItsField) {
    const auto one = read_answer("HTTP/1.1 407 X\r\nServer: a\r\n\r\n");
    EXPECT_TRUE(is_same_server(one, one));
    EXPECT_FALSE(is_same_server(one, read_answer("HTTP/1.1 401 X\r\n\r\n")));
}

}  // namespace
}  // namespace proxy407::ladder
