#include "client/scheme_feature.hpp"

#include "unit/client/support.hpp"

namespace proxy407::client {
namespace {

using auth::DigestAlgorithm;
using auth::DigestPolicy;

std::string of(DigestAlgorithm algorithm, std::vector<std::string> qop = {"auth"}) {
    DigestPolicy policy;
    policy.algorithm = algorithm;
    policy.qop = std::move(qop);
    return feature_of(policy);
}

TEST(SchemeFeature, EachAlgorithmOfDigestIsOne_AndMd5IsDigestItself) {
    EXPECT_EQ(of(DigestAlgorithm::md5), "digest");
    EXPECT_EQ(of(DigestAlgorithm::md5_sess), "digest-md5-sess");
    EXPECT_EQ(of(DigestAlgorithm::sha256), "digest-sha256");
    EXPECT_EQ(of(DigestAlgorithm::sha256_sess), "digest-sha256-sess");
    EXPECT_EQ(of(DigestAlgorithm::sha512_256), "digest-sha512-256");
    EXPECT_EQ(feature_of(auth::BasicPolicy{}), "basic");
}

TEST(SchemeFeature, AuthIntIsOneWhereNothingElseWillDo) {
    EXPECT_EQ(of(DigestAlgorithm::md5, {"auth-int"}), "digest-auth-int");
    EXPECT_EQ(of(DigestAlgorithm::md5, {"auth-int", "auth"}), "digest");
    EXPECT_EQ(of(DigestAlgorithm::md5, {}), "digest");
}

TEST(SchemeFeature, DriversKnowTheSchemeAlone) {
    EXPECT_EQ(driver_feature("digest-sha256.http"), "digest.http");
    EXPECT_EQ(driver_feature("digest-auth-int.connect"), "digest.connect");
    EXPECT_EQ(driver_feature("digest.http"), "digest.http");
    EXPECT_EQ(driver_feature("basic.connect"), "basic.connect");
    EXPECT_EQ(driver_feature("upload"), "upload");
}

}  // namespace
}  // namespace proxy407::client
