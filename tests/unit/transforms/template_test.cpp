#include "transforms/transform.hpp"

#include <gmock/gmock.h>

namespace proxy407::transforms {
namespace {

using testing::IsSupersetOf;

Candidates made(std::string_view id, std::string_view right) {
    return results(*find_transform(id), right);
}

TEST(Template, EachRow_MakesWhatWasSeen) {
    EXPECT_THAT(made("template-expanded", "p{{w}}d"), IsSupersetOf({"pd"}));
    EXPECT_THAT(made("braces-of-template-doubled", "p${w"), IsSupersetOf({"p$${w"}));
    EXPECT_THAT(made("braces-doubled", "p{w}"), IsSupersetOf({"p{{w}}"}));
    EXPECT_THAT(made("name-in-string-expanded", "p@ss!w"), IsSupersetOf({"p!w"}));
    EXPECT_THAT(made("special-parameter-expanded", "Pa$$w0rd"), IsSupersetOf({"Paw0rd"}));
    EXPECT_THAT(made("backtick-eaten", "p`w"), IsSupersetOf({"pw"}));
    EXPECT_THAT(made("cut-at-percent-sign", "pa%ss"), IsSupersetOf({"pa"}));
    EXPECT_THAT(made("printf-directives-read", "a%sb%%"), IsSupersetOf({"ab%"}));
    EXPECT_THAT(made("tilde-expanded", "~/x"), IsSupersetOf({"/root/x"}));
    EXPECT_THAT(made("path-converted", "/x"), IsSupersetOf({"C:/Program Files/Git/x"}));
}

}  // namespace
}  // namespace proxy407::transforms
