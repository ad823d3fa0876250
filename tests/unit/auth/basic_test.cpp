#include "auth/basic.hpp"

#include "support/vectors.hpp"
#include "text/base64.hpp"
#include "text/charset.hpp"
#include "text/hex.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Outcome = Attempt::Outcome;

Attempt verify(std::string_view value, const Accounts& accounts, bool charset_utf8 = false) {
    return verify_basic(http::parse_credentials(value), {"r", charset_utf8}, accounts);
}

/// The Attempt for a token of these octets.
Attempt send(std::string_view octets, const Accounts& accounts, bool charset_utf8 = false) {
    return verify("Basic " + text::base64_encode(octets), accounts, charset_utf8);
}

TEST(Basic, EveryVectorIsJudged) {
    const auto& file = test::load_vectors("basic_vectors.json");
    int valid = 0;
    int invalid = 0;
    for (const auto& vector : file.at("vectors")) {
        SCOPED_TRACE(vector.at("id").get<std::string>());
        const bool charset = !vector.at("charset_in_challenge").is_null();
        // A scenario's text is normalised when it is loaded.
        const Accounts accounts = {
            {text::nfc(vector.at("user").get<std::string>()),
             text::nfc(vector.at("password").get<std::string>())}};
        const auto token = vector.at("token").get<std::string>();
        const auto attempt = verify("Basic " + token, accounts, charset);
        EXPECT_EQ(attempt.status, 407);
        if (vector.at("valid")) {
            ++valid;
            EXPECT_EQ(attempt.outcome, Outcome::accepted);
            EXPECT_EQ(attempt.user, accounts[0].user);
            EXPECT_THAT(attempt.remarks, IsEmpty());
            continue;
        }
        ++invalid;
        const bool colon = accounts[0].user.find(':') != std::string::npos;
        EXPECT_EQ(attempt.outcome, Outcome::rejected);
        EXPECT_EQ(attempt.finding, colon ? "unknown-user" : "control-character");
    }
    EXPECT_EQ(valid, 32);
    EXPECT_EQ(invalid, 7);
}

TEST(Basic, Latin1IsAnotherSpellingOnlyWhereNoCharsetWasAnnounced) {
    const auto& file = test::load_vectors("basic_vectors.json");
    int looked_at = 0;
    for (const auto& vector : file.at("vectors")) {
        if (!vector.contains("other_ascii_compatible_encodings")) continue;
        const Accounts accounts = {
            {text::nfc(vector.at("user").get<std::string>()),
             text::nfc(vector.at("password").get<std::string>())}};
        for (const auto& [encoding, token] :
             vector.at("other_ascii_compatible_encodings").items()) {
            SCOPED_TRACE(vector.at("id").get<std::string>() + " " + encoding);
            const auto value = "Basic " + token.get<std::string>();
            EXPECT_EQ(verify(value, accounts, true).outcome, Outcome::rejected);
            const auto octets = *text::base64_decode(token.get<std::string>());
            const auto as_latin1 =
                text::utf8_to_latin1(accounts[0].user + ":" + accounts[0].password);
            const auto attempt = verify(value, accounts, false);
            if (as_latin1 != octets) {
                EXPECT_EQ(attempt.outcome, Outcome::rejected);
                continue;
            }
            ++looked_at;
            EXPECT_EQ(attempt.outcome, Outcome::accepted);
            EXPECT_EQ(attempt.user, accounts[0].user);
            EXPECT_THAT(attempt.remarks, ElementsAre("latin1-without-charset"));
        }
    }
    EXPECT_GE(looked_at, 3);
    EXPECT_EQ(send("us\xE9r:no", {{"us\xC3\xA9r", "pw"}}).finding, "wrong-password");
}

TEST(Basic, ThePasswordMayHoldColons) {
    for (const auto* password : {"a:b", ":", "::", ":a", "a:", "p:a:ss"}) {
        const Accounts accounts = {{"user", password}};
        EXPECT_EQ(send(std::string("user:") + password, accounts).outcome, Outcome::accepted)
            << password;
        EXPECT_EQ(send("user:a", accounts).finding, "wrong-password") << password;
    }
}

TEST(Basic, TheUserEndsAtTheFirstColon) {
    const auto attempt = send("us:er:pass", {{"us:er", "pass"}, {"us", "er"}});
    EXPECT_EQ(attempt.finding, "wrong-password");
    EXPECT_EQ(attempt.user, "us");
}

