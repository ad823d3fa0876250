#include "auth/custom.hpp"

#include "support/attempt.hpp"

#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

TEST(Custom, ValueAfterTheName_IsComparedByteForByte) {
    const TokenPolicy key{"ApiKey", "id=\"7\", a b/c"};
    EXPECT_TRUE(is_accepted(verify_token("ApiKey id=\"7\", a b/c", key)));
    EXPECT_TRUE(is_accepted(verify_token("apikey  id=\"7\", a b/c ", key)));
    for (const auto* value : {"ApiKey id=7, a b/c", "ApiKey id=\"7\"", "ApiKey x"}) {
        EXPECT_EQ(rejected(verify_token(value, key)).finding, "token-wrong-value") << value;
    }
    EXPECT_EQ(rejected(verify_token("ApiKey x", key)).detail, "x");
    EXPECT_EQ(rejected(verify_token("ApiKey", key)).finding, "token-missing");
    EXPECT_EQ(rejected(verify_token("ApiKey  ", key)).finding, "token-missing");
}

TEST(Custom, TheChallengeHasTheName) {
    EXPECT_EQ(token_challenge({"ApiKey", "secret", "r"}), "ApiKey realm=\"r\"");
}

TEST(Custom, ARawChallengeIsNamedByItsFirstWord) {
    EXPECT_EQ(raw_scheme_name({"Foo bar=\"x"}), "Foo");
    EXPECT_EQ(raw_scheme_name({"Foo"}), "Foo");
    EXPECT_EQ(raw_scheme_name({"=="}), "");
    EXPECT_EQ(raw_scheme_name({""}), "");
}

TEST(Custom, NothingSatisfiesARawChallenge) {
    const auto attempt = verify_raw("Foo abc");
    EXPECT_TRUE(is_rejected(attempt));
    EXPECT_EQ(rejected(attempt).finding, "unsatisfiable-challenge");
    EXPECT_EQ(rejected(attempt).status, 407);
}

}  // namespace

}  // namespace proxy407::auth
