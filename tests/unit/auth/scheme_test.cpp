#include "auth/scheme.hpp"

#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

TEST(Scheme, KnowsItsNameAndRealm) {
    BasicPolicy basic;
    basic.realm = "the basic one";
    DigestPolicy digest;
    digest.realm = "the digest one";
    EXPECT_EQ(scheme_name(basic), "Basic");
    EXPECT_EQ(scheme_name(digest), "Digest");
    EXPECT_EQ(realm(Scheme(basic)), "the basic one");
    EXPECT_EQ(realm(Scheme(digest)), "the digest one");
}

}  // namespace

}  // namespace proxy407::auth
