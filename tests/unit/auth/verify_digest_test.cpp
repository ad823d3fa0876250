#include "auth/verify_digest.hpp"

#include "digest_case.hpp"
#include "support/attempt.hpp"
#include "support/vectors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace proxy407::auth {

namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
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
            EXPECT_TRUE(is_rejected(attempt));
            EXPECT_FALSE(rejected(attempt).stale);
            continue;
        }
        EXPECT_TRUE(is_accepted(attempt));
        EXPECT_EQ(user_of(attempt), entry.account.user);
        if (status == "deviation-tolerable") {
            EXPECT_THAT(remarks_of(attempt), Contains("digest-uri-in-origin-form"));
        } else {
            EXPECT_THAT(remarks_of(attempt), IsEmpty());
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
        EXPECT_TRUE(is_rejected(attempt));
        EXPECT_EQ(rejected(attempt).status, 400);
        EXPECT_EQ(rejected(attempt).finding, "digest-qop-missing");
    }
    EXPECT_EQ(looked_at, 3);
}

TEST(VerifyDigest, AStrictScenarioRefusesThePathAsUri) {
    auto entry = all_cases().at("D10");
    entry.policy.strict_uri = true;
    const auto attempt = verify_alone(entry);
    EXPECT_TRUE(is_rejected(attempt));
    EXPECT_EQ(rejected(attempt).status, 400);
    EXPECT_EQ(rejected(attempt).finding, "digest-uri-in-origin-form");
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
            EXPECT_TRUE(is_rejected(attempt));
            EXPECT_EQ(rejected(attempt).status, 407);
            EXPECT_FALSE(rejected(attempt).stale);
            const bool d05 = id == "D05";  // its hashed user name is of another function, too
            EXPECT_EQ(
                rejected(attempt).finding, d05 ? "digest-unknown-user" : "digest-wrong-response"
            );
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
    EXPECT_EQ(rejected(verify(second, nonces)).finding, "digest-wrong-response")
        << "no session yet";
    EXPECT_TRUE(is_accepted(verify(first, nonces)));
    EXPECT_TRUE(is_accepted(verify(second, nonces)));

    auto anew = second;
    const auto right = second.vector.at("response").get<std::string>();
    const auto wrong = second.vector.at("wrong_responses").at("digest-session-with-current-cnonce");
    anew.value.replace(
        anew.value.find(right), right.size(), wrong.at("response").get<std::string>()
    );
    EXPECT_EQ(rejected(verify(anew, nonces)).finding, "digest-wrong-response");
}

TEST(VerifyDigest, ANonceLastsAsLongAsTheScenarioSays) {
    Desk desk;
    desk.policy.nonce_lifetime = std::chrono::seconds(10);
    desk.now = start + std::chrono::seconds(10);
    EXPECT_TRUE(is_accepted(desk.receives({})));
    desk.now += std::chrono::seconds(1);
    const auto late = desk.receives({.nc = "00000002"});
    EXPECT_TRUE(is_rejected(late));
    EXPECT_EQ(rejected(late).status, 407);
    EXPECT_EQ(rejected(late).finding, "digest-nonce-expired");
    EXPECT_TRUE(rejected(late).stale);
}

TEST(VerifyDigest, OldNonceWithAWrongPassword_IsNotStale) {
    Desk desk;
    desk.now = start + std::chrono::hours(1);
    EXPECT_TRUE(rejected(desk.receives({})).stale);
    EXPECT_TRUE(rejected(desk.receives({.nonce = "never issued"})).stale);
    EXPECT_EQ(rejected(desk.receives({.nonce = "never issued"})).finding, "digest-nonce-unknown");
    for (const auto* nonce : {"n1", "never issued"}) {
        const auto wrong = desk.receives({.password = "wrong", .nonce = nonce});
        EXPECT_FALSE(rejected(wrong).stale) << nonce;
        EXPECT_EQ(rejected(wrong).finding, "digest-wrong-response") << nonce;
        const auto nobody = desk.receives({.user = "nobody", .nonce = nonce});
        EXPECT_FALSE(rejected(nobody).stale) << nonce;
        EXPECT_EQ(rejected(nobody).finding, "digest-unknown-user") << nonce;
    }
}

