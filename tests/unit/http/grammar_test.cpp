#include "http/grammar.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace proxy407::http {
namespace {

TEST(Grammar, TokenCharactersAreThoseOfTheRfc) {
    constexpr std::string_view token_chars =
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    for (int octet = 0; octet < 256; ++octet) {
        const auto c = static_cast<char>(octet);
        EXPECT_EQ(is_token_char(c), token_chars.find(c) != token_chars.npos) << octet;
    }
}

TEST(Grammar, Tokens) {
    for (const auto* token : {"Basic", "X-A", "'r'", "~"}) EXPECT_TRUE(is_token(token)) << token;
    for (const auto* other : {"", "a b", "a:", "a\t", "\"a\"", "caf\xe9"}) {
        EXPECT_FALSE(is_token(other)) << other;
    }
}

TEST(Grammar, Token68) {
    for (const auto* token : {"dXNlcjpwYXNz", "abc=", "YII+/-._~==", "a====="}) {
        EXPECT_TRUE(is_token68(token)) << token;
    }
    for (const auto* other : {"", "=", "a=b", "a b", "\"a\"", "user:pass", "a,", "!"}) {
        EXPECT_FALSE(is_token68(other)) << other;
    }
}

TEST(Grammar, QuoteEscapes) {
    EXPECT_EQ(quote(""), R"("")");
    EXPECT_EQ(quote(R"(a "b" \c)"), R"("a \"b\" \\c")");
}

}  // namespace
}  // namespace proxy407::http
