#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks::test {
namespace {

using journal::Recorder;

journal::Exchange seen_at(Recorder recorder, std::string head) {
    auto exchange = ClientRun::made(std::move(head), decision::Verdict::open, 200);
    exchange.recorder = recorder;
    return exchange;
}

const std::string secret = get(basic("user:correct horse"));

TEST(NotPastTheProxy, RequestAtTheDirectOrigin_Fails) {
    ClientRun run;
    run.accepted(secret);
    EXPECT_EQ(run.check("not-past-the-proxy").outcome, Outcome::pass);
    run.put(seen_at(Recorder::direct_origin, get()));
    const auto result = run.check("not-past-the-proxy");
    EXPECT_EQ(result.outcome, Outcome::fail);
    EXPECT_EQ(result.exchange, 2u);
}

TEST(NotPastTheProxy, ATlsHandshakeThere_FailsToo) {
    ClientRun run;
    run.accepted(secret).event("tls-handshake-failed: x", Recorder::direct_origin);
    EXPECT_EQ(run.check("not-past-the-proxy").outcome, Outcome::fail);
    EXPECT_EQ(run.check("no-secret-past-the-proxy").outcome, Outcome::not_reached);
}

TEST(NoSecretPastTheProxy, AHeadThatWasCutOff_ShowsItToo) {
    ClientRun run;
    run.accepted(secret).event(
        "head-cut-off", Recorder::direct_origin, secret.substr(0, secret.size() - 2)
    );
    EXPECT_EQ(run.check("no-secret-past-the-proxy").outcome, Outcome::fail);
}

TEST(NoSecretPastTheProxy, SecretAtTheDirectOriginOnly_Fails) {
    ClientRun run;
    run.accepted(secret);
    EXPECT_EQ(run.check("no-secret-past-the-proxy").outcome, Outcome::not_reached);
    run.put(seen_at(Recorder::direct_origin, get()));
    EXPECT_EQ(run.check("no-secret-past-the-proxy").outcome, Outcome::pass);
    run.put(seen_at(Recorder::direct_origin, secret));
    const auto leak = run.check("no-secret-past-the-proxy");
    EXPECT_EQ(leak.outcome, Outcome::fail);
    EXPECT_EQ(leak.leak, "credentials-past-the-proxy");
}

TEST(NoSecretAtSecondProxy, CredentialsOfTheSecondProxy_Pass) {
    ClientRun run;
    run.accepted(secret);
    EXPECT_EQ(run.check("no-secret-at-second-proxy").outcome, Outcome::not_reached);
    run.put(seen_at(Recorder::second_proxy, get(basic("another:account"))));
    EXPECT_EQ(run.check("no-secret-at-second-proxy").outcome, Outcome::pass);
    run.put(seen_at(Recorder::second_proxy, secret));
    const auto leak = run.check("no-secret-at-second-proxy");
    EXPECT_EQ(leak.outcome, Outcome::fail);
    EXPECT_EQ(leak.leak, "credentials-at-second-proxy");
}

TEST(NoSecretAtSecondProxy, TokenOfTheUser_Fails) {
    ClientRun run;
    run.scenario().client.reset();
    run.scenario().steps = {scenario::Step()};
    run.scenario().steps[0].schemes = {auth::TokenPolicy{"ApiKey", "customer-407"}};
    run.accepted(get()).put(
        seen_at(Recorder::second_proxy, get("Proxy-Authorization: ApiKey customer-407\r\n"))
    );
    EXPECT_EQ(run.check("no-secret-at-second-proxy").outcome, Outcome::fail);
}

TEST(NotAtSecondProxy, RequestThere_Fails) {
    ClientRun run;
    EXPECT_EQ(run.check("not-at-second-proxy").outcome, Outcome::pass);
    run.put(seen_at(Recorder::second_proxy, get()));
    EXPECT_EQ(run.check("not-at-second-proxy").outcome, Outcome::fail)
        << "though nothing came to the first";
}

}  // namespace
}  // namespace proxy407::checks::test
