#include "auth/digest.hpp"
#include "digest_case.hpp"
#include "support/vectors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace proxy407::auth {

namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using Outcome = Attempt::Outcome;

constexpr std::chrono::system_clock::time_point start{std::chrono::seconds(1'000'000)};

/// The vectors by id.
std::map<std::string, DigestCase> all_cases() {
    std::map<std::string, DigestCase> out;
    const auto& file = test::load_vectors("digest_vectors.json");
    for (const auto& vector : file.at("vectors")) {
        out.emplace(vector.at("id"), DigestCase{vector});
    }
    return out;
}

/// A proxy that issued the nonce of the vector.
NonceStore store_for(const DigestCase& entry) {
    NonceStore nonces;
    nonces.insert(entry.inputs.nonce, start);
    nonces.find(entry.inputs.nonce)->first_cnonce = entry.inputs.cnonce_prime;
    return nonces;
}

Attempt verify(
    const DigestCase& entry, NonceStore& nonces, std::chrono::system_clock::time_point now = start
) {
    const auto credentials = http::parse_credentials(entry.value);
    return verify_digest(credentials, entry.policy, {entry.account}, entry.request(), nonces, now);
}

Attempt verify_alone(const DigestCase& entry) {
    auto nonces = store_for(entry);
    return verify(entry, nonces);
}

/// One right answer of a user to a challenge.
struct Answer {
    std::string user = "user";
    std::string password = "pass";
    std::string nonce = "n1";
    std::string nc = "00000001";
    std::string content = {};
    std::string response = {};  ///< empty: the right one

    std::string value(const DigestPolicy& policy, const DigestRequest& request) const {
        DigestInputs inputs;
        inputs.algorithm = policy.algorithm;
        inputs.user = user;
        inputs.password = password;
        inputs.realm = policy.realm;
        inputs.nonce = nonce;
        inputs.cnonce = "c";
        inputs.nc = nc;
        inputs.qop = policy.qop.empty() ? "" : policy.qop.front();
        inputs.method = request.method;
        inputs.uri = request.target;
        inputs.content = content;
        const auto computed = response.empty() ? digest_response(inputs) : response;
        auto out = "Digest username=\"" + user + "\", realm=\"" + policy.realm + "\", nonce=\"" +
                   nonce + "\", uri=\"" + inputs.uri + "\", response=\"" + computed +
                   "\", algorithm=" + std::string(name(policy.algorithm));
        if (!inputs.qop.empty()) out += ", qop=" + inputs.qop + ", nc=" + nc + ", cnonce=\"c\"";
        return out;
    }
};

/// A proxy with one policy, and requests to it.
struct Desk {
    DigestPolicy policy = {};
    Accounts accounts = {{"user", "pass"}};
    NonceStore nonces{};
    std::chrono::system_clock::time_point now = start;
    std::optional<std::string_view> content = "";
    std::string content_hash = {};

    Desk() { nonces.insert("n1", start); }

    Attempt receives(const Answer& answer) {
        const DigestRequest request{"GET", "http://o.test/x", content, content_hash};
        const auto credentials = http::parse_credentials(answer.value(policy, request));
        return verify_digest(credentials, policy, accounts, request, nonces, now);
    }
};

TEST(VerifyDigest, EveryVectorIsJudgedByItsStatus) {
    std::map<std::string, int> looked_at;
    for (const auto& [id, entry] : all_cases()) {
        SCOPED_TRACE(id);
        const auto status = entry.vector.at("status").get<std::string>();
        ++looked_at[status];
        const auto attempt = verify_alone(entry);
        if (status == "must-reject-and-name") {
            EXPECT_EQ(attempt.outcome, Outcome::rejected);
            EXPECT_FALSE(attempt.stale);
            continue;
        }
        EXPECT_EQ(attempt.outcome, Outcome::accepted) << attempt.finding << " " << attempt.detail;
        EXPECT_EQ(attempt.user, entry.account.user);
        if (status == "deviation-tolerable") {
            EXPECT_THAT(attempt.remarks, Contains("digest-uri-in-origin-form"));
        } else {
            EXPECT_THAT(attempt.remarks, IsEmpty());
        }
    }
    const std::map<std::string, int> expected = {
        {"must-accept", 33},
        {"legacy", 3},
        {"deviation-tolerable", 1},
        {"must-reject-and-name", 1}};
    EXPECT_EQ(looked_at, expected);
}

