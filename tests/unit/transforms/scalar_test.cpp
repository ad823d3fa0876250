#include "transforms/transform.hpp"

#include <gmock/gmock.h>

namespace proxy407::transforms {
namespace {

using testing::IsSupersetOf;

Candidates made(std::string_view id, std::string_view right) {
    return results(*find_transform(id), right);
}

TEST(Scalar, EachRow_MakesWhatWasSeen) {
    EXPECT_THAT(made("read-as-number", "0123"), IsSupersetOf({"123", "83"}));
    EXPECT_THAT(made("read-as-number", "1234567"), IsSupersetOf({"1.234567e+06", "1.23E+06"}));
    EXPECT_THAT(made("read-as-number", "1e3"), IsSupersetOf({"1000.0", "1000"}));
    EXPECT_THAT(made("read-as-number", "12:30"), IsSupersetOf({"750"}));
    EXPECT_THAT(made("read-as-number", "1_000"), IsSupersetOf({"1000"}));
    EXPECT_THAT(made("read-as-number", "yes"), IsSupersetOf({"true"}));
    EXPECT_THAT(made("read-as-number", "1.10"), IsSupersetOf({"1.1"}));
    EXPECT_THAT(made("read-as-number", "12345678901234567"), IsSupersetOf({"12345678901234568"}));
    EXPECT_THAT(made("read-as-mapping", "a: b"), IsSupersetOf({"{'a': 'b'}", "map[a:b]"}));
}

}  // namespace
}  // namespace proxy407::transforms
