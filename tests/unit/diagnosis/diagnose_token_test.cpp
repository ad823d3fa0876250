#include "diagnosis/diagnose.hpp"
#include "unit/diagnosis/desk.hpp"

#include <gmock/gmock.h>

namespace proxy407::diagnosis {
namespace {

using test::Desk;
using testing::HasSubstr;

Diagnosis sent(auth::Scheme scheme, const std::string& fields) {
    Desk desk(auth::Accounts{});
    desk.offers({std::move(scheme)});
    return desk.credentials(test::get(fields));
}

const auth::BearerPolicy bearer{"r", "", {"abc.def/ghi"}, {"abc.def/old"}};
const auth::TokenPolicy key{"ApiKey", "abc", "r"};

TEST(DiagnoseToken, EachMistakeWithABearerTokenHasItsName) {
    constexpr struct {
        const char* value;
        std::string_view finding;
        const char* message;
    } cases[] = {
        {"Bearer abc.def/old", "bearer-expired-token", "has expired"},
        {"Bearer other", "bearer-wrong-token", "arrived as `other`"},
        {"Bearer", "bearer-malformed-token", "No token follows"},
        {"Bearer a b", "bearer-malformed-token", "`a b`, is no token"},
        {"Bearer \"abc.def/ghi\"", "bearer-token-quoted", "in quotes"},
        {"Bearer 'abc.def/ghi'", "bearer-token-quoted", "in quotes"},
        {"Bearer \u201Cabc.def/ghi\u201D", "bearer-token-quoted", "in quotes"},
        {"Bearer xabc.def/ghix", "bearer-wrong-token", "knows no such token"},
        {"Bearer \"abc.def/ghi'", "sign-copied-along", "does not belong to it"},
        {"Bearer \"x'", "bearer-malformed-token", "is no token"},
        {"Bearer \"", "bearer-malformed-token", "is no token"},
        {"Bearer Bearer abc.def/ghi", "bearer-scheme-twice", "twice"},
        {"Bearer YWJjLmRlZi9naGk=", "bearer-token-encoded", "in base64"},
        {"Bearer OmFiYy5kZWYvZ2hp", "bearer-token-encoded", "in base64"},
        {"Bearer abc.def%2Fghi", "bearer-token-encoded", "percent-encoded"},
    };

    for (const auto& row : cases) {
        const auto found = sent(bearer, test::field(row.value));
        EXPECT_EQ(found.finding, row.finding) << row.value;
        EXPECT_EQ(found.cause, Cause::wrong_credentials) << row.value;
        EXPECT_THAT(found.message.text(), HasSubstr(row.message)) << row.value;
        EXPECT_THAT(found.evidence.text(), HasSubstr("Proxy-Authorization: `")) << row.value;
        EXPECT_EQ(
            found.command,
            "curl -x http://127.0.0.1:3128 --proxy-header 'Proxy-Authorization: Bearer "
            "abc.def/ghi' http://o.test/ip"
        );
    }
    EXPECT_THAT(
        sent(bearer, test::field("Bearer abc.def/ghj")).evidence.text(),
        HasSubstr("from byte 11 on")
    );
}

TEST(DiagnoseToken, ACustomSchemeIsNamed) {
    const auto wrong = sent(key, test::field("ApiKey abd"));
    EXPECT_EQ(wrong.finding, "token-wrong-value");
    EXPECT_THAT(wrong.message.text(), HasSubstr("after `ApiKey` arrived as `abd`"));
    EXPECT_THAT(wrong.command.text(), HasSubstr("'Proxy-Authorization: ApiKey abc'"));
    EXPECT_EQ(sent(key, test::field("ApiKey")).finding, "token-missing");
}

TEST(DiagnoseToken, NothingWasSentThatAUserAndAPasswordWouldMend) {
    const auto found = sent(bearer, "");
    EXPECT_EQ(found.finding, "no-credentials");
    EXPECT_THAT(found.message.text(), HasSubstr("did not answer the scheme `Bearer`"));
    EXPECT_THAT(found.fix.text(), HasSubstr("--proxy-header"));
    EXPECT_THAT(found.command.text(), HasSubstr("Bearer abc.def/ghi"));
}

TEST(DiagnoseToken, ARawChallengeHasNoLineThatWorks) {
    const auto answered = sent(auth::RawPolicy{"Foo x=\"y"}, test::field("Foo bar"));
    EXPECT_EQ(answered.finding, "unsatisfiable-challenge");
    EXPECT_EQ(answered.cause, Cause::wrong_place_or_scheme);
    EXPECT_EQ(answered.command, "");
    EXPECT_THAT(sent(auth::RawPolicy{"Foo"}, "").fix.text(), HasSubstr("Nothing satisfies"));
}

TEST(DiagnoseToken, OfTwoSchemesOfOneNameTheOneThatCanBeAnsweredIsJudged) {
    Desk desk;
    desk.offers({auth::RawPolicy{"Basic realm=\"x"}, auth::BasicPolicy{}});
    EXPECT_EQ(
        desk.credentials(test::get(test::basic("user:p@ss"))).finding, "split-at-every-colon"
    );
}

}  // namespace
}  // namespace proxy407::diagnosis
