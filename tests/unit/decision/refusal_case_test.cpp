#include "decision/refusal_case.hpp"

#include "unit/decision/conversation.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision::test {

namespace {

using scenario::RefusalCase;
using Credentials = RefusalCase::Credentials;

/// The answer where one case, with status 418, stands beside the usual 407.
Decision answer(const RefusalCase& when, const std::string& head) {
    auto scenario = basic_scenario();
    scenario.steps[0].refusal_cases = {when};
    scenario.steps[0].refusal_cases[0].refusal.status = 418;
    Conversation proxy(scenario);
    return proxy.receives(head);
}

int status(const RefusalCase& when, const std::string& head) {
    return answer(when, head).status;
}

RefusalCase for_credentials(Credentials credentials) {
    RefusalCase when;
    when.credentials = credentials;
    return when;
}

TEST(RefusalCase, ByMethod) {
    RefusalCase when;
    when.method = "HEAD";
    EXPECT_EQ(status(when, "HEAD http://o.test/ HTTP/1.1\r\nHost: o.test\r\n\r\n"), 418);
    EXPECT_EQ(status(when, get()), 407);
}

TEST(RefusalCase, ByVersionOfTheRequest) {
    RefusalCase when;
    when.http10 = true;
    EXPECT_EQ(status(when, "GET http://o.test/ HTTP/1.0\r\nHost: o.test\r\n\r\n"), 418);
    EXPECT_EQ(status(when, get()), 407);
    when.http10 = false;
    EXPECT_EQ(status(when, get()), 418);
}

TEST(RefusalCase, ByCredentials) {
    const auto other = "proxy-authorization: Bearer x\r\n";
    const auto empty = "Proxy-Authorization:\r\n";
    EXPECT_EQ(status(for_credentials(Credentials::absent), get()), 418);
    EXPECT_EQ(status(for_credentials(Credentials::absent), get(basic("user:no"))), 407);
    EXPECT_EQ(status(for_credentials(Credentials::wrong), get(basic("user:no"))), 418);
    EXPECT_EQ(status(for_credentials(Credentials::wrong), get(other)), 407);
    EXPECT_EQ(status(for_credentials(Credentials::other_scheme), get(other)), 418);
    EXPECT_EQ(status(for_credentials(Credentials::other_scheme), get(empty)), 418);
    EXPECT_EQ(status(for_credentials(Credentials::other_scheme), get()), 407);
}

TEST(RefusalCase, TheFirstThatHolds) {
    scenario::Step step;
    step.refusal_cases = {for_credentials(Credentials::wrong), for_credentials(Credentials::any)};
    const auto head = http::parse_request_head(get());
    EXPECT_EQ(refusal_of_case(step, head), &step.refusal_cases[1].refusal);
    step.refusal_cases.pop_back();
    EXPECT_EQ(refusal_of_case(step, head), nullptr);
}

TEST(RefusalCase, NobodyIsRefusedByACaseWhoIsLetThrough) {
    EXPECT_EQ(answer({}, get(basic("user:pass"))).verdict, Verdict::accepted);
}

}  // namespace

}  // namespace proxy407::decision::test
