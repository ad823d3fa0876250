#include "ladder/credentials.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(OtherReading, PercentSignsOfUrl_MayBeMeantLiterally) {
    const auto other = other_reading({"u", "p@s"}, {"u", "p%40s"});
    ASSERT_TRUE(other);
    EXPECT_EQ(other->cause, "works-if-literal");
    EXPECT_EQ(other->account.password, "p%40s");
}

TEST(OtherReading, EncodedPasswordOfOption_MayBeMeantDecoded) {
    const auto other = other_reading({"u", "p%40s"}, {"u", "p%40s"});
    ASSERT_TRUE(other);
    EXPECT_EQ(other->cause, "works-if-decoded");
    EXPECT_EQ(other->account.password, "p@s");
}

TEST(OtherReading, WhiteSpaceAroundIsLikeliest) {
    EXPECT_EQ(other_reading({"u", "p\n"}, {"u", "p\n"})->cause, "works-if-trimmed");
}

TEST(OtherReading, BeyondAscii_MayBeMeantInLatin1) {
    const auto other = other_reading({"u", "p\xc3\xa4"}, {"u", "p\xc3\xa4"});
    ASSERT_TRUE(other);
    EXPECT_EQ(other->cause, "works-if-latin1");
    EXPECT_EQ(other->account.password, "p\xe4");
}

TEST(OtherReading, Domain_MayBeLeftOut) {
    const auto other = other_reading({"CORP\\u", "p"}, {"CORP\\u", "p"});
    ASSERT_TRUE(other);
    EXPECT_EQ(other->account.user, "u");
}

TEST(OtherReading, PlainPair_HasNone) {
    EXPECT_FALSE(other_reading({"u", "p"}, {"u", "p"}));
}

http::Credentials challenge(std::string_view value) {
    return http::parse_challenges({value}).at(0);
}

// RFC 7616 section 3.9.1
TEST(DigestValue, ExampleOfRfc7616_HasItsResponse) {
    const auto value = digest_value(
        challenge("Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", "
                  "algorithm=SHA-256, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
                  "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""),
        {"Mufasa", "Circle of Life"},
        {"GET", "/dir/index.html", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", 1}
    );
    EXPECT_THAT(
        value,
        HasSubstr("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8d"
                  "b5856cb6c1\"")
    );
    EXPECT_THAT(value, HasSubstr("qop=auth, nc=00000001"));
    EXPECT_THAT(value, HasSubstr("opaque=\"FQhe"));
}

TEST(DigestValue, WithoutQop_HasNoCount) {
    const auto value = digest_value(
        challenge("Digest realm=\"r\", nonce=\"n\""), {"u", "p"}, {"GET", "/", "c", 1}
    );
    EXPECT_THAT(value, Not(HasSubstr("nc=")));
}

TEST(CanAnswerDigest, UnknownAlgorithmOrQop_IsNotAnswered) {
    EXPECT_TRUE(can_answer_digest(challenge("Digest realm=\"r\", nonce=\"n\"")));
    EXPECT_FALSE(can_answer_digest(challenge("Digest realm=\"r\", nonce=\"n\", algorithm=SHA-1")));
    EXPECT_FALSE(can_answer_digest(challenge("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"")));
    EXPECT_FALSE(can_answer_digest(challenge("Digest realm=\"r\"")));
}

TEST(BasicValue, IsPairInBase64) {
    EXPECT_EQ(basic_value({"user", "pass"}), "Basic dXNlcjpwYXNz");
}

}  // namespace
}  // namespace proxy407::ladder
