#include "report/shown.hpp"

#include "unit/report/samples.hpp"

#include <gmock/gmock.h>

namespace proxy407::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Shown, WithARedactor_TheCredentialsOfTheExchangeAreMaskedToo) {
    const http::Redactor redactor({"another"}, {"user"});
    const auto one = refused();  // user:p%40ss, which the redactor was not told of
    const Shown shown(one, &redactor);
    EXPECT_THAT(shown.octets(one.head.octets), Not(HasSubstr(text::base64_encode("user:p%40ss"))));
    EXPECT_EQ(shown.user("user"), "user");
    EXPECT_EQ(shown.user("p%40ss"), std::string(http::mask));
}

TEST(Shown, WithoutARedactor_EverythingStays) {
    const auto one = refused();
    const Shown shown(one, nullptr);
    EXPECT_EQ(shown.octets(one.head.octets), one.head.octets);
    EXPECT_EQ(shown.user("p%40ss"), "p%40ss");
}

}  // namespace
}  // namespace proxy407::report
