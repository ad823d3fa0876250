#include "diagnosis/diagnose.hpp"
#include "unit/diagnosis/desk.hpp"

#include <gmock/gmock.h>

namespace proxy407::diagnosis {
namespace {

using test::Desk;
using testing::HasSubstr;
using testing::Not;

constexpr const char* works = "curl -x http://127.0.0.1:3128 -U 'user:p@ss:word' http://o.test/ip";

TEST(DiagnoseAbsent, NothingSent) {
    const auto found = Desk().credentials(test::get(""));
    EXPECT_EQ(found.cause, Cause::no_credentials);
    EXPECT_EQ(found.finding, "no-credentials");
    EXPECT_THAT(found.message.text(), HasSubstr("no Proxy-Authorization"));
    EXPECT_THAT(found.message.text(), Not(HasSubstr("-u")));
    EXPECT_EQ(found.evidence, "`GET http://o.test/ip`; no Proxy-Authorization");
    EXPECT_EQ(found.command, works);
    EXPECT_THAT(found.fix.text(), HasSubstr("http://user:p%40ss%3Aword@127.0.0.1:3128"));
}

TEST(DiagnoseAbsent, NothingSentForAnEmptyPassword) {
    Desk desk(auth::Accounts{{"key", ""}});
    const auto found = desk.intends({"key", ""}).credentials(test::connect(""));
    EXPECT_EQ(found.finding, "no-credentials");
    EXPECT_THAT(
        found.message.text(),
        HasSubstr("The password of `key` is empty, and this client takes an empty one for none.")
    );
    EXPECT_THAT(found.fix.text(), HasSubstr("curl -U USER:"));
    EXPECT_THAT(found.command.text(), HasSubstr("-U 'key:'"));
}

TEST(DiagnoseAbsent, NothingSentOnConnectMayBeLowerCaseU) {
    const auto found = Desk().credentials(test::connect(""));
    EXPECT_EQ(found.cause, Cause::no_credentials);
    EXPECT_EQ(found.finding, "no-credentials");
    EXPECT_THAT(found.message.text(), HasSubstr("curl -u instead of -U looks just like this"));
    EXPECT_THAT(found.command.text(), HasSubstr(" -k https://o.test:443/"));
}

TEST(DiagnoseAbsent, LowerCaseUOnAPlainRequest) {
    const auto token = text::base64_encode("user:p@ss:word");
    const auto found = Desk().credentials(test::get("Authorization: Basic " + token + "\r\n"));
    EXPECT_EQ(found.cause, Cause::wrong_place_or_scheme);
    EXPECT_EQ(found.finding, "authorization-instead-of-proxy-authorization");
    EXPECT_THAT(found.message.text(), HasSubstr("this proxy's own credentials"));
    EXPECT_THAT(found.evidence.text(), HasSubstr("Authorization: `Basic " + token + "`"));
    EXPECT_THAT(found.fix.text(), HasSubstr("-U"));
    EXPECT_THAT(found.requirements, testing::Contains("C-407-02"));
    EXPECT_EQ(found.command, works);
}

TEST(DiagnoseAbsent, AuthorizationForTheTarget) {
    for (const auto* value :
         {"Basic bzp3",
          "Bearer abc",
          "Basic !",
          "",
          "AWS4-HMAC-SHA256 Credential=AKIA/x, Signature=00"}) {
        const auto found =
            Desk().credentials(test::get(std::string("Authorization: ") + value + "\r\n"));
        EXPECT_EQ(found.finding, "no-credentials") << value;
        EXPECT_THAT(found.message.text(), HasSubstr("which is for the target")) << value;
    }
}

TEST(DiagnoseAbsent, TheAccountInAuthorizationIsTheOneOfTheCommand) {
    Desk desk({{"first", "one"}, {"second", "two"}});
    const auto found = desk.credentials(
        test::get("Authorization: Basic " + text::base64_encode("second:two") + "\r\n")
    );
    EXPECT_THAT(found.command.text(), HasSubstr("-U 'second:two'"));
}

TEST(DiagnoseAbsent, FieldsThatNoProxyReads) {
    for (const auto* name :
         {"Proxy-Authentication",
          "Proxy_Authorization",
          "X-Proxy-Authorization",
          "Proxy-Auth",
          "Proxy-Authenticate",
          "PROXY-AUTHORISATION"}) {
        const auto found = Desk().credentials(test::get(
            std::string(name) + ": Basic " + text::base64_encode("user:p@ss:word") + "\r\n"
        ));
        EXPECT_EQ(found.cause, Cause::wrong_place_or_scheme) << name;
        EXPECT_EQ(found.finding, "wrong-field-name") << name;
        EXPECT_THAT(found.message.text(), HasSubstr(std::string("`") + name + "`"));
    }
    EXPECT_EQ(Desk().credentials(test::get("Proxy-Something: 1\r\n")).finding, "no-credentials");
}

TEST(DiagnoseAbsent, OwnCredentials_AnywhereElse_AreRecognised) {
    const auto token = text::base64_encode("user:p@ss:word");
    for (const auto& line : std::vector<std::string>{
             "Cookie: a=1; proxy=" + token,
             "X-Auth: user:p@ss:word",
             "X-Token: Basic " + token,
             "Authorization: Basic " + text::base64_encode("user:p%40ss%3aword")}) {
        const auto found = Desk().credentials(test::get(line + "\r\n"));
        EXPECT_EQ(found.cause, Cause::wrong_place_or_scheme) << line;
    }
    Desk desk;
    desk.offers({auth::BearerPolicy{"r", "", {"s3cr3t-t0ken"}, {}}});
    const auto bearer = desk.credentials(test::get("Authorization: Bearer s3cr3t-t0ken\r\n"));
    EXPECT_EQ(bearer.finding, "authorization-instead-of-proxy-authorization");
}

TEST(DiagnoseAbsent, CredentialsOfAStrangerInTheTarget_AreNoneForTheProxy) {
    const auto found = Desk().credentials(test::get("", "http://other:pair@o.test/ip"));
    EXPECT_EQ(found.finding, "no-credentials");
    EXPECT_THAT(found.message.text(), HasSubstr("is not this proxy's"));
}

TEST(DiagnoseAbsent, CredentialsInTheUrlOfTheTarget) {
    const auto found = Desk().credentials(test::get("", "http://user:p%40ss%3Aword@o.test/ip"));
    EXPECT_EQ(found.cause, Cause::wrong_place_or_scheme);
    EXPECT_EQ(found.finding, "credentials-in-request-target");
    EXPECT_THAT(found.command.text(), Not(HasSubstr("@o.test")));
}

}  // namespace
}  // namespace proxy407::diagnosis
