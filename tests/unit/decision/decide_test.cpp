#include "decision/decide.hpp"

#include "unit/decision/conversation.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision::test {

namespace {

TEST(Decide, RequestWithoutCredentials_IsChallengedOnALivingConnection) {
    Conversation proxy(basic_scenario());
    const auto decision = proxy.receives(get());
    EXPECT_EQ(decision.verdict, Verdict::challenged);
    EXPECT_EQ(status_of(decision), 407);
    EXPECT_EQ(reply_field(decision, "Proxy-Authenticate"), "Basic realm=\"proxy407\"");
    EXPECT_EQ(
        reply_field(decision, "Proxy-Status"),
        "proxy407; error=http_request_denied; details=\"no-credentials/no-credentials\""
    );
    EXPECT_EQ(reply_field(decision, "Connection"), "(absent)");
    EXPECT_TRUE(ends_with<AwaitNext>(decision));
}

TEST(Decide, AcceptedRequest_ReachesTheOriginWithoutItsCredentials) {
    Conversation proxy(basic_scenario());
    const auto decision = proxy.receives(get(basic("user:pass") + "Authorization: Bearer t\r\n"));
    EXPECT_EQ(decision.verdict, Verdict::accepted);
    EXPECT_EQ(decision.user, "user");
    const auto* answer = step_of<AnswerFromOrigin>(decision);
    ASSERT_NE(answer, nullptr);
    const auto octets = http::to_octets(answer->request);
    EXPECT_EQ(octets.find("Proxy-Authorization"), octets.npos) << octets;
    EXPECT_NE(octets.find("Authorization: Bearer t\r\n"), octets.npos) << octets;
    EXPECT_NE(octets.find("Via: 1.1 proxy407"), octets.npos) << octets;
}

TEST(Decide, RightCredentialsOpenTheTunnel) {
    Conversation proxy(basic_scenario());
    const auto decision = proxy.receives(connect(basic("user:pass")));
    const auto* tunnel = step_of<OpenTunnel>(decision);
    ASSERT_NE(tunnel, nullptr);
    EXPECT_EQ(tunnel->to, (http::Authority{"origin.test", 443}));
    EXPECT_FALSE(tunnel->forward);
    EXPECT_TRUE(ends_with<OpenTunnel>(decision));
}

TEST(Decide, RefusedConnectClosesTheConnection) {  // RFC 9931, S-CON-03
    Conversation proxy(basic_scenario());
    const auto decision = proxy.receives(connect());
    EXPECT_EQ(reply_field(decision, "Connection"), "close");
    EXPECT_TRUE(ends_with<Close>(decision));
}

TEST(Decide, RefusedConnect_KeepsTheConnectionWhereTheScenarioSaysSo) {
    auto scenario = basic_scenario();
    scenario.steps[0].refusal.shape.ending = scenario::ReplyShape::Ending::keep;
    Conversation proxy(scenario);
    const auto decision = proxy.receives(connect());
    EXPECT_EQ(reply_field(decision, "Connection"), "(absent)");
    EXPECT_TRUE(ends_with<AwaitNext>(decision));
}

TEST(Decide, WrongPasswordIsRefusedByName) {
    Conversation proxy(basic_scenario());
    const auto decision = proxy.receives(get(basic("user:nope")));
    EXPECT_EQ(decision.verdict, Verdict::refused);
    ASSERT_TRUE(decision.diagnosis);
    EXPECT_EQ(decision.diagnosis->cause, diagnosis::Cause::wrong_credentials);
    EXPECT_EQ(
        reply_field(decision, "Proxy-Status"),
        "proxy407; error=http_request_denied; details=\"wrong-credentials/wrong-password\""
    );
}

TEST(Decide, AuthorizationInsteadOfProxyAuthorization_IsTheWrongPlace) {
    Conversation proxy(basic_scenario());
    const auto decision =
        proxy.receives(get("Authorization: Basic " + text::base64_encode("user:pass") + "\r\n"));
    EXPECT_EQ(decision.verdict, Verdict::refused);
    ASSERT_TRUE(decision.diagnosis);
    EXPECT_EQ(decision.diagnosis->cause, diagnosis::Cause::wrong_place_or_scheme);
    EXPECT_EQ(decision.diagnosis->finding, "authorization-instead-of-proxy-authorization");
}

TEST(Decide, TwoProxyAuthorizationFieldsAreA400) {  // S-MSG-19, peers 4.2 (8)
    Conversation proxy(basic_scenario());
    const auto decision = proxy.receives(get(basic("user:pass") + basic("user:pass")));
    EXPECT_EQ(decision.verdict, Verdict::malformed);
    EXPECT_EQ(status_of(decision), 400);
    EXPECT_TRUE(ends_with<Close>(decision));
}

TEST(Decide, DigestIsAskedForAndBasicIsNamed) {
    auto scenario = basic_scenario();
    scenario.steps[0].schemes = {auth::DigestPolicy{}};
    Conversation proxy(scenario);
    const auto asked = proxy.receives(get());
    EXPECT_TRUE(reply_field(asked, "Proxy-Authenticate").starts_with("Digest realm=\"proxy407\""));
    const auto decision = proxy.receives(get(basic("user:pass")));
    ASSERT_TRUE(decision.diagnosis);
    EXPECT_EQ(decision.diagnosis->cause, diagnosis::Cause::wrong_place_or_scheme);
    EXPECT_EQ(decision.diagnosis->finding, "basic-instead-of-digest");
}

/// A right answer, but for what is given.
std::string digest_answer(
    const Decision& asked,
    std::string_view password,
    const std::string& qop = "auth",
    std::string content = "",
    std::string_view method = "GET",
    std::string_view target = "http://origin.test/ip"
) {
    const auto field = reply_field(asked, "Proxy-Authenticate");
    const auto challenge = http::parse_challenges({field}).at(0);
    auth::DigestInputs inputs;
    inputs.algorithm = *auth::digest_algorithm(challenge.find("algorithm")->value);
    inputs.user = "user";
    inputs.realm = challenge.find("realm")->value;
    inputs.password = password;
    inputs.nonce = challenge.find("nonce")->value;
    inputs.cnonce = "c0ffee";
    inputs.nc = "00000001";
    inputs.qop = qop;
    inputs.method = method;
    inputs.uri = target;
    inputs.content = std::move(content);
    return "Proxy-Authorization: Digest username=\"user\", realm=\"" + inputs.realm +
           "\", nonce=\"" + inputs.nonce + "\", uri=\"" + inputs.uri +
           "\", algorithm=" + std::string(auth::name(inputs.algorithm)) + ", qop=" + qop +
           ", nc=00000001, cnonce=\"c0ffee\", response=\"" + auth::digest_response(inputs) +
           "\"\r\n";
}

scenario::Scenario digest_scenario(auth::DigestPolicy policy = {}) {
    auto scenario = basic_scenario();
    scenario.steps[0].schemes = {std::move(policy)};
    return scenario;
}

TEST(Decide, DigestIsAcceptedOnce) {
    Conversation proxy(digest_scenario());
    const auto answer = digest_answer(proxy.receives(get()), "pass");
    EXPECT_EQ(proxy.receives(get(answer)).verdict, Verdict::accepted);

    const auto replayed = proxy.receives(get(answer));
    EXPECT_EQ(replayed.verdict, Verdict::challenged) << "the same nc again";
    EXPECT_NE(reply_field(replayed, "Proxy-Authenticate").find("stale=true"), std::string::npos);
}

TEST(Decide, OldNonce_IsStaleOnlyWithARightDigest) {  // S-AUTH-16
    Conversation proxy(digest_scenario());
    const auto asked = proxy.receives(get());
    const auto right = digest_answer(asked, "pass");
    const auto wrong = digest_answer(asked, "nope");
    proxy.pass_time(std::chrono::hours(1));
    const auto stale = proxy.receives(get(right));
    EXPECT_NE(reply_field(stale, "Proxy-Authenticate").find("stale=true"), std::string::npos);
    const auto refused = proxy.receives(get(wrong));
    EXPECT_EQ(refused.verdict, Verdict::refused);
    EXPECT_EQ(reply_field(refused, "Proxy-Authenticate").find("stale=true"), std::string::npos);
}

std::string post(std::string_view fields) {
    return "POST http://origin.test/ip HTTP/1.1\r\nHost: origin.test\r\nContent-Length: 4\r\n" +
           std::string(fields) + "\r\n";
}

TEST(Decide, AuthInt_IsDecidedWhenTheContentIsThere) {  // RFC 7616 section 3.4.3
    auth::DigestPolicy policy;
    policy.qop = {"auth-int"};
    auto scenario = digest_scenario(policy);
    scenario.steps.push_back(scenario.steps[0]);
    scenario.steps[0].until = {{scenario::Transition::On::requests, 2, 1}};
    scenario.steps[1].name = "after two";
    Conversation proxy(scenario);
    const auto answer = digest_answer(proxy.receives(get()), "pass", "auth-int", "body", "POST");

    const auto pending = proxy.receives(post(answer));
    EXPECT_EQ(pending.verdict, std::nullopt) << "there is none without the content";
    ASSERT_NE(step_of<ReadContent>(pending), nullptr);
    EXPECT_EQ(step_of<ReadContent>(pending)->hash, policy.algorithm);
    EXPECT_TRUE(ends_with<DecideAgain>(pending));

    const auto decided = proxy.receives(post(answer), "body");
    EXPECT_EQ(decided.verdict, Verdict::accepted);
    EXPECT_NE(step_of<AnswerFromOrigin>(decided), nullptr);
    EXPECT_EQ(step_of<ReadContent>(decided), nullptr) << "it has been read";
    EXPECT_EQ(proxy.connection().requests, 2u);
    EXPECT_EQ(proxy.state().script.requests, 2u) << "counted once";
    EXPECT_EQ(proxy.receives(get()).step, "after two");
}

TEST(Decide, ContentOtherThanHashed_IsRefusedOnALivingConnection) {
    auth::DigestPolicy policy;
    policy.qop = {"auth-int"};
    Conversation proxy(digest_scenario(policy));
    const auto answer = digest_answer(proxy.receives(get()), "pass", "auth-int", "", "POST");
    const auto decided = proxy.receives(post(answer + "Expect: 100-continue\r\n"), "body");
    EXPECT_EQ(decided.verdict, Verdict::refused);
    EXPECT_EQ(decided.diagnosis->finding, "digest-no-content-hashed");
    EXPECT_EQ(step_of<DrainContent>(decided), nullptr);
    EXPECT_TRUE(ends_with<AwaitNext>(decided));
}

TEST(Decide, AuthIntWithAWrongHead_IsRefusedWithoutItsContent) {
    auth::DigestPolicy policy;
    policy.qop = {"auth-int"};
    Conversation proxy(digest_scenario(policy));
    const auto asked = proxy.receives(post(""));
    EXPECT_EQ(asked.verdict, Verdict::challenged);
    const auto plain = proxy.receives(post(digest_answer(asked, "pass", "auth", "", "POST")));
    EXPECT_EQ(status_of(plain), 400);
    EXPECT_EQ(plain.diagnosis->finding, "digest-auth-for-auth-int");
}

TEST(Decide, AcceptedDigest_GetsTheNextNonceAndTheProof) {  // RFC 7616 section 3.5
    auth::DigestPolicy policy;
    policy.nextnonce = true;
    policy.nonce_uses = 1;
    policy.rspauth = auth::DigestPolicy::Rspauth::right;
    Conversation proxy(digest_scenario(policy));
    const auto asked = proxy.receives(get());
    const auto decided = proxy.receives(get(digest_answer(asked, "pass")));
    const auto* answer = step_of<AnswerFromOrigin>(decided);
    ASSERT_NE(answer, nullptr);
    EXPECT_TRUE(answer->info.proof);
    EXPECT_NE(proxy.state().nonces.find(answer->info.nextnonce), nullptr);

    const auto old = proxy.receives(get(digest_answer(asked, "pass")));
    EXPECT_EQ(old.remarks, std::vector<std::string>{"nextnonce-ignored"});
    EXPECT_EQ(old.diagnosis->finding, "digest-nonce-used-up");

    const auto to_connect =
        digest_answer(proxy.receives(connect()), "pass", "auth", "", "CONNECT", "origin.test:443");
    const auto tunnel = proxy.receives(connect(to_connect));
    ASSERT_NE(step_of<OpenTunnel>(tunnel), nullptr);
    const auto octets = std::get<Send>(step_of<OpenTunnel>(tunnel)->established.at(0)).octets;
    EXPECT_NE(octets.find("\r\nProxy-Authentication-Info: nextnonce="), octets.npos) << octets;
}

TEST(Decide, RefusedAccount_GetsTheNextNonceToo) {
    auth::DigestPolicy policy;
    policy.nextnonce = true;
    auto scenario = digest_scenario(policy);
    scenario::AccountRule rule;
    rule.user = "user";
    rule.requests = 0;
    scenario.rules = {rule};
    Conversation proxy(scenario);
    const auto asked = proxy.receives(get());
    const auto refused = proxy.receives(get(digest_answer(asked, "pass")));
    EXPECT_EQ(status_of(refused), 403);
    EXPECT_TRUE(reply_field(refused, "Proxy-Authentication-Info").starts_with("nextnonce="));
}

TEST(Decide, DigestAnswer_IsVerifiedByTheChallengeOfItsAlgorithm) {  // S-AUTH-17
    constexpr auth::DigestAlgorithm all[] = {
        auth::DigestAlgorithm::sha512_256,
        auth::DigestAlgorithm::sha512_256_sess,
        auth::DigestAlgorithm::sha256,
        auth::DigestAlgorithm::sha256_sess,
        auth::DigestAlgorithm::md5,
        auth::DigestAlgorithm::md5_sess};
    auto scenario = basic_scenario();
    scenario.steps[0].schemes.clear();
    for (const auto algorithm : all) {
        auth::DigestPolicy policy;
        policy.algorithm = algorithm;
        policy.userhash = true;
        scenario.steps[0].schemes.emplace_back(policy);
    }
    Conversation proxy(scenario);
    for (const auto algorithm : all) {
        const auto octets = sent(proxy.receives(get()));
        auth::DigestInputs inputs;
        inputs.algorithm = algorithm;
        inputs.user = "user";
        inputs.realm = "proxy407";
        inputs.password = "pass";
        inputs.cnonce = "c";
        inputs.nc = "00000001";
        inputs.qop = "auth";
        inputs.method = "GET";
        inputs.uri = "http://origin.test/ip";
        const auto named = "algorithm=" + std::string(auth::name(algorithm)) + ",";
        const auto at = octets.rfind("nonce=\"", octets.find(named)) + 7;
        inputs.nonce = octets.substr(at, octets.find('"', at) - at);
        const auto decision = proxy.receives(
            get("Proxy-Authorization: Digest username=\"" +
                auth::digest_hash(algorithm, "user:proxy407") +
                "\", userhash=true, realm=\"proxy407\", nonce=\"" + inputs.nonce +
                "\", uri=\"http://origin.test/ip\", " + named +
                " qop=auth, nc=00000001, cnonce=\"c\", response=\"" +
                auth::digest_response(inputs) + "\"\r\n")
        );
        EXPECT_EQ(decision.verdict, Verdict::accepted) << named;
        EXPECT_EQ(decision.user, "user");
    }
}

TEST(Decide, SeveralSchemes_AreAFieldEachInTheScenariosOrder) {  // S-AUTH-10
    auto scenario = basic_scenario();
    scenario.steps[0].schemes = {auth::DigestPolicy{}, auth::BasicPolicy{}};
    Conversation proxy(scenario);
    const auto octets = sent(proxy.receives(get()));
    const auto digest = octets.find("\r\nProxy-Authenticate: Digest ");
    const auto basic_at = octets.find("\r\nProxy-Authenticate: Basic ");
    ASSERT_NE(digest, octets.npos);
    ASSERT_NE(basic_at, octets.npos);
    EXPECT_LT(digest, basic_at);
    EXPECT_EQ(proxy.receives(get(basic("user:pass"))).verdict, Verdict::accepted);
}

TEST(Decide, FaultsStrikeAtTheirMoment) {
    auto scenario = basic_scenario();
    scenario.steps[0].fault =
        scenario::Fault{scenario::Fault::At::head, scenario::Effect::reset, {}};
    Conversation at_head(scenario);
    EXPECT_FALSE(at_head.accepts());
    const auto decision = at_head.receives(get());
    EXPECT_EQ(decision.verdict, Verdict::fault);
    EXPECT_TRUE(ends_with<Reset>(decision));

    scenario.steps[0].fault->at = scenario::Fault::At::accept;
    Conversation at_accept(scenario);
    ASSERT_TRUE(at_accept.accepts());
}

TEST(Decide, AFaultMayOnlyHoldThingsUp) {
    auto scenario = basic_scenario();
    const std::chrono::milliseconds time(300);
    scenario.steps[0].fault = scenario::Fault{scenario::Fault::At::head, {}, time};
    Conversation at_head(scenario);
    const auto decision = at_head.receives(get(basic("user:pass")));
    EXPECT_EQ(decision.verdict, Verdict::accepted);
    ASSERT_TRUE(std::holds_alternative<Pause>(decision.plan.front()));
    EXPECT_EQ(std::get<Pause>(decision.plan.front()).time, time);

    scenario.steps[0].fault->at = scenario::Fault::At::accept;
    Conversation at_accept(scenario);
    const auto plan = at_accept.accepts();
    ASSERT_TRUE(plan);
    EXPECT_TRUE(std::holds_alternative<AwaitNext>(plan->back()));
}

TEST(Decide, RefusedPost_IsDrainedBeforeTheNextRequest) {  // S-MSG-20
    Conversation proxy(basic_scenario());
    const auto post = [](std::string_view fields) {
        return "POST http://origin.test/post HTTP/1.1\r\nHost: origin.test\r\n" +
               std::string(fields) + "\r\n";
    };
    const auto small = proxy.receives(post("Content-Length: 5\r\n"));
    EXPECT_NE(step_of<DrainContent>(small), nullptr);
    EXPECT_TRUE(ends_with<AwaitNext>(small));
    const auto large = proxy.receives(post("Content-Length: 99999999\r\n"));
    EXPECT_TRUE(ends_with<Close>(large));
    EXPECT_EQ(reply_field(large, "Connection"), "close");
    const auto expecting = proxy.receives(post("Content-Length: 5\r\nExpect: 100-continue\r\n"));
    EXPECT_TRUE(ends_with<Close>(expecting));
    EXPECT_TRUE(sent(expecting).starts_with("HTTP/1.1 407 ")) << "no 100 before a 407 (S-FWD-14)";
}

TEST(Decide, UnreadableOctetsGetACompleteAnswer) {
    Conversation proxy(basic_scenario());
    const http::Complaint complaint{431, "head-too-large", "The head is too large."};
    const auto decision = proxy.receives_nonsense(complaint);
    EXPECT_TRUE(sent(decision).starts_with("HTTP/1.1 431 "));
    EXPECT_EQ(decision.complaint, "head-too-large");
    EXPECT_TRUE(ends_with<Close>(decision));
}

}  // namespace

}  // namespace proxy407::decision::test
