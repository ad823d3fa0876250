#include "auth/digest_algorithm.hpp"

#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

using enum DigestAlgorithm;

TEST(DigestAlgorithm, NamesGoBothWaysInAnyCase) {
    constexpr struct {
        DigestAlgorithm algorithm;
        std::string_view name;
        std::string_view other_case;
        bool session;
    } cases[] = {
        {md5, "MD5", "md5", false},
        {md5_sess, "MD5-sess", "md5-SESS", true},
        {sha256, "SHA-256", "sha-256", false},
        {sha256_sess, "SHA-256-sess", "Sha-256-Sess", true},
        {sha512_256, "SHA-512-256", "sha-512-256", false},
        {sha512_256_sess, "SHA-512-256-sess", "SHA-512-256-SESS", true},
    };

    for (const auto& row : cases) {
        EXPECT_EQ(name(row.algorithm), row.name);
        EXPECT_EQ(digest_algorithm(row.name), row.algorithm) << row.name;
        EXPECT_EQ(digest_algorithm(row.other_case), row.algorithm) << row.other_case;
        EXPECT_EQ(is_session(row.algorithm), row.session) << row.name;
    }
    for (const auto* unknown : {"", "SHA-512", "SHA256", "MD5-", "MD5 ", "\"MD5\""}) {
        EXPECT_EQ(digest_algorithm(unknown), std::nullopt) << unknown;
    }
}

// The last row tells SHA-512/256 from SHA-512 cut to 256 bits, which begins with ddaf35a1.
TEST(DigestAlgorithm, HashesThePublishedExample) {
    constexpr struct {
        DigestAlgorithm algorithm;
        std::string_view of_abc;
    } cases[] = {
        {md5, "900150983cd24fb0d6963f7d28e17f72"},
        {sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {sha512_256, "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"},
    };

    for (const auto& row : cases) EXPECT_EQ(digest_hash(row.algorithm, "abc"), row.of_abc);
    EXPECT_EQ(digest_hash(md5_sess, "abc"), digest_hash(md5, "abc"));
    EXPECT_EQ(digest_hash(sha256_sess, "abc"), digest_hash(sha256, "abc"));
    EXPECT_EQ(digest_hash(sha512_256_sess, "abc"), digest_hash(sha512_256, "abc"));
}

TEST(DigestHasher, PiecesMakeTheSameHash) {
    for (const auto algorithm : {md5, sha256, sha512_256, sha256_sess}) {
        DigestHasher hasher(algorithm);
        for (const auto* piece : {"a", "", "bc"}) hasher.take(piece);
        EXPECT_EQ(hasher.hash(), digest_hash(algorithm, "abc"));
        EXPECT_EQ(DigestHasher(algorithm).hash(), digest_hash(algorithm, ""));
    }
}

TEST(DigestAlgorithm, HashesEveryOctet) {
    using namespace std::string_view_literals;
    EXPECT_EQ(digest_hash(md5, ""), "d41d8cd98f00b204e9800998ecf8427e");
    EXPECT_NE(digest_hash(md5, "a\0b"sv), digest_hash(md5, "a"));
}

}  // namespace

}  // namespace proxy407::auth
