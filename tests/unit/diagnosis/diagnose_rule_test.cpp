#include "diagnosis/diagnose_rule.hpp"

#include "unit/diagnosis/desk.hpp"

#include <gmock/gmock.h>

namespace proxy407::diagnosis {
namespace {

using test::Desk;
using testing::HasSubstr;

Diagnosis unlisted(const std::string& head_octets) {
    Desk desk;
    desk.offers({});
    const auto head = http::parse_request_head(head_octets);
    return diagnose_address(desk.situation(head), "127.0.0.2");
}

TEST(DiagnoseRule, NotListed) {
    const auto found = unlisted(test::get(""));
    EXPECT_EQ(found.cause, Cause::address_not_allowed);
    EXPECT_EQ(found.finding, "address-not-listed");
    EXPECT_THAT(found.message.text(), HasSubstr("127.0.0.2"));
    EXPECT_EQ(found.evidence, "client address 127.0.0.2");
    EXPECT_THAT(found.fix.text(), HasSubstr("the proxy sees"));
    EXPECT_EQ(found.command, "");
}

TEST(DiagnoseRule, CredentialsDoNotHelp) {
    for (const auto& head :
         {test::get(test::basic("user:p@ss:word")), test::connect(test::basic("a:b"))}) {
        const auto found = unlisted(head);
        EXPECT_EQ(found.cause, Cause::address_not_allowed);
        EXPECT_EQ(found.finding, "address-not-listed-credentials-do-not-help");
        EXPECT_THAT(found.message.text(), HasSubstr("do not replace a listed address"));
    }
}

TEST(DiagnoseRule, CredentialsAreWhatIsRefused) {
    Desk desk;
    desk.offers({});
    const auto head = http::parse_request_head(test::get(test::basic("user:p@ss:word")));
    const auto found = diagnose_credentials_on_allowlist(desk.situation(head), "127.0.0.1");
    EXPECT_EQ(found.cause, Cause::address_not_allowed);
    EXPECT_EQ(found.finding, "credentials-on-allowlist-proxy");
    EXPECT_THAT(found.message.text(), HasSubstr("The address 127.0.0.1 is listed"));
    EXPECT_THAT(found.evidence.text(), HasSubstr("Basic dXNlcjpwQHNzOndvcmQ="));
    EXPECT_EQ(found.command, "curl -x http://127.0.0.1:3128 http://o.test/ip");
}

TEST(DiagnoseRule, TheCredentialsAreRightAndItSaysSo) {
    const struct {
        const char* finding;
        Cause cause;
    } rows[] = {
        {"account-refused", Cause::wrong_credentials},
        {"quota-used-up", Cause::wrong_credentials},
        {"address-not-listed-for-account", Cause::address_not_allowed},
    };

    for (const auto& row : rows) {
        Desk desk;
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