TEST(VerifyDigest, AnswersWithoutQopAreImproperWhereItIsOffered) {
    int looked_at = 0;
    for (auto& [id, entry] : all_cases()) {
        if (entry.vector.at("status") != "legacy") continue;
        SCOPED_TRACE(id);
        ++looked_at;
        auto strict = entry;
        strict.policy.qop = {"auth"};
        const auto attempt = verify_alone(strict);
        EXPECT_EQ(attempt.outcome, Outcome::rejected);
        EXPECT_EQ(attempt.status, 400);
        EXPECT_EQ(attempt.finding, "digest-qop-missing");
    }
    EXPECT_EQ(looked_at, 3);
}

TEST(VerifyDigest, AStrictScenarioRefusesThePathAsUri) {
    auto entry = all_cases().at("D10");
    entry.policy.strict_uri = true;
    const auto attempt = verify_alone(entry);
    EXPECT_EQ(attempt.outcome, Outcome::rejected);
    EXPECT_EQ(attempt.status, 400);
    EXPECT_EQ(attempt.finding, "digest-uri-in-origin-form");
}

TEST(VerifyDigest, NoWrongResponseOfAnyVectorPasses) {
    int looked_at = 0;
    for (const auto& [id, entry] : all_cases()) {
        for (const auto& [mistake, wrong] : entry.vector.at("wrong_responses").items()) {
            SCOPED_TRACE(id + " " + mistake);
            ++looked_at;
            auto bad = entry;
            const auto right = entry.vector.at("response").get<std::string>();
            const auto at = bad.value.find(right);
            ASSERT_NE(at, std::string::npos);
            bad.value.replace(at, right.size(), wrong.at("response").get<std::string>());
            const auto attempt = verify_alone(bad);
            EXPECT_EQ(attempt.outcome, Outcome::rejected);
            EXPECT_EQ(attempt.status, 407);
            EXPECT_FALSE(attempt.stale);
            const bool d05 = id == "D05";  // its hashed user name is of another function, too
            EXPECT_EQ(attempt.finding, d05 ? "digest-unknown-user" : "digest-wrong-response");
        }
    }
    EXPECT_EQ(looked_at, 484);
}

TEST(VerifyDigest, ASessionKeepsTheCnonceOfItsFirstRequest) {
    const auto cases = all_cases();
    const auto& first = cases.at("D14");
    const auto& second = cases.at("D15");
    NonceStore nonces;
    nonces.insert(first.inputs.nonce, start);
    EXPECT_EQ(verify(second, nonces).finding, "digest-wrong-response") << "no session yet";
    EXPECT_EQ(verify(first, nonces).outcome, Outcome::accepted);
    EXPECT_EQ(verify(second, nonces).outcome, Outcome::accepted);

    auto anew = second;
    const auto right = second.vector.at("response").get<std::string>();
    const auto wrong = second.vector.at("wrong_responses").at("SESS_CNONCE_CURRENT");
    anew.value.replace(
        anew.value.find(right), right.size(), wrong.at("response").get<std::string>()
    );
    EXPECT_EQ(verify(anew, nonces).finding, "digest-wrong-response");
}

TEST(VerifyDigest, ANonceLastsAsLongAsTheScenarioSays) {
    Desk desk;
    desk.policy.nonce_lifetime = std::chrono::seconds(10);
    desk.now = start + std::chrono::seconds(10);
    EXPECT_EQ(desk.receives({}).outcome, Outcome::accepted);
    desk.now += std::chrono::seconds(1);
    const auto late = desk.receives({.nc = "00000002"});
    EXPECT_EQ(late.outcome, Outcome::rejected);
    EXPECT_EQ(late.status, 407);
    EXPECT_EQ(late.finding, "digest-nonce-expired");
    EXPECT_TRUE(late.stale);
}

