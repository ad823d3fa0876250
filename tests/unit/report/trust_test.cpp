#include "report/trust.hpp"

#include <gmock/gmock.h>

namespace proxy407::report {
namespace {

TEST(TrustLines, File_IsInTheLineOfEveryClient) {
    const auto lines = trust_lines("'/tmp/a b/ca.pem'");
    EXPECT_THAT(lines, testing::HasSubstr("curl               --cacert '/tmp/a b/ca.pem'; "));
    EXPECT_THAT(lines, testing::HasSubstr("-file '/tmp/a b/ca.pem' -keystore trust.p12"));
    EXPECT_THAT(lines, testing::Not(testing::HasSubstr("{")));
}

}  // namespace
}  // namespace proxy407::report
