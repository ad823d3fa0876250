#include "auth/bearer.hpp"
#include "auth/custom.hpp"
#include "diagnosis/finding.hpp"
#include "support/attempt.hpp"

#include <gtest/gtest.h>

namespace proxy407::diagnosis {
namespace {

TEST(FindingsToken, ARowForEachRejection) {
    const auth::BearerPolicy bearer{"r", "", {"right"}, {"old"}};
    for (const auto* value : {"Bearer", "Bearer old", "Bearer wrong"}) {
        const auto attempt = auth::verify_bearer(http::parse_credentials(value), bearer);
        EXPECT_NE(find_finding(rejected(attempt).finding), nullptr) << value;
    }
    for (const auto* value : {"ApiKey", "ApiKey wrong"}) {
        EXPECT_NE(
            find_finding(rejected(auth::verify_token(value, {"ApiKey", "right"})).finding), nullptr
        ) << value;
    }
    EXPECT_NE(find_finding(rejected(auth::verify_raw("Foo x")).finding), nullptr);
}

TEST(FindingsToken, EveryRowSaysWhatIsWrong) {
    for (const auto& row : token_findings()) EXPECT_FALSE(row.what.empty()) << row.id;
}

}  // namespace
}  // namespace proxy407::diagnosis
