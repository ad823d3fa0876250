#include "support/ntlm_message.hpp"
#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::get;
using test::right;

TEST(DigestSpelling, RightRunPasses_WrongRunFails) {
    const auto* id = "digest-spelling";
    const auto outcome = [&](const std::string& parameters) {
        const auto field = "Proxy-Authorization: Digest " + parameters + "\r\n";
        return ClientRun().accepted(get(field)).check(id).outcome;
    };
    EXPECT_EQ(
        outcome("username=\"a\\\"b\\\\c\", realm=\"r\", nonce=\"n\", uri=\"/\", response=\"0af\", "
                "cnonce=\"c\", opaque=\"o\", algorithm=MD5, qop=auth, nc=00000001"),
        Outcome::pass
    );
    EXPECT_EQ(outcome("username*=UTF-8''%C3%A4, userhash=false"), Outcome::pass);
    for (const auto* wrong : {
             "username=user",
             "nonce=n",
             "qop=\"auth\"",
             "nc=\"00000001\"",
             "algorithm=\"MD5\"",
             "username*=\"UTF-8''a\"",
             "response=\"0AF\"",
             "realm=\"a\\b\"",
             "realm = \"r\"",
             "realm=\"r\",, nonce=\"n\"",
             "realm=\"r\", realm=\"r\"",
             "username=\"\xc3\xa4\"",
         })
        EXPECT_EQ(outcome(wrong), Outcome::fail) << wrong;
    EXPECT_EQ(ClientRun().accepted(get(right())).check(id).outcome, Outcome::not_reached);
}

TEST(NtlmVersion2, RightRunPasses_WrongRunFails) {
    const auto* id = "ntlm-version-2";
    const auto run = [](const std::string& message) {
        return ClientRun().accepted(
            get("Proxy-Authorization: NTLM " + text::base64_encode(message) + "\r\n")
        );
    };
    EXPECT_EQ(run(proxy407::test::ntlm_type1()).check(id).outcome, Outcome::not_reached);
    auto type3 = proxy407::test::ntlm_type3("CORP", "alice");
    EXPECT_EQ(run(type3).check(id).outcome, Outcome::pass);
    constexpr std::size_t size_of_response = 20;
    for (const char size : {0, 24}) {
        type3[size_of_response] = size;
        EXPECT_EQ(run(type3).check(id).outcome, Outcome::fail);
    }
}

}  // namespace
}  // namespace proxy407::checks
