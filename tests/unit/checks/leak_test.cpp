#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::connect;
using test::get;
using test::right;

std::string to_origin(std::string_view fields = "") {
    return "GET / HTTP/1.1\r\nHost: a.test\r\n" + std::string(fields) + "\r\n";
}

TEST(NeverSentToOrigin, RightRunPasses_WrongRunFails) {
    const auto* id = "never-sent-to-origin";
    EXPECT_EQ(
        ClientRun().accepted(connect(right())).at_origin(to_origin()).check(id).outcome,
        Outcome::pass
    );
    EXPECT_EQ(
        ClientRun().forwarded(get(right()), to_origin("Via: 1.1 p\r\n")).check(id).outcome,
        Outcome::pass
    );
    const std::string leaks[] = {
        right(),
        "proxy-authorization: Digest username=\"x\"\r\n",
        "Authorization: Basic " + text::base64_encode("user:correct horse") + "\r\n",
        "X-Debug: correct horse\r\n",
        "X-Debug: http://user:correct%20horse@proxy:3128\r\n",
        "Cookie: p=" + text::base64_encode("correct horse") + "\r\n",
    };
    for (const auto& leak : leaks) {
        const auto inside = ClientRun().accepted(connect()).at_origin(to_origin(leak)).check(id);
        EXPECT_EQ(inside.outcome, Outcome::fail) << leak;
        EXPECT_EQ(inside.exchange, 2u);
        EXPECT_EQ(
            ClientRun().forwarded(get(right()), to_origin(leak)).check(id).outcome, Outcome::fail
        ) << leak;
    }
    EXPECT_EQ(ClientRun().accepted(connect(right())).check(id).outcome, Outcome::not_reached);
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

TEST(NoProxyConnectionAtOrigin, RightRunPasses_WrongRunFails) {
    const auto* id = "no-proxy-connection-at-origin";
    EXPECT_EQ(ClientRun().accepted(connect()).check(id).outcome, Outcome::not_reached);
    EXPECT_EQ(
        ClientRun().accepted(connect()).at_origin(to_origin()).check(id).outcome, Outcome::pass
    );
    const auto wrong = to_origin("Proxy-Connection: keep-alive\r\n");
    EXPECT_EQ(ClientRun().accepted(connect()).at_origin(wrong).check(id).outcome, Outcome::fail);
    EXPECT_EQ(
        ClientRun().accepted(connect()).at_origin(wrong).check("never-sent-to-origin").outcome,
        Outcome::pass
    ) << "it is no secret";
}

TEST(NeverSentToOrigin, SecretInAFieldThatThisProxyKeepsBack_Fails) {
    const auto* id = "never-sent-to-origin";
    const auto credentials = text::base64_encode("user:correct horse");
    for (const auto* name :
         {"Proxy_Authorization", "proxy.authorization", "Proxy", "Proxy-Token"}) {
        const auto field = std::string(name) + ": Basic " + credentials + "\r\n";
        const auto result = ClientRun().forwarded(get(right() + field), to_origin()).check(id);
        EXPECT_EQ(result.outcome, Outcome::fail) << name;
        EXPECT_EQ(result.leak, "secret-in-another-field") << name;
        EXPECT_EQ(ClientRun().accepted(get(field), 407).check(id).outcome, Outcome::not_reached)
            << name;
    }
    EXPECT_EQ(
        ClientRun().forwarded(get(right() + "Proxy: x\r\n"), to_origin()).check(id).outcome,
        Outcome::pass
    );
}

TEST(NeverSentToOrigin, NeedsNoClientToSeeTheField) {
    ClientRun run;
    run.scenario().client.reset();
    EXPECT_EQ(
        run.accepted(connect()).at_origin(to_origin(right())).check("never-sent-to-origin").outcome,
        Outcome::fail
    );
}

TEST(NeverSentToOrigin, KnowsTheTokensOfTheProxy) {
    for (const auto* leak :
         {"Authorization: Bearer abc.407\r\n", "X-Debug: key-407\r\n", "Cookie: a=b\r\n"}) {
        ClientRun run;
        run.scenario().client.reset();
        run.scenario().steps.resize(1);
        run.scenario().steps[0].schemes = {
            auth::BearerPolicy{"r", "", {"abc.407"}, {}}, auth::TokenPolicy{"ApiKey", "key-407"}};
        const auto result =
            run.accepted(connect()).at_origin(to_origin(leak)).check("never-sent-to-origin");
        const bool innocent = std::string_view(leak).starts_with("Cookie");
        EXPECT_EQ(result.outcome, innocent ? Outcome::pass : Outcome::fail) << leak;
    }
}

TEST(NoAuthorizationInstead, RightRunPasses_WrongRunFails) {
    const auto* id = "no-authorization-instead";
    const std::string targets_own =
        "Authorization: Basic " + text::base64_encode("me:mine") + "\r\n";
    const std::string misplaced =
        "Authorization: Basic " + text::base64_encode("user:correct horse") + "\r\n";
    EXPECT_EQ(ClientRun().accepted(get(right())).check(id).outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().accepted(get(right() + targets_own)).check(id).outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().accepted(get(right() + misplaced)).check(id).outcome, Outcome::fail);
    EXPECT_EQ(
        ClientRun()
            .accepted(get("Authorization: Digest username=\"user\", realm=\"r\"\r\n"))
            .check(id)
            .outcome,
        Outcome::fail
    );
    EXPECT_EQ(
        ClientRun().accepted(connect(right())).at_origin(to_origin(misplaced)).check(id).outcome,
        Outcome::fail
    );
    // A client that waits for the 407 may have the target's credentials in its first request.
    ClientRun waits;
    waits.refused(
        get(targets_own),
        test::Cause::wrong_place_or_scheme,
        "authorization-instead-of-proxy-authorization"
    );
    EXPECT_EQ(waits.check(id).outcome, Outcome::pass);
    // Whose they are nobody can tell when no credentials are known.
    waits.scenario().client.reset();
    EXPECT_EQ(waits.check(id).outcome, Outcome::fail);
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

std::string kind_of(const ClientRun& run) {
    const auto result = run.check("never-sent-to-origin");
    EXPECT_EQ(result.outcome, Outcome::fail);
    return result.leak;
}

TEST(NeverSentToOrigin, TellsTheKindOfLeak) {
    const auto leak = to_origin(right());
    EXPECT_EQ(
        kind_of(ClientRun().accepted(connect(right())).at_origin(leak)), "credentials-inside-tunnel"
    );
    EXPECT_EQ(
        kind_of(ClientRun().accepted(connect()).at_origin(to_origin(), 302).at_origin(leak)),
        "credentials-after-redirect"
    );
    EXPECT_EQ(
        kind_of(ClientRun().accepted(connect()).at_origin(to_origin(), 407).at_origin(leak)),
        "credentials-for-407-of-target"
    );
    EXPECT_EQ(
        kind_of(
            ClientRun().accepted(connect()).at_origin(to_origin("Upgrade: websocket\r\n" + right()))
        ),
        "credentials-in-websocket-upgrade"
    );
    EXPECT_EQ(
        kind_of(ClientRun().accepted(connect()).at_origin(
            to_origin("Authorization: " + right().substr(21))
        )),
        "credentials-in-authorization"
    );
    EXPECT_EQ(
        kind_of(ClientRun().accepted(connect()).at_origin(to_origin("X-Debug: correct horse\r\n"))),
        "secret-in-another-field"
    );
}

TEST(NoAuthorizationInstead, TellsA401ThatDrewThem) {
    const auto misplaced = get("Authorization: " + right().substr(21));
    EXPECT_EQ(
        ClientRun().accepted(misplaced).check("no-authorization-instead").leak,
        "credentials-in-authorization"
    );
    EXPECT_EQ(
        ClientRun().accepted(get(), 401).accepted(misplaced).check("no-authorization-instead").leak,
        "credentials-for-401"
    );
}

TEST(NoOriginSecretsOnConnect, RightRunPasses_WrongRunFails) {
    const auto* id = "no-origin-secrets-on-connect";
    EXPECT_EQ(ClientRun().accepted(connect(right())).check(id).outcome, Outcome::pass);
    for (const auto* field : {"Authorization: Bearer x\r\n", "cookie: a=b\r\n"}) {
        const auto failed = ClientRun().challenged(connect()).accepted(connect(field)).check(id);
        EXPECT_EQ(failed.outcome, Outcome::fail) << field;
        EXPECT_EQ(failed.exchange, 2u);
        EXPECT_EQ(failed.leak, "target-secrets-on-connect");
        EXPECT_EQ(
            ClientRun().accepted(connect(), 401).accepted(connect(field)).check(id).leak,
            "origin-credentials-for-401-of-proxy"
        );
    }
    const auto own_account = "Authorization: " + right().substr(21);
    EXPECT_EQ(ClientRun().accepted(connect(own_account)).check(id).outcome, Outcome::pass)
        << "no-authorization-instead reports it";
    EXPECT_EQ(ClientRun().accepted(get("Cookie: a=b\r\n")).check(id).outcome, Outcome::not_reached);
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

}  // namespace
}  // namespace proxy407::checks
