#include "transforms/transform.hpp"

#include <gmock/gmock.h>

namespace proxy407::transforms {
namespace {

using testing::IsSupersetOf;

Candidates made(std::string_view id, std::string_view right) {
    return results(*find_transform(id), right);
}

TEST(Form, EachRow_MakesWhatWasSeen) {
    EXPECT_THAT(made("tags-stripped", "a<b>c<d"), IsSupersetOf({"ac"}));
    EXPECT_THAT(made("percent-escapes-stripped", "XXX%13YYY"), IsSupersetOf({"XXXYYY"}));
    EXPECT_THAT(
        made("link-sent", "a@b.example"), IsSupersetOf({"<mailto:a@b.example|a@b.example>"})
    );
    EXPECT_THAT(made("apostrophe-kept", "0123"), IsSupersetOf({"'0123"}));
    EXPECT_THAT(made("bytes-listed", "pa"), IsSupersetOf({"[112 97]"}));
    EXPECT_THAT(made("shortened-for-display", "hunter2"), IsSupersetOf({"hun..."}));
    EXPECT_THAT(made("partly-masked", "hunter2"), IsSupersetOf({"h***2"}));
    EXPECT_THAT(made("line-breaks-added", "secret"), IsSupersetOf({"sec\nret"}));
}

}  // namespace
}  // namespace proxy407::transforms
