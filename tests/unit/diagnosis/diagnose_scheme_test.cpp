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
        EXPECT_THAT(found.message, HasSubstr("User and password in it are right."));
        EXPECT_THAT(found.evidence, HasSubstr("decoded `user:p@ss:word`"));
        EXPECT_THAT(found.command, HasSubstr("-U 'user:p@ss:word' --proxy-digest"));
    }
    EXPECT_THAT(
        desk.credentials(test::get(test::basic("user:nope"))).message, HasSubstr("not right either")
    );
}

TEST(DiagnoseScheme, DigestInsteadOfBasic) {
    const auto found =
        Desk().credentials(test::get(test::field("Digest username=\"user\", realm=\"r\"")));
    EXPECT_EQ(found.cause, Cause::wrong_place_or_scheme);
    EXPECT_EQ(found.finding, "digest-instead-of-basic");
    EXPECT_EQ(found.command, "curl -x http://127.0.0.1:3128 -U 'user:p@ss:word' http://o.test/ip");
}

TEST(DiagnoseScheme, SchemesThatAreNotOffered) {
    for (const auto* value :
         {"Bearer abc.def", "NTLM TlRMTVNTUAABAAAA", "Negotiate YII=", "Negotiate"}) {
        const auto found = Desk().credentials(test::get(test::field(value)));
        EXPECT_EQ(found.cause, Cause::wrong_place_or_scheme) << value;
        EXPECT_EQ(found.finding, "scheme-not-offered") << value;
        EXPECT_THAT(found.message, HasSubstr("asks for Basic.")) << value;
    }
    Desk both;
    both.offers({auth::DigestPolicy{}, auth::DigestPolicy{}, auth::BasicPolicy{}});
    EXPECT_THAT(
        both.credentials(test::get(test::field("Bearer x"))).message,
        HasSubstr("asks for Digest or Basic.")
    );
}

TEST(DiagnoseScheme, TokenWithoutItsScheme) {
    for (const auto* octets : {"user:p@ss:word", "user:pass", "user:longer!"}) {
        const auto found = Desk().credentials(test::get(test::field(text::base64_encode(octets))));
        EXPECT_EQ(found.finding, "scheme-missing") << octets;
        EXPECT_EQ(found.cause, Cause::wrong_place_or_scheme);
        EXPECT_THAT(found.evidence, HasSubstr("decoded `" + std::string(octets) + "`"));
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
