#include "unit/checks/digest_run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::challenge;
using test::DigestRun;
using test::Sent;

/// A proxy that offers `more` and gets one answer.
Outcome judged(const char* check, const std::string& more, const Sent& sent) {
    return DigestRun().asked(challenge("n1", more)).accepted(sent).outcome(check);
}

TEST(QopWasOffered, RightRunPasses_WrongRunFails) {
    constexpr auto id = "qop-was-offered";
    const std::string both = ", qop=\"auth-int , auth\"";
    EXPECT_EQ(judged(id, both, {.qop = "auth"}), Outcome::pass);
    EXPECT_EQ(judged(id, both, {.qop = "auth-int"}), Outcome::pass);
    EXPECT_EQ(judged(id, both, {.qop = "auth-int , auth"}), Outcome::fail);
    EXPECT_EQ(judged(id, both, {.qop = ""}), Outcome::fail);
    EXPECT_EQ(judged(id, ", qop=\"auth-int\"", {.qop = "auth"}), Outcome::fail);
    EXPECT_EQ(judged(id, "", {.qop = ""}), Outcome::pass);
    EXPECT_EQ(judged(id, "", {.qop = "auth"}), Outcome::fail);
    EXPECT_EQ(DigestRun().asked(challenge("n1")).outcome(id), Outcome::not_reached);
}

TEST(OpaqueEchoed, RightRunPasses_WrongRunFails) {
    constexpr auto id = "opaque-echoed";
    EXPECT_EQ(judged(id, ", opaque=\"o\"", {}), Outcome::pass);
    EXPECT_EQ(judged(id, ", opaque=\"o\"", {.opaque = "x"}), Outcome::fail);
    EXPECT_EQ(judged(id, ", opaque=\"o\"", {.opaque = ""}), Outcome::fail);
    EXPECT_EQ(judged(id, "", {.opaque = ""}), Outcome::pass);
    EXPECT_EQ(DigestRun().asked(challenge("n1")).outcome(id), Outcome::not_reached);
}

TEST(UsernameHashed, RightRunPasses_WrongRunFails) {
    constexpr auto id = "username-hashed";
    EXPECT_EQ(judged(id, ", userhash=true", {.more = ", userhash=true"}), Outcome::pass);
    EXPECT_EQ(judged(id, ", userhash=true", {}), Outcome::fail);
    EXPECT_EQ(judged(id, ", userhash=true", {.more = ", userhash=false"}), Outcome::fail);
    EXPECT_EQ(judged(id, "", {}), Outcome::not_reached);
}

TEST(NoMd5BesideSha2, RightRunPasses_WrongRunFails) {
    constexpr auto id = "no-md5-beside-sha2";
    const auto both =
        challenge("n1", ", algorithm=MD5") + challenge("n2", ", algorithm=SHA-512-256");
    EXPECT_EQ(DigestRun().asked(both).accepted({.nonce = "n2"}).outcome(id), Outcome::pass);
    EXPECT_EQ(
        DigestRun().asked(both).accepted({.algorithm = "md5-sess"}).outcome(id), Outcome::fail
    );
    EXPECT_EQ(DigestRun().asked(both).accepted({.algorithm = ""}).outcome(id), Outcome::fail);
    EXPECT_EQ(judged(id, ", algorithm=MD5", {.algorithm = "MD5"}), Outcome::pass);
    EXPECT_EQ(DigestRun().asked(both).outcome(id), Outcome::not_reached);
}

}  // namespace
}  // namespace proxy407::checks
