#include "diagnosis/digest_recipe.hpp"

#include "support/digest_vector.hpp"
#include "support/vectors.hpp"

#include <gtest/gtest.h>

#include <set>

namespace proxy407::diagnosis {
namespace {

TEST(DigestRecipe, WithoutAMistakeItIsTheResponse) {
    const auto& file = test::load_vectors("digest_vectors.json");
    for (const auto& vector : file.at("vectors")) {
        const auto inputs = test::digest_inputs(vector);
        EXPECT_EQ(DigestRecipe{inputs}.response(), auth::digest_response(inputs))
            << vector.at("id");
    }
    EXPECT_EQ(file.at("vectors").size(), 38u);
}

TEST(DigestRecipe, EachPlaceThatIsLaidOpenMatters) {
    const auto& file = test::load_vectors("digest_vectors.json");
    const auto inputs = test::digest_inputs(file.at("vectors").at(0));
    const DigestRecipe right{inputs};
    auto hash = right;
    hash.hash = [](auth::DigestAlgorithm, std::string_view data) {
        return auth::digest_hash(auth::DigestAlgorithm::sha256, data);
    };
    auto upper = right;
    upper.upper_case_hashes = true;
    auto without_qop = right;
    without_qop.without_qop = true;
    auto a2 = right;
    a2.a2 = "GET:/other";
    const std::set<std::string> responses = {
        right.response(),
        hash.response(),
        upper.response(),
        without_qop.response(),
        a2.response(),
    };
    EXPECT_EQ(responses.size(), 5u);

    a2.a2 = auth::digest_a2(inputs);
    EXPECT_EQ(a2.response(), right.response());
}

}  // namespace
}  // namespace proxy407::diagnosis