// "dXNlcjpwYXNzMDBh" and "dXNlcjpwYXNzMDBH" differ in the case of one letter of base64.
TEST(Basic, TheTokenIsComparedWithCase) {
    const Accounts accounts = {{"user", "pass00a"}};
    EXPECT_EQ(verify("Basic dXNlcjpwYXNzMDBh", accounts).outcome, Outcome::accepted);
    EXPECT_EQ(verify("Basic dXNlcjpwYXNzMDBH", accounts).finding, "wrong-password");
}

TEST(Basic, TheWholePasswordIsCompared) {
    constexpr struct {
        std::string_view octets;
        std::string_view finding;
    } cases[] = {
        {"user:pas", "wrong-password"},
        {"user:passs", "wrong-password"},
        {"user:", "wrong-password"},
        {"user:PASS", "wrong-password"},
        {"user: pass", "wrong-password"},
        {"user:pass ", "wrong-password"},
        {"user:qass", "wrong-password"},
        {"user:pasr", "wrong-password"},
        {"use:pass", "unknown-user"},
        {"userr:pass", "unknown-user"},
        {"USER:pass", "unknown-user"},
        {" user:pass", "unknown-user"},
        {":pass", "unknown-user"},
        {":", "unknown-user"},
        {"other:pass2", "wrong-password"},
    };

    const Accounts accounts = {{"user", "pass"}, {"other", "pass1"}, {"third", "pass2"}};
    for (const auto& row : cases) {
        const auto attempt = send(row.octets, accounts);
        EXPECT_EQ(attempt.outcome, Outcome::rejected) << row.octets;
        EXPECT_EQ(attempt.finding, row.finding) << row.octets;
        EXPECT_EQ(attempt.detail, row.octets);
        EXPECT_EQ(attempt.user, row.octets.substr(0, row.octets.find(':')));
    }
    EXPECT_EQ(send("third:pass2", accounts).user, "third");
}

TEST(Basic, ABlankPasswordSwitchesNothingOff) {
    const Accounts accounts = {{"user", ""}};
    EXPECT_EQ(send("user:", accounts).outcome, Outcome::accepted);
    EXPECT_EQ(send("user:x", accounts).finding, "wrong-password");
    EXPECT_EQ(send("user", accounts).finding, "no-colon");
    EXPECT_EQ(send("user:", {}).finding, "unknown-user");
}

TEST(Basic, EitherOfTwoPasswordsOfAUserWillDo) {
    const Accounts accounts = {{"user", "old"}, {"user", "new"}};
    EXPECT_EQ(send("user:old", accounts).outcome, Outcome::accepted);
    EXPECT_EQ(send("user:new", accounts).outcome, Outcome::accepted);
    EXPECT_EQ(send("user:other", accounts).finding, "wrong-password");
}

TEST(Basic, OctetsThatAreNoTextAreAccountsToo) {
    const Accounts accounts = {{"user", "\xFF\xFE"}};
    EXPECT_EQ(send("user:\xFF\xFE", accounts).outcome, Outcome::accepted);
    EXPECT_EQ(send("user:\xFF", accounts).finding, "wrong-password");
}

TEST(Basic, WhatIsNoTokenIsNamed) {
    constexpr struct {
        std::string_view value;
        std::string_view finding;
    } cases[] = {
        {"Basic", "no-token68"},
        {"Basic ,", "no-token68"},
        {"Basic realm=\"r\"", "no-token68"},
        {"Basic user:pass", "unparsable"},
        {"Basic dXNlcjpwYXNz=", "not-canonical-base64"},
        {"Basic dXNlcjpwYXNzCg==", "control-character"},
        {"Basic dXNlcg==", "no-colon"},
    };

    for (const auto& row : cases) {
        EXPECT_EQ(verify(row.value, {{"user", "pass"}}).finding, row.finding) << row.value;
    }
}

TEST(Basic, TheChallengeQuotesItsRealm) {
    EXPECT_EQ(basic_challenge({"r", false}), "Basic realm=\"r\"");
    EXPECT_EQ(basic_challenge({"r", true}), "Basic realm=\"r\", charset=\"UTF-8\"");
    EXPECT_EQ(basic_challenge({R"(a "b" \ c, d)", false}), R"(Basic realm="a \"b\" \\ c, d")");
    EXPECT_EQ(basic_challenge({"", false}), "Basic realm=\"\"");
}

}  // namespace

}  // namespace proxy407::auth
