#include "auth/digest.hpp"

#include "digest_case.hpp"
#include "support/vectors.hpp"

#include <gtest/gtest.h>

#include <set>

namespace proxy407::auth {

namespace {

/// The inputs as they go into the hash: text in NFC.
DigestInputs normalised(const DigestCase& entry) {
    auto inputs = entry.inputs;
    inputs.user = entry.account.user;
    inputs.password = entry.account.password;
    return inputs;
}

TEST(Digest, EveryVectorIsReproduced) {
    const auto& file = test::load_vectors("digest_vectors.json");
    std::set<std::string> looked_at;
    for (const auto& vector : file.at("vectors")) {
        const auto id = vector.at("id").get<std::string>();
        SCOPED_TRACE(id);
        looked_at.insert(id);
        const DigestCase entry{vector};
        const auto inputs = normalised(entry);
        const auto& between = vector.at("intermediate");
        EXPECT_EQ(digest_a2(inputs), between.at("A2_text").get<std::string>());

        const auto body =
            *text::hex_decode(vector.at("rspauth").at("response_body_hex").get<std::string>());
        const auto response = vector.at("response").get<std::string>();
        const auto rspauth = vector.at("rspauth").at("value").get<std::string>();
        if (vector.at("status") == "must-reject-and-name") {
            EXPECT_NE(digest_response(inputs), response);
            continue;  // all its hashes are of another function
        }
        EXPECT_EQ(text::hex_encode(digest_a1(inputs)), between.at("A1_hex").get<std::string>());
        EXPECT_EQ(digest_response(inputs), response);
        EXPECT_EQ(digest_rspauth(inputs, body), rspauth);
        if (!between.at("userhash_value").is_null()) {
            EXPECT_EQ(
                digest_hash(inputs.algorithm, inputs.user + ":" + inputs.realm),
                between.at("userhash_value").get<std::string>()
            );
        }
    }
    EXPECT_EQ(looked_at.size(), 38u);
}

TEST(Digest, TheReceivedParametersGiveTheInputs) {
    const auto& file = test::load_vectors("digest_vectors.json");
    for (const auto& vector : file.at("vectors")) {
        SCOPED_TRACE(vector.at("id").get<std::string>());
        const DigestCase entry{vector};
        const auto expected = normalised(entry);
        NonceStore::Nonce nonce;
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

TEST(Digest, ChallengesQuoteWhatHasToBeQuotedAndNoMore) {
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

}  // namespace

}  // namespace proxy407::auth
