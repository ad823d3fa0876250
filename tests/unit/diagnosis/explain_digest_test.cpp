#include "diagnosis/solve.hpp"
#include "support/digest_vector.hpp"
#include "support/vectors.hpp"
#include "text/charset.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace proxy407::diagnosis {

namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

std::vector<std::string> ids(const Explained& explained) {
    std::vector<std::string> out;
    for (const auto& explanation : explained.explanations) out.push_back(explanation.id);
    return out;
}

/// The ids that share a response in this vector. D30's input is NFD already, so that "left
/// un-normalised" and "made decomposed-unicode" are one and the same; the solver says
/// digest-decomposed-unicode-in-a1. D05 is computed with the wrong hash throughout, so that its
/// wrong responses have that mistake and another.
std::vector<std::string> group(const nlohmann::json& vector, const std::string& response) {
    const std::string also = vector.at("id") == "D05" ? "digest-truncated-sha-512+" : "";
    std::vector<std::string> out;
    for (const auto& [id, wrong] : vector.at("wrong_responses").items()) {
        if (wrong.at("response") == response && id != "digest-unnormalized-unicode-in-a1") {
            out.push_back(
                id.starts_with("digest-sha-256") || id.starts_with("digest-md5") ? id : also + id
            );
        }
    }
    return out;
}

/// The vectors tell Digest's own mistakes; what else looks the same in a password has another name.
std::vector<std::string> known(std::vector<std::string> ids) {
    const auto is_other = [](const std::string& id) {
        return !id.substr(id.find('+') + 1).starts_with("digest-");
    };
    std::erase_if(ids, is_other);
    return ids;
}

TEST(ExplainDigest, EveryWrongResponseOfEveryVectorIsNamedAndNoOther) {
    int looked_at = 0;
    const auto& vectors = test::load_vectors("digest_vectors.json");
    for (const auto& vector : vectors.at("vectors")) {
        auto right = test::digest_inputs(vector);
        right.user = text::nfc(right.user);
        right.password = text::nfc(right.password);
        const auto offered = vector.at("input").at("qop_offered");
        const auto offered_qop = offered.is_null() ? "" : offered.get<std::string>();
        const auto target = vector.at("input").at("request_target").get<std::string>();
        for (const auto& [id, wrong] : vector.at("wrong_responses").items()) {
            ++looked_at;
            const auto response = wrong.at("response").get<std::string>();
            EXPECT_THAT(
                known(ids(explain_digest(response, right, offered_qop, target, right.user))),
                UnorderedElementsAreArray(group(vector, response))
            ) << vector.at("id")
              << " " << id;
        }
        if (vector.at("status") == "must-reject-and-name") {
            const auto response = vector.at("response").get<std::string>();
            EXPECT_THAT(
                ids(explain_digest(response, right, offered_qop, target, right.user)),
                testing::ElementsAre("digest-truncated-sha-512")
            ) << vector.at("id");
        } else {
            EXPECT_THAT(
                ids(explain_digest(
                    vector.at("response").get<std::string>(), right, offered_qop, target, right.user
                )),
                IsEmpty()
            ) << vector.at("id");
        }
    }
    EXPECT_GT(looked_at, 400);
}

TEST(ExplainDigest, BentPasswordsAreNamedAsForBasic) {
    auth::DigestInputs right;
    right.user = "user";
    right.password = "p%40ss";
    right.realm = "r";
    right.nonce = "n";
    right.cnonce = "c";
    right.nc = "00000001";
    right.qop = "auth";
    right.method = "GET";
    right.uri = "http://a.test/";
    auto sent = right;
    sent.password = "p@ss";
    EXPECT_THAT(
        ids(explain_digest(auth::digest_response(sent), right, "auth", right.uri, right.user)),
        testing::ElementsAre("percent-decoded-twice")
    );
    sent.password = "unheard of";
    EXPECT_THAT(
        ids(explain_digest(auth::digest_response(sent), right, "auth", right.uri, right.user)),
        IsEmpty()
    );
    sent.password = "p@ss";
    sent.cnonce = right.cnonce = std::string(10'000, 'c');
    EXPECT_THAT(
        ids(explain_digest(auth::digest_response(sent), right, "auth", right.uri, right.user)),
        IsEmpty()
    ) << "long inputs are not hashed in search of a mistake";
}

}  // namespace

}  // namespace proxy407::diagnosis
