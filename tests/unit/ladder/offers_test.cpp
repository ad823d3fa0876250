#include "ladder/offers.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<Offer> offered(const std::string& fields) {
    return offers_of(read_answer("HTTP/1.1 407 X\r\n" + fields + "\r\n"));
}

TEST(Offers, OneFieldInCapitals_IsTwoSchemes) {
    const auto offers = offered("Proxy-Authenticate: NEGOTIATE,NTLM\r\n");
    ASSERT_EQ(offers.size(), 2U);
    EXPECT_EQ(offers[0].scheme, Scheme::negotiate);
    EXPECT_EQ(strongest(offers)->scheme, Scheme::ntlm);
}

TEST(Offers, Digest_IsStrongerThanBasic) {
    const auto offers = offered(
        "Proxy-Authenticate: Basic realm=\"a\"\r\n"
        "Proxy-Authenticate: Digest realm=\"a\", nonce=\"n\"\r\n"
        "Proxy-Authenticate: Digest realm=\"a\", nonce=\"n\", algorithm=SHA-256\r\n"
    );
    ASSERT_EQ(offers.size(), 3U);
    EXPECT_EQ(strongest(offers), &offers[2]);
    EXPECT_EQ(in_words(offers).text(), "Basic (realm `a`), Digest (realm `a`), Digest (realm `a`)");
}

TEST(Offers, DigestThatNobodyAnswers_IsPassedOver) {
    const auto offers = offered(
        "Proxy-Authenticate: Digest realm=\"a\", nonce=\"n\", algorithm=SHA-1\r\n"
        "Proxy-Authenticate: Basic realm=\"a\"\r\n"
    );
    EXPECT_EQ(strongest(offers)->scheme, Scheme::basic);
}

TEST(Offers, WithoutAccountScheme_HasNoStrongest) {
    EXPECT_EQ(strongest(offered("Proxy-Authenticate: Negotiate\r\n")), nullptr);
    EXPECT_EQ(strongest(offered("Proxy-Authenticate: Hawk\r\n")), nullptr);
    EXPECT_EQ(strongest({}), nullptr);
}

}  // namespace
}  // namespace proxy407::ladder
