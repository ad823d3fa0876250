#include "diagnosis/diagnose.hpp"
#include "unit/diagnosis/desk.hpp"

#include <gmock/gmock.h>

namespace proxy407::diagnosis {
namespace {

using testing::HasSubstr;

TEST(DiagnoseAccount, TheCredentialsAreRightAndItSaysSo) {
    const struct {
        const char* finding;
        Cause cause;
    } rows[] = {
        {"account-refused", Cause::wrong_credentials},
        {"quota-used-up", Cause::wrong_credentials},
        {"address-not-listed-for-account", Cause::address_not_allowed},
    };

    for (const auto& row : rows) {
        test::Desk desk;
        const auto head = http::parse_request_head(test::get(test::basic("user:p@ss:word")));
        const auto found = diagnose_account(desk.situation(head), row.finding, "user", "127.0.0.9");
        EXPECT_EQ(found.finding, row.finding);
        EXPECT_EQ(found.cause, row.cause);
        EXPECT_THAT(found.message.text(), HasSubstr("are right"));
        EXPECT_THAT(found.message.text(), HasSubstr("`user`"));
        EXPECT_THAT(found.evidence.text(), HasSubstr("client address 127.0.0.9"));
        EXPECT_EQ(found.command, "") << "no other line would do better";
    }
}

}  // namespace
}  // namespace proxy407::diagnosis
