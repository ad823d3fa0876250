#include "auth/digest_response.hpp"

#include "digest_case.hpp"
#include "support/vectors.hpp"

#include <gtest/gtest.h>

#include <set>

namespace proxy407::auth {

namespace {

TEST(DigestResponse, EveryVectorIsReproduced) {
    const auto& file = test::load_vectors("digest_vectors.json");
    std::set<std::string> looked_at;
    for (const auto& vector : file.at("vectors")) {
        const auto id = vector.at("id").get<std::string>();
        SCOPED_TRACE(id);
        looked_at.insert(id);
        const DigestCase entry{vector};
        const auto inputs = entry.normalised();
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

}  // namespace

}  // namespace proxy407::auth
