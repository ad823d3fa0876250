#include "report/finding_example.hpp"

#include "diagnosis/finding.hpp"
#include "offline/judge.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace proxy407::report {
namespace {

/// What the proxy says of it.
std::string finding_of(const FindingExample& example) {
    offline::Knowledge knowledge;
    knowledge.scenario.client = auth::Account{"user", "p@ss"};
    knowledge.scenario.users = {*knowledge.scenario.client};
    knowledge.proxy_url = "http://127.0.0.1:3128";
    auto log = "GET http://example.test/ HTTP/1.1\r\nHost: example.test\r\n" + example.received +
               "\r\n\r\nHTTP/1.1 407 Proxy Authentication Required\r\n";
    if (!example.challenge.empty()) log += "Proxy-Authenticate: " + example.challenge + "\r\n";
    const auto judged = offline::judge(offline::sightings(log), knowledge);
    if (judged.journal.exchanges().empty()) return "(not judged)";
    const auto& last = judged.journal.exchanges().back();
    return last.diagnosis ? last.diagnosis->finding : "(no finding)";
}

TEST(FindingExamples, EachOne_IsThatFindingToTheProxy) {
    for (const auto& example : finding_examples())
        EXPECT_EQ(finding_of(example), example.id) << example.received;
}

TEST(FindingExamples, EachOne_IsOfOneRow) {
    std::set<std::string_view> seen;
    for (const auto& example : finding_examples()) {
        EXPECT_NE(diagnosis::find_finding(example.id), nullptr) << example.id;
        EXPECT_TRUE(seen.insert(example.id).second) << example.id;
    }
}

TEST(FindingExample, Words_ShowWhatCameAndForWhat) {
    EXPECT_EQ(finding_example("no-colon"), "`Proxy-Authorization: Basic c29tZW9uZQ==` came");
    EXPECT_EQ(
        finding_example("handshake-without-token"), "`Proxy-Authorization: NTLM` came for `NTLM`"
    );
    EXPECT_EQ(finding_example("quota-used-up"), "");
}

}  // namespace
}  // namespace proxy407::report
