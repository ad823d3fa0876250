#include "offline/sightings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::offline {
namespace {

using ::testing::ElementsAre;

const std::string curl_log =
    "> CONNECT h:443 HTTP/1.1\n> Host: h:443\n> \n"
    "< HTTP/1.1 407 Proxy Authentication Required\n< Proxy-Authenticate: Basic realm=\"x\"\n< \n"
    "> CONNECT h:443 HTTP/1.1\n> Host: h:443\n> Proxy-Authorization: Basic dTpw\n> \n"
    "< HTTP/1.1 200 Connection established\n< \n"
    "> GET / HTTP/1.1\n> Host: h\n> \n< HTTP/1.1 200 OK\n< \n";

TEST(Sightings, Transcript_GivesWhatConcernsTheProxy) {
    const auto found = sightings(curl_log);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].method, "CONNECT");
    EXPECT_EQ(found[0].status, 407);
    EXPECT_THAT(found[0].challenges(), ElementsAre("Basic realm=\"x\""));
    EXPECT_EQ(found[1].target, "h:443");
    EXPECT_EQ(found[1].status, 200);
    EXPECT_THAT(found[1].sent("proxy-authorization"), ElementsAre("Basic dTpw"));
    EXPECT_EQ(found[1].line, 7U);
}

TEST(Sightings, ChallengeAlone_IsOne) {
    const auto found = sightings("Proxy-Authenticate: NTLM\nProxy-Authenticate: Basic\n");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].status, 407);
    EXPECT_THAT(found[0].challenges(), ElementsAre("NTLM", "Basic"));
}

TEST(Sightings, SameFieldOnSeveralLines_IsSeveral) {
    const auto found = sightings(
        "2026-01-01 Proxy-Authorization: Basic YTpi\nnext\n\nProxy-Authorization: Basic Yzpk\n"
    );
    ASSERT_EQ(found.size(), 2U);
    EXPECT_THAT(found[1].sent("Proxy-Authorization"), ElementsAre("Basic Yzpk"));
}

TEST(Sightings, TwoFieldsOfOneHead_AreTwo_TwoLoggersAreOne) {
    const auto twice = sightings(
        "GET http://h/ HTTP/1.1\nProxy-Authorization: Basic YTpi\nProxy-Authorization: Basic Yzpk\n"
    );
    ASSERT_EQ(twice.size(), 1U);
    EXPECT_EQ(twice[0].sent("Proxy-Authorization").size(), 2U);
    const auto loggers = sightings(
        "x >> GET http://h/ HTTP/1.1\nx >> Proxy-Authorization: Basic YTpi\n"
        "x >> \"GET http://h/ HTTP/1.1[\\r][\\n]\"\n"
        "x >> \"Proxy-Authorization: Basic YTpi[\\r][\\n]\"\n"
    );
    ASSERT_EQ(loggers.size(), 1U);
    EXPECT_EQ(loggers[0].sent("Proxy-Authorization").size(), 1U);
}

TEST(Sightings, CredentialsShownTwice_AreOne) {
    const auto found = sightings(
        "headers: { 'Proxy-Authorization': 'Basic dTpw' },\n"
        "'proxy-authenticate': 'Basic realm=\"x\"',\n"
        "CONNECT h:443 HTTP/1.1\nProxy-Authorization: Basic dTpw\n\n"
        "{ 'proxy-authorization': 'Basic dTpw' }\n"
    );
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].method, "CONNECT");
    EXPECT_EQ(found[0].status, 407);
    EXPECT_EQ(found[0].challenges().size(), 1U);
}

TEST(Sightings, ValueAlone_IsTakenForTheField) {
    for (const std::string_view log : {"Basic dTpw\n", "dTpw\n", "\n  dTpw  \r\n"}) {
        const auto found = sightings(log);
        ASSERT_EQ(found.size(), 1U) << log;
        EXPECT_THAT(found[0].sent("Proxy-Authorization"), ElementsAre("Basic dTpw")) << log;
    }
    EXPECT_TRUE(sightings("dTpw\nand more\n").empty());
    EXPECT_TRUE(sightings("").empty());
}

TEST(SightingOfField, EveryForm_GivesTheValue) {
    const auto value = [](std::string_view field) {
        return std::string(sighting_of_field(field).sent("Proxy-Authorization").at(0));
    };
    EXPECT_EQ(value("Proxy-Authorization: Basic dTpw"), "Basic dTpw");
    EXPECT_EQ(value("proxy-authorization:Basic dTpw"), "Basic dTpw");
    EXPECT_EQ(value("Basic dTpw"), "Basic dTpw");
    EXPECT_EQ(value("dTpw"), "Basic dTpw");
    EXPECT_EQ(value("TlRMTVNTUAADAAAA"), "NTLM TlRMTVNTUAADAAAA");
    EXPECT_EQ(value("user:pass"), "user:pass");
    EXPECT_EQ(value("Basic"), "Basic");
    EXPECT_EQ(value("Digest a=b,\r\n    c=d\n"), "Digest a=b, c=d");
    EXPECT_EQ(value("Basic  dTpw"), "Basic  dTpw") << "blanks that were sent stay";
}

TEST(MayBeCredentials, AWordIsNone) {
    for (const std::string_view words :
         {"dXNlcjpwYXNz",
          "dXNlcjpwYXNz=",
          "Basic dXNl",
          "Proxy-Authorization: x",
          "user:pass",
          "TlRMTVNTUAADAAAA",
          "Digest username=\"u\""})
        EXPECT_TRUE(may_be_credentials(words)) << words;
    for (const std::string_view words :
         {"wrong-credentials/unknown-user",
          "channel",
          "C-BASIC-01",
          "trimmed+swapped",
          "Basic",
          "two words",
          ""})
        EXPECT_FALSE(may_be_credentials(words)) << words;
}

TEST(IsHidden, Masks_AreNoValue) {
    for (const std::string_view value :
         {"Basic ***",
          "Basic [REDACTED]",
          "<redacted>",
          "\xe2\x96\x88\xe2\x96\x88",
          "Basic <hidden>"})
        EXPECT_TRUE(is_hidden(value)) << value;
    for (const std::string_view value : {"Basic dTpw", "Digest realm=\"hidden\"", "dTpw", ""})
        EXPECT_FALSE(is_hidden(value)) << value;
}

}  // namespace
}  // namespace proxy407::offline
