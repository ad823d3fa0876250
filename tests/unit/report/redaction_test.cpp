#include "report/redaction.hpp"

#include "text/percent.hpp"
#include "unit/report/samples.hpp"

#include <gmock/gmock.h>

namespace proxy407::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Redaction, OffChangesNothing) {
    const Redaction off;
    EXPECT_EQ(off.text("http://u:p@h/"), "http://u:p@h/");
    EXPECT_EQ(off.head("Authorization: Basic x\r\n"), "Authorization: Basic x\r\n");
    EXPECT_EQ(off.evidence("Basic x"), "Basic x");
}

TEST(Redaction, HeadsKeepTheirShape) {
    const Redaction on = Redaction::by_form();
    const std::pair<const char*, const char*> rows[] = {
        {"GET http://u:p@h/ HTTP/1.1\r\nHost: h\r\n\r\n",
         "GET http://u:***@h/ HTTP/1.1\r\nHost: h\r\n\r\n"},
        {"Proxy-Authorization: Basic dXNlcjpwYXNz\r\n", "Proxy-Authorization: Basic ***\r\n"},
        {"authorization:Bearer abc\n", "authorization: Bearer ***\n"},
        {"Proxy-Authorization: NTLM TlRMTVNTUAAB\n", "Proxy-Authorization: NTLM ***\n"},
        {"Proxy-Authorization: Negotiate YII=\n", "Proxy-Authorization: Negotiate ***\n"},
        {"AUTHORIZATION : secret\r\n", "AUTHORIZATION : ***\r\n"},
        {"Proxy-Authorization:\r\n", "Proxy-Authorization: ***\r\n"},
        {"Proxy-Authorization: Basic dXNl\r\n cjpw\r\nHost: h\r\n",
         "Proxy-Authorization: Basic ***\r\n***\r\nHost: h\r\n"},
        {"Proxy-Authorization: Basic dXNl\ncjpw\r\nHost: h\r\n",
         "Proxy-Authorization: Basic ***\n***\r\nHost: h\r\n"},
        {"Authorization: Digest username=\"u\", response=\"abc\"", "Authorization: Digest ***"},
        {"Proxy-Authentication-Info: rspauth=\"00\", qop=auth\r\n",
         "Proxy-Authentication-Info: ***\r\n"},
    };
    for (const auto& [octets, masked] : rows) EXPECT_EQ(on.head(octets), masked);
}

TEST(Redaction, TheReceivedPasswordIsFoundInEveryShape) {
    const Redaction on(refused());  // user:p%40ss
    for (const std::string& shape :
         {std::string("p%40ss"),
          std::string("p@ss"),
          text::percent_encode("p%40ss"),
          text::base64_encode("user:p%40ss"),
          text::base64_encode("p%40ss")}) {
        EXPECT_THAT(on.text("it was \"" + shape + "\"!"), Not(HasSubstr(shape))) << shape;
        EXPECT_THAT(on.text("it was \"" + shape + "\"!"), HasSubstr("***")) << shape;
    }
}

TEST(Redaction, EvidenceGoesWhenCredentialsWereSent) {
    EXPECT_EQ(Redaction(refused()).evidence("anything"), "***");
    const auto without = exchange("GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(Redaction(without).evidence("peer 127.0.0.1"), "peer 127.0.0.1");
}

TEST(Redaction, ADigestResponseIsASecret) {
    const Redaction on(
        exchange("GET http://h/ HTTP/1.1\r\nProxy-Authorization: Digest username=\"u\", "
                 "response=\"0123456789abcdef\"\r\n\r\n")
    );
    EXPECT_EQ(on.text("response 0123456789abcdef is wrong"), "response *** is wrong");
}

}  // namespace
}  // namespace proxy407::report