TEST(VerifyDigest, StaleIsSaidOnlyToWhoKnowsThePassword) {
    Desk desk;
    desk.now = start + std::chrono::hours(1);
    EXPECT_TRUE(desk.receives({}).stale);
    EXPECT_TRUE(desk.receives({.nonce = "never issued"}).stale);
    EXPECT_EQ(desk.receives({.nonce = "never issued"}).finding, "digest-nonce-unknown");
    for (const auto* nonce : {"n1", "never issued"}) {
        const auto wrong = desk.receives({.password = "wrong", .nonce = nonce});
        EXPECT_FALSE(wrong.stale) << nonce;
        EXPECT_EQ(wrong.finding, "digest-wrong-response") << nonce;
        const auto nobody = desk.receives({.user = "nobody", .nonce = nonce});
        EXPECT_FALSE(nobody.stale) << nonce;
        EXPECT_EQ(nobody.finding, "digest-unknown-user") << nonce;
    }
}

TEST(VerifyDigest, ACountIsGoodOnceInAnyOrder) {
    Desk desk;
    for (const auto* nc : {"00000001", "00000003", "00000002", "0000000a"}) {
        EXPECT_EQ(desk.receives({.nc = nc}).outcome, Outcome::accepted) << nc;
    }
    for (const auto* nc : {"00000001", "00000002", "0000000A"}) {
        const auto again = desk.receives({.nc = nc});
        EXPECT_EQ(again.finding, "digest-nc-replayed") << nc;
        EXPECT_TRUE(again.stale) << nc;
    }
    desk.nonces.insert("n2", start);
    EXPECT_EQ(desk.receives({.nonce = "n2"}).outcome, Outcome::accepted) << "counts are per nonce";
}

TEST(VerifyDigest, AWrongResponseUsesNothingUp) {
    Desk desk;
    desk.policy.nonce_uses = 1;
    EXPECT_EQ(desk.receives({.password = "wrong"}).finding, "digest-wrong-response");
    EXPECT_EQ(desk.receives({}).outcome, Outcome::accepted);
}

TEST(VerifyDigest, ANonceIsGoodForSoManyRequests) {
    for (const bool with_qop : {true, false}) {
        Desk desk;
        desk.policy.nonce_uses = 2;
        if (!with_qop) desk.policy.qop.clear();
        EXPECT_EQ(desk.receives({.nc = "00000001"}).outcome, Outcome::accepted) << with_qop;
        EXPECT_EQ(desk.receives({.nc = "00000002"}).outcome, Outcome::accepted) << with_qop;
        const auto third = desk.receives({.nc = "00000003"});
        EXPECT_EQ(third.finding, "digest-nonce-used-up") << with_qop;
        EXPECT_TRUE(third.stale) << with_qop;
    }
}

