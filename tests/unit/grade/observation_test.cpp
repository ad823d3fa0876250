#include "grade/observation.hpp"

#include "unit/client/support.hpp"

namespace proxy407::grade {
namespace {

class Observing : public testing::Test {
protected:
    void exchange(const std::string& head, int status, const std::string& reply_head = "") {
        journal::Exchange made;
        made.head = http::parse_request_head(head);
        made.status = status;
        made.reply_head = reply_head;
        journal_.append(std::move(made));
    }

    results::Observed seen() {
        return observe({scenario_, checked_, journal_, client_}, target_, visible_);
    }

    scenario::Scenario scenario_ = client::built_in("basic");
    checks::RunResult checked_;
    journal::Journal journal_;
    client::Client client_;
    client::Target target_ = client::Target::http;
    std::string visible_;
};

const std::string bare = "GET http://a.test/ HTTP/1.1\r\n\r\n";
const std::string with = "GET http://a.test/ HTTP/1.1\r\nProxy-Authorization: Basic eA==\r\n\r\n";

TEST_F(Observing, WhetherCredentialsComeWithTheFirstRequest) {
    exchange(with, 200);
    EXPECT_EQ(seen().preemptive, true);
    journal_ = journal::Journal();
    exchange(bare, 407);
    exchange(with, 200);
    EXPECT_EQ(seen().preemptive, false);
    EXPECT_EQ(seen().requests, 2);
    EXPECT_FALSE(seen().attempts_before_giving_up);
    scenario_.client.reset();
    EXPECT_FALSE(seen().preemptive);
}

TEST_F(Observing, WhatOfARefusalReachesTheUser) {
    exchange(bare, 407, "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"r\"\r\n\r\n");
    exchange(with, 407, "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"r\"\r\n\r\n");
    visible_ = "ProxyError: 407";
    EXPECT_EQ(seen().attempts_before_giving_up, 2);
    EXPECT_EQ(seen().status_shown, true);
    EXPECT_EQ(seen().challenge_shown, false);
    EXPECT_EQ(seen().body_shown, false);
    visible_ = "status 407\nBasic realm=\"r\"\nproxy407: 407 Proxy";
    EXPECT_EQ(seen().challenge_shown, true);
    EXPECT_EQ(seen().body_shown, true);
}

TEST_F(Observing, WhetherConnectIsSentForHttp) {
    EXPECT_FALSE(seen().tunnels_http);
    exchange(bare, 200);
    EXPECT_EQ(seen().tunnels_http, false);
    exchange("CONNECT a.test:443 HTTP/1.1\r\n\r\n", 200);
    EXPECT_EQ(seen().tunnels_http, false) << "after a redirect to https://";
    exchange("CONNECT a.test:80 HTTP/1.1\r\n\r\n", 200);
    EXPECT_EQ(seen().tunnels_http, true);
    target_ = client::Target::https;
    EXPECT_FALSE(seen().tunnels_http);
}

TEST_F(Observing, NothingOfARefusalThatWasNone) {
    exchange(bare, 502);
    EXPECT_EQ(seen().attempts_before_giving_up, 1);
    EXPECT_FALSE(seen().status_shown);
}

}  // namespace
}  // namespace proxy407::grade
