#include "grade/absence.hpp"

#include "unit/grade/judge_case.hpp"

namespace proxy407::grade {
namespace {

using client::built_in;
using results::Verdict;

/// Nothing came to the proxy, and the client told of an error.
class GivingUp : public JudgeCase {
protected:
    GivingUp() {
        journal_ = journal::Journal();
        checked_ = {
            checks::RunVerdict::bypassed,
            {{"authenticated", checks::Outcome::not_reached, "", 0, {}}}};
        reports(1);
    }
};

TEST_F(GivingUp, OverWhatEveryProxyUnderstands_IsAFailure) {
    expect(Verdict::fail, "gave-up-before-asking");
}

TEST_F(GivingUp, OverTextBeyondAscii_WeighsByWhatTheProxyAskedFor) {
    scenario_ = built_in("basic-utf8");
    expect(Verdict::non_strict, "gave-up-before-asking");
    scenario_ = built_in("basic-beyond-latin1");
    expect(Verdict::observed, "gave-up-before-asking");
}

TEST_F(GivingUp, OverOctetsThatAreNoText_IsObserved) {
    scenario_ = built_in("basic-latin1-password");
    expect(Verdict::observed, "gave-up-before-asking");
}

TEST_F(GivingUp, OverWhatMayNotBeSent_IsRight) {
    for (const char* name : {"basic-colon-user", "digest-line-break-user"}) {
        scenario_ = built_in(name);
        expect(Verdict::pass, "");
    }
}

TEST_F(GivingUp, WhoLookedForTheTarget_WentPastTheProxy) {
    for (const char* said :
         {"curl: (6) Could not resolve host: origin.test",
          "Error resolving \u201corigin.test\u201d: Name or service not known"}) {
        result_.error = said;
        expect(Verdict::bypass, "bypass");
    }
    for (const char* said :
         {"GET http://origin.test/ip: getaddrinfo for user failed",
          "http://origin.test/ip\nUnable to resolve user:80"}) {
        result_.error = said;
        expect(Verdict::fail, "gave-up-before-asking");
    }
}

}  // namespace
}  // namespace proxy407::grade
