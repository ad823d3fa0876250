#include "auth/digest.hpp"

#include "digest_case.hpp"
#include "support/vectors.hpp"

#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

TEST(Digest, TheReceivedParametersGiveTheInputs) {
    const auto& file = test::load_vectors("digest_vectors.json");
    for (const auto& vector : file.at("vectors")) {
        SCOPED_TRACE(vector.at("id").get<std::string>());
        const DigestCase entry{vector};
        const auto expected = entry.normalised();
        NonceStore::Nonce nonce;
        nonce.first_nonce = expected.nonce_prime;
        nonce.first_cnonce = expected.cnonce_prime;
        const auto inputs = digest_inputs(
            http::parse_credentials(entry.value),
            entry.policy,
            entry.account,
            entry.request(),
            &nonce
        );
        EXPECT_EQ(digest_response(inputs), digest_response(expected));
        EXPECT_EQ(inputs.cnonce_prime, expected.cnonce_prime);
    }
}

TEST(Digest, ChallengesSayTheSameAsThoseOfTheVectors) {
    const auto& file = test::load_vectors("digest_vectors.json");
    for (const auto& vector : file.at("vectors")) {
        SCOPED_TRACE(vector.at("id").get<std::string>());
        const DigestCase entry{vector};
        const auto own = digest_challenge(entry.policy, entry.inputs.nonce, false);
        const auto parsed = http::parse_challenges({own});
        ASSERT_EQ(parsed.size(), 1u);
        EXPECT_FALSE(parsed[0].defect);
        const auto theirs = http::parse_challenges({entry.challenge});
        for (const auto& parameter : theirs[0].parameters) {
            const auto* found = parsed[0].find(parameter.name);
            ASSERT_NE(found, nullptr) << parameter.name;
            if (parameter.name == "qop") {
                EXPECT_EQ(split_list(found->value), split_list(parameter.value));
            } else {
                EXPECT_EQ(found->value, parameter.value) << parameter.name;
            }
        }
        EXPECT_EQ(parsed[0].find("stale"), nullptr);
    }
}

TEST(Digest, Challenge_QuotesOnlyWhatHasToBeQuoted) {
    DigestPolicy policy;
    policy.realm = R"(a "b" \)";
    policy.qop = {"auth", "auth-int"};
    EXPECT_EQ(
        digest_challenge(policy, "n", false),
        R"(Digest realm="a \"b\" \\", nonce="n", qop="auth,auth-int", algorithm=SHA-256)"
    );
    policy.realm = "r";
    policy.qop = {};
    policy.algorithm = DigestAlgorithm::md5_sess;
    policy.opaque = "o";
    policy.charset_utf8 = true;
    policy.userhash = true;
    EXPECT_EQ(
        digest_challenge(policy, "n", true),
        R"(Digest realm="r", nonce="n", opaque="o", algorithm=MD5-sess, charset=UTF-8, )"
        "userhash=true, stale=true"
    );
}

TEST(Digest, ChallengeWithoutAlgorithmOrWithSpacedQop_IsAsConfigured) {
    DigestPolicy policy;
    policy.algorithm = DigestAlgorithm::md5;
    policy.names_algorithm = false;
    policy.qop = {"auth-int", "auth"};
    policy.qop_separator = " , ";
    EXPECT_EQ(
        digest_challenge(policy, "n", false),
        R"(Digest realm="proxy407", nonce="n", qop="auth-int , auth")"
    );
}

}  // namespace

}  // namespace proxy407::auth