TEST(VerifyDigest, TheCountsOfANonceAreBounded) {
    for (const std::uint32_t uses : {0u, 4'000'000'000u}) {
        Desk desk;
        desk.policy.nonce_uses = uses;
        desk.nonces.find("n1")->uses = 99'999;
        EXPECT_EQ(desk.receives({.nc = "00000001"}).outcome, Outcome::accepted) << uses;
        EXPECT_EQ(desk.receives({.nc = "00000002"}).finding, "digest-nonce-used-up") << uses;
    }
}

TEST(VerifyDigest, EitherOfTwoPasswordsOfAUserWillDo) {
    Desk desk;
    desk.accounts = {{"user", "old"}, {"other", "x"}, {"user", "new"}};
    EXPECT_EQ(desk.receives({.password = "old"}).outcome, Outcome::accepted);
    EXPECT_EQ(desk.receives({.password = "new", .nc = "00000002"}).outcome, Outcome::accepted);
    EXPECT_EQ(desk.receives({.password = "x"}).finding, "digest-wrong-response");
}

TEST(VerifyDigest, ThePasswordIsNotComparedLaxly) {
    Desk desk;
    for (const auto* password : {"", "pas", "passs", "PASS", " pass", "pass "}) {
        EXPECT_EQ(desk.receives({.password = password}).finding, "digest-wrong-response")
            << password;
    }
    for (const auto* user : {"", "use", "users", "USER"}) {
        EXPECT_EQ(desk.receives({.user = user}).finding, "digest-unknown-user") << user;
    }
    for (const auto* response : {"0", "00000000000000000000000000000000", "not hex"}) {
        EXPECT_EQ(desk.receives({.response = response}).finding, "digest-wrong-response");
    }
}

TEST(VerifyDigest, ACountMayHaveToRise) {
    Desk desk;
    desk.policy.counts = DigestPolicy::Counts::increasing;
    EXPECT_EQ(desk.receives({.nc = "00000001"}).outcome, Outcome::accepted);
    EXPECT_EQ(desk.receives({.nc = "00000003"}).outcome, Outcome::accepted);
    const auto late = desk.receives({.nc = "00000002"});
    EXPECT_EQ(late.finding, "digest-nc-decreased");
    EXPECT_TRUE(late.stale);
    EXPECT_EQ(desk.receives({.nc = "00000003"}).finding, "digest-nc-replayed");
    EXPECT_EQ(desk.receives({.nc = "00000004"}).outcome, Outcome::accepted);
}

TEST(VerifyDigest, AuthIntWaitsForTheContent) {
    Desk desk;
    desk.policy.qop = {"auth-int"};
    desk.content = std::nullopt;
    EXPECT_EQ(desk.receives({.content = "body"}).outcome, Outcome::needs_content);
    EXPECT_EQ(desk.receives({.user = "nobody"}).finding, "digest-unknown-user")
        << "what is plain from the head is said at once";
    EXPECT_EQ(desk.nonces.find("n1")->uses, 0u);
    desk.content = "body";
    EXPECT_EQ(desk.receives({.content = "other"}).finding, "digest-wrong-response");
    EXPECT_EQ(desk.receives({.content = "body"}).outcome, Outcome::accepted);

    desk.policy.qop = {"auth"};
    desk.content = std::nullopt;
    EXPECT_EQ(desk.receives({.nc = "00000002"}).outcome, Outcome::accepted);
}

TEST(VerifyDigest, AuthIntNeedsNoMoreOfTheContentThanItsHash) {
    Desk desk;
    desk.policy.qop = {"auth-int"};
    desk.content = std::nullopt;
    EXPECT_EQ(desk.receives({.content = "body"}).hash_with, desk.policy.algorithm);
    desk.content = "bo";
    desk.content_hash = digest_hash(desk.policy.algorithm, "body");
    EXPECT_EQ(desk.receives({.content = "bo"}).finding, "digest-wrong-response");
    const auto right = desk.receives({.content = "body"});
    EXPECT_EQ(right.outcome, Outcome::accepted);
}

TEST(DigestRspauth, IsMadeOfTheAnswersContent_NotOfTheRequests) {
    DigestInputs inputs;
    inputs.qop = "auth-int";
    const auto right = digest_rspauth(inputs, "answer");
    inputs.content_hash = "of the request";
    EXPECT_EQ(digest_rspauth(inputs, "answer"), right);
}

TEST(VerifyDigest, AnOldNonceIsRemarked) {
    Desk desk;
    EXPECT_THAT(desk.receives({.password = "wrong"}).remarks, IsEmpty());
    EXPECT_THAT(desk.receives({}).remarks, testing::ElementsAre("old-nonce-reused"));

    desk.nonces.insert("n2", start);
    EXPECT_THAT(desk.receives({.nonce = "n2"}).remarks, IsEmpty());
    desk.nonces.find("n2")->superseded = true;
    EXPECT_THAT(
        desk.receives({.nonce = "n2", .nc = "00000002"}).remarks,
        testing::ElementsAre("nextnonce-ignored")
    );
}

TEST(VerifyDigest, TheProofIsOfTheRequestOrDeliberatelyWrong) {
    Desk desk;
    EXPECT_FALSE(desk.receives({.nc = "00000001"}).info.proof);
    desk.policy.rspauth = DigestPolicy::Rspauth::right;
    const auto right = desk.receives({.nc = "00000002"}).info;
    ASSERT_TRUE(right.proof);
    EXPECT_EQ(right.proof->password, "pass");
    EXPECT_EQ(right.proof->nc, "00000002");
    desk.policy.rspauth = DigestPolicy::Rspauth::wrong;
    auto wrong = desk.receives({.nc = "00000002"}).info;
    EXPECT_FALSE(wrong.proof) << "refused";
    wrong = desk.receives({.nc = "00000003"}).info;
    ASSERT_TRUE(wrong.proof);
    EXPECT_NE(wrong.proof->password, "pass");
}

TEST(VerifyDigest, AColonInThePasswordIsNoSeparator) {
    Desk desk;
    desk.accounts = {{"user", "p:w"}};
    EXPECT_EQ(desk.receives({.password = "p:w"}).outcome, Outcome::accepted);
    EXPECT_EQ(desk.receives({.password = "p"}).finding, "digest-wrong-response");
}

}  // namespace

}  // namespace proxy407::auth
