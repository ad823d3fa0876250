#include "diagnosis/finding.hpp"
#include "support/vectors.hpp"

#include <gtest/gtest.h>

namespace proxy407::diagnosis {
namespace {

TEST(FindingsDigest, ARowForEachWrongResponseOfTheVectors) {
    std::size_t looked_at = 0;
    const auto& file = test::load_vectors("digest_vectors.json");
    for (const auto& vector : file.at("vectors")) {
        if (!vector.contains("wrong_responses")) continue;
        for (const auto& [id, wrong] : vector.at("wrong_responses").items()) {
            ++looked_at;
            EXPECT_NE(find_finding(id), nullptr) << vector.at("id") << " " << id;
        }
    }
    EXPECT_GT(looked_at, 300u);
}

TEST(FindingsDigest, ARowForEachRejectionOfTheVerifier) {
    for (const auto* id :
         {"digest-username-and-username-star",
          "digest-username-missing",
          "digest-realm-missing",
          "digest-nonce-missing",
          "digest-uri-missing",
          "digest-response-missing",
          "digest-qop-missing",
          "digest-nc-missing",
          "digest-cnonce-missing",
          "digest-algorithm-not-offered",
          "digest-qop-not-offered",
          "digest-qop-list-copied",
          "digest-qop-without-offer",
          "digest-auth-for-auth-int",
          "digest-nc-decreased",
          "digest-userhash-not-said",
          "digest-nc-improper",
          "digest-opaque-altered",
          "digest-username-star-improper",
          "digest-username-star-with-userhash",
          "digest-uri-mismatch",
          "digest-uri-in-origin-form",
          "digest-duplicate-parameter",
          "digest-without-parameters",
          "digest-other-realm",
          "digest-unknown-user",
          "digest-response-in-upper-case",
          "digest-wrong-response",
          "digest-nonce-unknown",
          "digest-nonce-expired",
          "digest-nonce-used-up",
          "digest-nc-replayed"}) {
        const auto* row = find_finding(id);
        ASSERT_NE(row, nullptr) << id;
        EXPECT_FALSE(row->what.empty()) << id;
    }
}

}  // namespace
}  // namespace proxy407::diagnosis
