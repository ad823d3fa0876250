#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::connect;
using test::get;

const std::string for_target = "Authorization: Digest username=\"name\"\r\n";

TEST(AnswersBoth, RightRunPasses_WrongRunFails) {
    const auto* id = "answers-both";
    EXPECT_EQ(ClientRun().challenged().accepted(get()).check(id).outcome, Outcome::not_reached);
    ClientRun plain;
    plain.challenged().forwarded(get(), "GET / HTTP/1.1\r\n", 401);
    EXPECT_EQ(plain.check(id).outcome, Outcome::fail);
    EXPECT_EQ(plain.check(id).exchange, 2u);
    EXPECT_EQ(plain.challenged(get(for_target)).check(id).outcome, Outcome::fail)
        << "the proxy did not let it through";
    plain.forwarded(get(for_target), "GET / HTTP/1.1\r\n", 401);
    EXPECT_EQ(plain.check(id).outcome, Outcome::pass) << "refused in the end, but answered";

    ClientRun tunnel;
    tunnel.accepted(connect()).at_origin(get("", "/"), 401);
    EXPECT_EQ(tunnel.check(id).outcome, Outcome::fail);
    EXPECT_EQ(tunnel.at_origin(get(for_target, "/")).check(id).outcome, Outcome::pass);
}

TEST(ConnectWellFormed, RightRunPasses_WrongRunFails) {
    const auto* id = "connect-well-formed";
    EXPECT_EQ(ClientRun().accepted(get()).check(id).outcome, Outcome::not_reached);
    for (const auto* right : {
             "CONNECT a.test:443 HTTP/1.1\r\n\r\n",
             "CONNECT [2001:db8::1]:443 HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
         })
        EXPECT_EQ(ClientRun().accepted(right).check(id).outcome, Outcome::pass) << right;
    for (const auto* wrong : {
             "CONNECT a.test HTTP/1.1\r\n\r\n",
             "CONNECT https://a.test:443 HTTP/1.1\r\n\r\n",
             "CONNECT 2001:db8::1:443 HTTP/1.1\r\n\r\n",
             "CONNECT a.test:443 HTTP/1.1\r\nContent-Length: 1\r\n\r\n",
             "CONNECT a.test:443 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
         })
        EXPECT_EQ(ClientRun().challenged(wrong).check(id).outcome, Outcome::fail) << wrong;
}

TEST(ConnectHttp11, RightRunPasses_WrongRunFails) {
    const auto* id = "connect-http11";
    EXPECT_EQ(ClientRun().accepted(get()).check(id).outcome, Outcome::not_reached);
    const auto* old = "CONNECT a.test:443 HTTP/1.0\r\n\r\n";
    EXPECT_EQ(ClientRun().accepted(connect()).check(id).outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().accepted(old).check(id).outcome, Outcome::fail);
    EXPECT_EQ(ClientRun().accepted(old).check("connect-well-formed").outcome, Outcome::pass);
}

TEST(HttpWithoutConnect, RightRunPasses_WrongRunFails) {
    const auto* id = "http-without-connect";
    EXPECT_EQ(ClientRun().accepted(get()).check(id).outcome, Outcome::pass);
    EXPECT_EQ(ClientRun().accepted(connect()).check(id).outcome, Outcome::pass);
    const auto* tunnel = "CONNECT a.test:80 HTTP/1.1\r\n\r\n";
    EXPECT_EQ(ClientRun().challenged(tunnel).check(id).outcome, Outcome::fail);
    EXPECT_EQ(ClientRun().challenged(tunnel).check(id).exchange, 1u);
}

TEST(TargetExact, RightRunPasses_WrongRunFails) {
    const auto* id = "target-exact";
    EXPECT_EQ(ClientRun().accepted(get()).check(id).outcome, Outcome::not_reached)
        << "the usual targets";
    ClientRun run;
    run.scenario().handout.http_target = "http://a.test/x%2Fy?q=%7E#part";
    run.scenario().handout.https_target = "https://b.test/u?v=1#w";
    EXPECT_EQ(run.accepted(connect()).check(id).outcome, Outcome::not_reached);
    run.accepted(get("", "http://a.test/x%2Fy?q=%7E")).at_origin(get("", "/u?v=1"));
    EXPECT_EQ(run.check(id).outcome, Outcome::pass);
    for (const auto* wrong : {"http://a.test/x%2Fy?q=%7E#part", "http://a.test/x/y?q=%7E"}) {
        auto other = run;
        EXPECT_EQ(other.accepted(get("", wrong)).check(id).outcome, Outcome::fail) << wrong;
    }
    EXPECT_EQ(run.at_origin(get("", "/u?v=1#w")).check(id).outcome, Outcome::fail);
}

TEST(TargetExact, EscapesOfUnreservedCharacters_AreTheSame) {
    ClientRun run;
    run.scenario().handout.http_target = "http://a.test/%7Ex?q=%2f~";
    run.accepted(get("", "http://a.test/~x?q=%2F%7E"));
    EXPECT_EQ(run.check("target-exact").outcome, Outcome::pass);
    run.accepted(get("", "http://a.test/~x?q=/~"));
    EXPECT_EQ(run.check("target-exact").outcome, Outcome::fail);
}

TEST(TargetExact, TheUsualPortAndCapitalsOfAHost_AreTheSame) {
    ClientRun run;
    run.scenario().handout.http_target = "http://a.test/x?y";
    run.accepted(get("", "http://a.test:80/x?y")).accepted(get("", "http://A.test/x?y"));
    EXPECT_EQ(run.check("target-exact").outcome, Outcome::pass);
    for (const auto* wrong : {"http://a.test:81/x?y", "http://b.test/x?y"}) {
        auto other = run;
        EXPECT_EQ(other.accepted(get("", wrong)).check("target-exact").outcome, Outcome::fail)
            << wrong;
    }
}

TEST(TargetExact, AWholeUrlInATunnel_IsAnothersAffair) {
    ClientRun run;
    run.scenario().handout.https_target = "https://b.test/u?v=1#w";
    run.accepted(connect()).at_origin(get("", "https://b.test/u?v=1"));
    EXPECT_EQ(run.check("target-exact").outcome, Outcome::pass);
    run.at_origin(get("", "https://b.test/u?v=2"));
    EXPECT_EQ(run.check("target-exact").outcome, Outcome::fail);
}

TEST(TargetExact, AnEmptyPathMayBeASlash) {
    ClientRun run;
    run.scenario().handout.http_target = "http://a.test";
    run.accepted(get("", "http://a.test/")).accepted(get("", "http://a.test"));
    EXPECT_EQ(run.check("target-exact").outcome, Outcome::pass);
}

}  // namespace
}  // namespace proxy407::checks
