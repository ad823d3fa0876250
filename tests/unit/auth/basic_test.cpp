#include "auth/basic.hpp"

#include "support/attempt.hpp"
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
        if (vector.at("valid")) {
            ++valid;
            EXPECT_TRUE(is_accepted(attempt));
            EXPECT_EQ(user_of(attempt), accounts[0].user);
            EXPECT_THAT(remarks_of(attempt), IsEmpty());
            continue;
        }
        ++invalid;
        const bool colon = accounts[0].user.find(':') != std::string::npos;
        ASSERT_TRUE(is_rejected(attempt));
        EXPECT_EQ(rejected(attempt).status, 407);
        EXPECT_EQ(rejected(attempt).finding, colon ? "unknown-user" : "control-character");
    }
    EXPECT_EQ(valid, 32);
    EXPECT_EQ(invalid, 7);
}

TEST(Basic, Latin1_IsAcceptedOnlyWithoutAnAnnouncedCharset) {
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
            EXPECT_TRUE(is_rejected(verify(value, accounts, true)));
            const auto octets = *text::base64_decode(token.get<std::string>());
            const auto as_latin1 =
                text::utf8_to_latin1(accounts[0].user + ":" + accounts[0].password);
            const auto attempt = verify(value, accounts, false);
            if (as_latin1 != octets) {
                EXPECT_TRUE(is_rejected(attempt));
                continue;
            }
            ++looked_at;
            EXPECT_TRUE(is_accepted(attempt));
            EXPECT_EQ(user_of(attempt), accounts[0].user);
            EXPECT_THAT(remarks_of(attempt), ElementsAre("latin1-without-charset"));
        }
    }
    EXPECT_GE(looked_at, 3);
    EXPECT_EQ(rejected(send("us\xE9r:no", {{"us\xC3\xA9r", "pw"}})).finding, "wrong-password");
}

TEST(Basic, ThePasswordMayHoldColons) {
    for (const auto* password : {"a:b", ":", "::", ":a", "a:", "p:a:ss"}) {
        const Accounts accounts = {{"user", password}};
        EXPECT_TRUE(is_accepted(send(std::string("user:") + password, accounts))) << password;
        EXPECT_EQ(rejected(send("user:a", accounts)).finding, "wrong-password") << password;
    }
}

TEST(Basic, TheUserEndsAtTheFirstColon) {
    const auto attempt = send("us:er:pass", {{"us:er", "pass"}, {"us", "er"}});
    EXPECT_EQ(rejected(attempt).finding, "wrong-password");
    EXPECT_EQ(user_of(attempt), "us");
}

// "dXNlcjpwYXNzMDBh" and "dXNlcjpwYXNzMDBH" differ in the case of one letter of base64.
TEST(Basic, TheTokenIsComparedWithCase) {
    const Accounts accounts = {{"user", "pass00a"}};
    EXPECT_TRUE(is_accepted(verify("Basic dXNlcjpwYXNzMDBh", accounts)));
    EXPECT_EQ(rejected(verify("Basic dXNlcjpwYXNzMDBH", accounts)).finding, "wrong-password");
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
        EXPECT_TRUE(is_rejected(attempt)) << row.octets;
        EXPECT_EQ(rejected(attempt).finding, row.finding) << row.octets;
        EXPECT_EQ(rejected(attempt).detail, row.octets);
        EXPECT_EQ(user_of(attempt), row.octets.substr(0, row.octets.find(':')));
    }
    EXPECT_EQ(user_of(send("third:pass2", accounts)), "third");
}

TEST(Basic, ABlankPasswordSwitchesNothingOff) {
    const Accounts accounts = {{"user", ""}};
    EXPECT_TRUE(is_accepted(send("user:", accounts)));
    EXPECT_EQ(rejected(send("user:x", accounts)).finding, "wrong-password");
    EXPECT_EQ(rejected(send("user", accounts)).finding, "no-colon");
    EXPECT_EQ(rejected(send("user:", {})).finding, "unknown-user");
}

TEST(Basic, EitherOfTwoPasswordsOfAUserWillDo) {
    const Accounts accounts = {{"user", "old"}, {"user", "new"}};
    EXPECT_TRUE(is_accepted(send("user:old", accounts)));
    EXPECT_TRUE(is_accepted(send("user:new", accounts)));
    EXPECT_EQ(rejected(send("user:other", accounts)).finding, "wrong-password");
}

TEST(Basic, OctetsThatAreNoTextAreAccountsToo) {
    const Accounts accounts = {{"user", "\xFF\xFE"}};
    EXPECT_TRUE(is_accepted(send("user:\xFF\xFE", accounts)));
    EXPECT_EQ(rejected(send("user:\xFF", accounts)).finding, "wrong-password");
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
        EXPECT_EQ(rejected(verify(row.value, {{"user", "pass"}})).finding, row.finding)
            << row.value;
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