TEST(VerifyDigest, ACountIsGoodOnceInAnyOrder) {
    Desk desk;
    for (const auto* nc : {"00000001", "00000003", "00000002", "0000000a"}) {
        EXPECT_TRUE(is_accepted(desk.receives({.nc = nc}))) << nc;
    }
    for (const auto* nc : {"00000001", "00000002", "0000000A"}) {
        const auto again = desk.receives({.nc = nc});
        EXPECT_EQ(rejected(again).finding, "digest-nc-replayed") << nc;
        EXPECT_TRUE(rejected(again).stale) << nc;
    }
    desk.nonces.insert("n2", start);
    EXPECT_TRUE(is_accepted(desk.receives({.nonce = "n2"}))) << "counts are per nonce";
}

TEST(VerifyDigest, AWrongResponseUsesNothingUp) {
    Desk desk;
    desk.policy.nonce_uses = 1;
    EXPECT_EQ(rejected(desk.receives({.password = "wrong"})).finding, "digest-wrong-response");
    EXPECT_TRUE(is_accepted(desk.receives({})));
}

TEST(VerifyDigest, ANonceIsGoodForSoManyRequests) {
    for (const bool with_qop : {true, false}) {
        Desk desk;
        desk.policy.nonce_uses = 2;
        if (!with_qop) desk.policy.qop.clear();
        EXPECT_TRUE(is_accepted(desk.receives({.nc = "00000001"}))) << with_qop;
        EXPECT_TRUE(is_accepted(desk.receives({.nc = "00000002"}))) << with_qop;
        const auto third = desk.receives({.nc = "00000003"});
        EXPECT_EQ(rejected(third).finding, "digest-nonce-used-up") << with_qop;
        EXPECT_TRUE(rejected(third).stale) << with_qop;
    }
}

