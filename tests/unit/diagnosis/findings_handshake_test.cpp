#include "diagnosis/finding.hpp"

#include <gtest/gtest.h>

namespace proxy407::diagnosis {
namespace {

TEST(FindingsHandshake, ARowForEachRejectionOfAHandshake) {
    for (const auto* id :
         {"handshake-unfinished",
          "handshake-again",
          "handshake-without-token",
          "handshake-malformed-token",
          "ntlm-handshake-on-another-connection",
          "ntlm-out-of-order",
          "ntlm-unknown-user",
          "ntlm-wrong-password",
          "ntlm-without-response",
          "ntlm-unusable-name",
          "ntlm-wrong-integrity-code",
          "negotiate-refused"}) {
        ASSERT_NE(find_finding(id), nullptr) << id;
    }
    EXPECT_EQ(find_finding("handshake-unfinished")->cause, Cause::no_credentials);
    EXPECT_EQ(
        find_finding("ntlm-handshake-on-another-connection")->cause, Cause::wrong_place_or_scheme
    );
}

TEST(FindingsHandshake, EveryRowSaysWhatIsWrong) {
    for (const auto& row : handshake_findings()) EXPECT_FALSE(row.what.empty()) << row.id;
}

}  // namespace
}  // namespace proxy407::diagnosis
