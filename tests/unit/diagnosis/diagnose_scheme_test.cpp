#include "diagnosis/diagnose.hpp"
#include "unit/diagnosis/desk.hpp"

#include <gmock/gmock.h>

namespace proxy407::diagnosis {
namespace {

using test::Desk;
using testing::HasSubstr;

const std::vector<auth::Scheme> digest_only = {auth::DigestPolicy{}};

TEST(DiagnoseScheme, BasicInsteadOfDigest) {
    Desk desk;
    desk.offers(digest_only);
    for (const auto& head :
         {test::get(test::basic("user:p@ss:word")), test::connect(test::basic("user:p@ss:word"))}) {
        const auto found = desk.credentials(head);
        EXPECT_EQ(found.cause, Cause::wrong_place_or_scheme);
        EXPECT_EQ(found.finding, "basic-instead-of-digest");
        EXPECT_THAT(found.message.text(), HasSubstr("User and password in it are right."));
        EXPECT_THAT(found.evidence.text(), HasSubstr("decoded `user:p@ss:word`"));
        EXPECT_THAT(found.command.text(), HasSubstr("-U 'user:p@ss:word' --proxy-digest"));
    }
    EXPECT_THAT(
        desk.credentials(test::get(test::basic("user:nope"))).message.text(),
        HasSubstr("not right either")
    );
}

TEST(DiagnoseScheme, DigestInsteadOfBasic) {
    const auto found =
        Desk().credentials(test::get(test::field("Digest username=\"user\", realm=\"r\"")));
    EXPECT_EQ(found.cause, Cause::wrong_place_or_scheme);
    EXPECT_EQ(found.finding, "digest-instead-of-basic");
    EXPECT_EQ(found.command, "curl -x http://127.0.0.1:3128 -U 'user:p@ss:word' http://o.test/ip");
}

TEST(DiagnoseScheme, OneKnownSchemeInsteadOfAnother) {
    const auto found = Desk().credentials(test::get(test::field("Bearer abc.def")));
    EXPECT_EQ(found.cause, Cause::wrong_place_or_scheme);
    EXPECT_EQ(found.finding, "bearer-instead-of-basic");
    EXPECT_THAT(
        found.message.text(), HasSubstr("answered with Bearer, and this proxy asks for Basic.")
    );
    Desk both;
    both.offers(
        {auth::RawPolicy{"Foo"}, auth::DigestPolicy{}, auth::DigestPolicy{}, auth::BasicPolicy{}}
    );
    const auto several = both.credentials(test::get(test::field("Bearer x")));
    EXPECT_EQ(several.finding, "bearer-instead-of-digest");
    EXPECT_THAT(several.message.text(), HasSubstr("asks for Foo or Digest or Basic."));
}

TEST(DiagnoseScheme, BasicInsteadOfAToken) {
    Desk desk(auth::Accounts{});
    desk.offers({auth::BearerPolicy{"r", "", {"abc.def"}, {}}});
    const auto found = desk.credentials(test::get(test::basic("user:abc.def")));
    EXPECT_EQ(found.finding, "basic-instead-of-bearer");
    EXPECT_THAT(found.message.text(), HasSubstr("The password in it is the token"));
    EXPECT_THAT(found.command.text(), HasSubstr("'Proxy-Authorization: Bearer abc.def'"));
    const auto bare = desk.credentials(test::get(test::field("abc.def")));
    EXPECT_EQ(bare.finding, "scheme-missing");
    EXPECT_THAT(bare.message.text(), HasSubstr("the word Bearer and a space are missing"));
    EXPECT_THAT(bare.fix.text(), HasSubstr("Bearer"));
}

TEST(DiagnoseScheme, SchemesOutsideOfTheTables) {
    const auto unknown = Desk().credentials(test::get(test::field("Moonbeam abc")));
    EXPECT_EQ(unknown.finding, "scheme-not-offered");
    EXPECT_THAT(
        unknown.message.text(), HasSubstr("the scheme `Moonbeam`, and this proxy asks for Basic.")
    );
    Desk custom(auth::Accounts{});
    custom.offers({auth::TokenPolicy{"ApiKey", "abc"}});
    const auto basic = custom.credentials(test::get(test::basic("user:other")));
    EXPECT_EQ(basic.finding, "scheme-not-offered");
    EXPECT_EQ(basic.cause, Cause::wrong_place_or_scheme);
    EXPECT_THAT(basic.message.text(), HasSubstr("asks for ApiKey."));
}

TEST(DiagnoseScheme, TokenWithoutItsScheme) {
    for (const auto* octets : {"user:p@ss:word", "user:other", "user:longer!"}) {
        const auto found = Desk().credentials(test::get(test::field(text::base64_encode(octets))));
        EXPECT_EQ(found.finding, "scheme-missing") << octets;
        EXPECT_EQ(found.cause, Cause::wrong_place_or_scheme);
        EXPECT_THAT(found.evidence.text(), HasSubstr("decoded `" + std::string(octets) + "`"));
    }
}

TEST(DiagnoseScheme, SpaceMissing) {
    for (const auto* scheme : {"Basic", "basic", "BASIC"}) {
        const auto found =
            Desk().credentials(test::get(test::field(scheme + text::base64_encode("user:p@ss:word"))
            ));
        EXPECT_EQ(found.finding, "space-after-scheme-missing") << scheme;
        EXPECT_EQ(found.cause, Cause::wrong_place_or_scheme);
    }
    EXPECT_EQ(
        Desk().credentials(test::get(test::field("Basically dXNlcjpwYXNz"))).finding,
        "scheme-not-offered"
    );
}

}  // namespace
}  // namespace proxy407::diagnosis