TEST(VerifyDigest, TheCountsOfANonceAreBounded) {
    for (const std::uint32_t uses : {0u, 4'000'000'000u}) {
        Desk desk;
        desk.policy.nonce_uses = uses;
        desk.nonces.find("n1")->uses = 99'999;
        EXPECT_TRUE(is_accepted(desk.receives({.nc = "00000001"}))) << uses;
        EXPECT_EQ(rejected(desk.receives({.nc = "00000002"})).finding, "digest-nonce-used-up")
            << uses;
    }
}

TEST(VerifyDigest, EitherOfTwoPasswordsOfAUserWillDo) {
    Desk desk;
    desk.accounts = {{"user", "old"}, {"other", "x"}, {"user", "new"}};
    EXPECT_TRUE(is_accepted(desk.receives({.password = "old"})));
    EXPECT_TRUE(is_accepted(desk.receives({.password = "new", .nc = "00000002"})));
    EXPECT_EQ(rejected(desk.receives({.password = "x"})).finding, "digest-wrong-response");
}

TEST(VerifyDigest, ThePasswordIsNotComparedLaxly) {
    Desk desk;
    for (const auto* password : {"", "pas", "passs", "PASS", " pass", "pass "}) {
        EXPECT_EQ(rejected(desk.receives({.password = password})).finding, "digest-wrong-response")
            << password;
    }
    for (const auto* user : {"", "use", "users", "USER"}) {
        EXPECT_EQ(rejected(desk.receives({.user = user})).finding, "digest-unknown-user") << user;
    }
    for (const auto* response : {"0", "00000000000000000000000000000000", "not hex"}) {
        EXPECT_EQ(rejected(desk.receives({.response = response})).finding, "digest-wrong-response");
    }
}

TEST(VerifyDigest, ACountMayHaveToRise) {
    Desk desk;
    desk.policy.counts = DigestPolicy::Counts::increasing;
    EXPECT_TRUE(is_accepted(desk.receives({.nc = "00000001"})));
    EXPECT_TRUE(is_accepted(desk.receives({.nc = "00000003"})));
    const auto late = desk.receives({.nc = "00000002"});
    EXPECT_EQ(rejected(late).finding, "digest-nc-decreased");
    EXPECT_TRUE(rejected(late).stale);
    EXPECT_EQ(rejected(desk.receives({.nc = "00000003"})).finding, "digest-nc-replayed");
    EXPECT_TRUE(is_accepted(desk.receives({.nc = "00000004"})));
}

TEST(VerifyDigest, AuthIntWaitsForTheContent) {
    Desk desk;
    desk.policy.qop = {"auth-int"};
    desk.content = std::nullopt;
    EXPECT_TRUE(std::holds_alternative<NeedsContent>(desk.receives({.content = "body"})));
    EXPECT_EQ(rejected(desk.receives({.user = "nobody"})).finding, "digest-unknown-user")
        << "what is plain from the head is said at once";
    EXPECT_EQ(desk.nonces.find("n1")->uses, 0u);
    desk.content = "body";
    EXPECT_EQ(rejected(desk.receives({.content = "other"})).finding, "digest-wrong-response");
    EXPECT_TRUE(is_accepted(desk.receives({.content = "body"})));

    desk.policy.qop = {"auth"};
    desk.content = std::nullopt;
    EXPECT_TRUE(is_accepted(desk.receives({.nc = "00000002"})));
}

TEST(VerifyDigest, AuthIntNeedsNoMoreOfTheContentThanItsHash) {
    Desk desk;
    desk.policy.qop = {"auth-int"};
    desk.content = std::nullopt;
    EXPECT_EQ(
        std::get<NeedsContent>(desk.receives({.content = "body"})).hash, desk.policy.algorithm
    );
    desk.content = "bo";
    desk.content_hash = digest_hash(desk.policy.algorithm, "body");
    EXPECT_EQ(rejected(desk.receives({.content = "bo"})).finding, "digest-wrong-response");
    const auto right = desk.receives({.content = "body"});
    EXPECT_TRUE(is_accepted(right));
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
    EXPECT_THAT(remarks_of(desk.receives({.password = "wrong"})), IsEmpty());
    EXPECT_THAT(remarks_of(desk.receives({})), testing::ElementsAre("old-nonce-reused"));

    desk.nonces.insert("n2", start);
    EXPECT_THAT(remarks_of(desk.receives({.nonce = "n2"})), IsEmpty());
    desk.nonces.find("n2")->superseded = true;
    EXPECT_THAT(
        remarks_of(desk.receives({.nonce = "n2", .nc = "00000002"})),
        testing::ElementsAre("nextnonce-ignored")
    );
}

TEST(VerifyDigest, AcceptedRequest_GetsItsProofOrADeliberatelyWrongOne) {
    Desk desk;
    EXPECT_FALSE(accepted(desk.receives({.nc = "00000001"})).info.proof);
    desk.policy.rspauth = DigestPolicy::Rspauth::right;
    const auto right = accepted(desk.receives({.nc = "00000002"})).info;
    ASSERT_TRUE(right.proof);
    EXPECT_EQ(right.proof->password, "pass");
    EXPECT_EQ(right.proof->nc, "00000002");
    desk.policy.rspauth = DigestPolicy::Rspauth::wrong;
    EXPECT_TRUE(is_rejected(desk.receives({.nc = "00000002"}))) << "nothing to prove";
    const auto wrong = accepted(desk.receives({.nc = "00000003"})).info;
    ASSERT_TRUE(wrong.proof);
    EXPECT_NE(wrong.proof->password, "pass");
}

TEST(VerifyDigest, AColonInThePasswordIsNoSeparator) {
    Desk desk;
    desk.accounts = {{"user", "p:w"}};
    EXPECT_TRUE(is_accepted(desk.receives({.password = "p:w"})));
    EXPECT_EQ(rejected(desk.receives({.password = "p"})).finding, "digest-wrong-response");
}

}  // namespace

}  // namespace proxy407::auth
