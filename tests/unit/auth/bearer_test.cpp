#include "auth/bearer.hpp"

#include "support/attempt.hpp"

#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

const BearerPolicy policy{"r", "", {"abc.def", "second=="}, {"old"}};

Attempt verify(std::string_view value) {
    return verify_bearer(http::parse_credentials(value), policy);
}

TEST(Bearer, AnyOfTheTokensIsAccepted) {
    for (const auto* value :
         {"Bearer abc.def", "bearer abc.def", "Bearer second==", "Bearer  abc.def"})
        EXPECT_TRUE(is_accepted(verify(value))) << value;
    EXPECT_EQ(remarks_of(verify("Bearer  abc.def")).size(), 1u);
}

TEST(Bearer, TheTokenIsComparedWholeAndWithCase) {
    for (const auto* value :
         {"Bearer abc.de", "Bearer abc.deff", "Bearer ABC.def", "Bearer second"}) {
        const auto attempt = verify(value);
        EXPECT_TRUE(is_rejected(attempt)) << value;
        EXPECT_EQ(rejected(attempt).finding, "bearer-wrong-token") << value;
        EXPECT_EQ(rejected(attempt).error, "invalid_token");
        EXPECT_EQ(rejected(attempt).status, 407);
    }
    EXPECT_EQ(rejected(verify("Bearer abc.de")).detail, "abc.de");
}

TEST(Bearer, AnExpiredTokenIsToldFromAWrongOne) {
    const auto attempt = verify("Bearer old");
    EXPECT_EQ(rejected(attempt).finding, "bearer-expired-token");
    EXPECT_EQ(rejected(attempt).error, "invalid_token");
    EXPECT_EQ(rejected(attempt).status, 407);
}

TEST(Bearer, WhatIsNoTokenIsABadRequest) {  // RFC 6750 section 3.1
    for (const auto* value :
         {"Bearer",
          "Bearer \"abc.def\"",
          "Bearer abc def",
          "Bearer a=b",
          "Bearer =",
          "Bearer a,b"}) {
        const auto attempt = verify(value);
        EXPECT_EQ(rejected(attempt).finding, "bearer-malformed-token") << value;
        EXPECT_EQ(rejected(attempt).error, "invalid_request") << value;
        EXPECT_EQ(rejected(attempt).status, 400) << value;
    }
}

TEST(Bearer, TheChallengeSaysWhatItHasToSay) {
    EXPECT_EQ(bearer_challenge(policy, ""), "Bearer realm=\"r\"");
    EXPECT_EQ(
        bearer_challenge(policy, "invalid_token"), "Bearer realm=\"r\", error=\"invalid_token\""
    );
    const BearerPolicy scoped{"a \"b\"", "read write", {"t"}, {}};
    EXPECT_EQ(bearer_challenge(scoped, ""), R"(Bearer realm="a \"b\"", scope="read write")");
}

}  // namespace

}  // namespace proxy407::auth
