#include "offline/offers.hpp"

#include "text/base64.hpp"

#include <gtest/gtest.h>

namespace proxy407::offline {
namespace {

TEST(OfferedBy, EverySchemeOfAChallenge_IsThere) {
    const auto found = offered_by(
        {"Digest realm=\"r\", nonce=\"n\", qop=\"auth, auth-int\", algorithm=SHA-256, opaque=\"o\"",
         "Basic realm=\"r\", Bearer realm=\"r\", NTLM",
         "Negotiate",
         "ApiKey realm=\"r\""},
        "secret"
    );
    ASSERT_EQ(found.size(), 6U);
    const auto& digest = std::get<auth::DigestPolicy>(found[0]);
    EXPECT_EQ(digest.realm, "r");
    EXPECT_EQ(digest.algorithm, auth::DigestAlgorithm::sha256);
    EXPECT_EQ(digest.qop, (std::vector<std::string>{"auth", "auth-int"}));
    EXPECT_EQ(digest.opaque, "o");
    EXPECT_EQ(std::get<auth::BasicPolicy>(found[1]).realm, "r");
    EXPECT_EQ(std::get<auth::BearerPolicy>(found[2]).tokens.front(), "secret");
    EXPECT_EQ(auth::scheme_name(found[3]), "NTLM");
    EXPECT_EQ(auth::scheme_name(found[4]), "Negotiate");
    EXPECT_EQ(std::get<auth::TokenPolicy>(found[5]).value, "secret");
}

TEST(OfferedBy, DigestWithoutAlgorithm_IsMd5_UnknownOneIsNone) {
    const auto found =
        offered_by({"Digest realm=\"r\", nonce=\"n\"", "Digest realm=\"r\", algorithm=X"}, "");
    ASSERT_EQ(found.size(), 2U);
    const auto& digest = std::get<auth::DigestPolicy>(found[0]);
    EXPECT_FALSE(digest.names_algorithm);
    EXPECT_EQ(digest.algorithm, auth::DigestAlgorithm::md5);
    EXPECT_TRUE(digest.qop.empty());
    EXPECT_TRUE(std::holds_alternative<auth::RawPolicy>(found[1]));
}

TEST(OffersBehind, CredentialsTellTheirScheme) {
    const auto behind = [](std::string_view value) {
        return offers_behind(http::parse_credentials(value), "secret").front();
    };
    EXPECT_TRUE(std::holds_alternative<auth::BasicPolicy>(behind("Basic dTpw")));
    const auto digest =
        std::get<auth::DigestPolicy>(behind("Digest realm=\"r\", qop=auth, algorithm=MD5"));
    EXPECT_EQ(digest.realm, "r");
    EXPECT_EQ(digest.qop, std::vector<std::string>{"auth"});
    EXPECT_EQ(std::get<auth::BearerPolicy>(behind("Bearer x")).tokens.front(), "secret");
    EXPECT_TRUE(std::holds_alternative<auth::BasicPolicy>(behind("user:pass")));
}

TEST(NtlmMessageIn, Type2_IsFound) {
    const std::string type2 = std::string("NTLMSSP\0\2\0\0\0", 12) + std::string(20, 'x');
    const auto challenge = "NTLM " + text::base64_encode(type2);
    EXPECT_EQ(ntlm_message_in({"Basic realm=\"r\"", challenge}), type2);
    EXPECT_FALSE(ntlm_message_in({"NTLM"}));
    EXPECT_FALSE(ntlm_message_in({"NTLM " + text::base64_encode(type2.substr(0, 20))}));
}

}  // namespace
}  // namespace proxy407::offline
