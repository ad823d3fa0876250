#include "auth/scheme.hpp"

#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

TEST(Scheme, KnowsItsName) {
    EXPECT_EQ(scheme_name(BasicPolicy{}), "Basic");
    EXPECT_EQ(scheme_name(DigestPolicy{}), "Digest");
    EXPECT_EQ(scheme_name(BearerPolicy{}), "Bearer");
    const Scheme token = TokenPolicy{"ApiKey", "abc"};
    EXPECT_EQ(scheme_name(token), "ApiKey");
    const Scheme raw = RawPolicy{"Foo bar=\"x"};
    EXPECT_EQ(scheme_name(raw), "Foo");
    EXPECT_EQ(scheme_name(HandshakePolicy{}), "NTLM");
    EXPECT_EQ(scheme_name(HandshakePolicy{HandshakePolicy::Mechanism::negotiate, {}}), "Negotiate");
}

TEST(Scheme, Scheme_NeedsUserAndPasswordOrNot) {
    EXPECT_TRUE(takes_account(BasicPolicy{}));
    EXPECT_TRUE(takes_account(DigestPolicy{}));
    EXPECT_FALSE(takes_account(BearerPolicy{}));
    EXPECT_FALSE(takes_account(TokenPolicy{}));
    EXPECT_FALSE(takes_account(RawPolicy{}));
    EXPECT_TRUE(takes_account(HandshakePolicy{}));
    EXPECT_FALSE(takes_account(HandshakePolicy{HandshakePolicy::Mechanism::negotiate, {}}));
}

}  // namespace

}  // namespace proxy407::auth
