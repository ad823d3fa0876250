#include "auth/ntlm_response.hpp"

#include "auth/ntlm_octets.hpp"
#include "text/charset.hpp"
#include "text/hex.hpp"

#include <gtest/gtest.h>

// The values of MS-NLMP section 4.2.

namespace proxy407::auth {

namespace {

using text::hex_decode;
using text::hex_encode;

const auto challenge = *hex_decode("0123456789abcdef");

NtlmMessage from_user(const std::string& nt_response, std::uint32_t flags = 0) {
    NtlmMessage message;
    message.type = 3;
    message.user = "User";
    message.domain = "Domain";
    message.nt_response = *hex_decode(nt_response);
    message.flags = flags;
    return message;
}

NtlmMessage version_1() {
    return from_user("67c43011f30298a2ad35ece64f16331c44bdbed927841f94");
}

NtlmMessage session_response() {
    auto message = from_user(
        "7537f803ae367128ca458204bde7caf81e97ed2683267232", ntlm_flag::extended_session_security
    );
    message.lm_response = std::string(8, '\xAA') + std::string(16, '\0');
    return message;
}

/// `pairs` come before the end of the pairs.
NtlmMessage version_2(const std::string& pairs = "") {
    auto message = from_user(
        "68cd0ab851e51c96aabc927bebef6a1c01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000"
        "02000c0044006f006d00610069006e0001000c005300650072007600650072"
        "00" +
        pairs + "0000000000000000"
    );
    message.flags = ntlm_flag::key_exchange | ntlm_flag::sign | ntlm_flag::seal;
    message.session_key = *hex_decode("c5dad2544fc9799094ce1ce90bc9d03e");
    return message;
}

TEST(NtlmResponse, TheHashOfAPassword) {
    EXPECT_EQ(hex_encode(nt_hash("Password")), "a4f49c406510bdcab6824ee7c30fd852");
    EXPECT_EQ(nt_hash("\xFF"), "") << "no text";
    EXPECT_EQ(hex_encode(nt_hash("")), "31d6cfe0d16ae931b73c59d7e0c089c0");
}

TEST(NtlmResponse, EachVersionIsRecognised) {
    for (const auto& message : {version_1(), session_response(), version_2()}) {
        const auto proof = ntlm_proof(message, challenge, "Password");
        ASSERT_FALSE(proof.empty());
        EXPECT_EQ(message.nt_response.substr(0, proof.size()), proof);
        EXPECT_TRUE(is_ntlm_response_of(message, challenge, "Password"));
    }
}

TEST(NtlmResponse, EveryOtherInputIsAnotherResponse) {
    for (const auto& message : {version_1(), session_response(), version_2()}) {
        for (const auto* password : {"password", "PASSWORD", "Passwor", "Password ", "", "\xFF"}) {
            EXPECT_FALSE(is_ntlm_response_of(message, challenge, password)) << password;
        }
        EXPECT_FALSE(is_ntlm_response_of(message, *hex_decode("0123456789abcdee"), "Password"));
        EXPECT_FALSE(is_ntlm_response_of(message, "", "Password")) << "no challenge was given";
        for (std::size_t at = 0; at < message.nt_response.size(); ++at) {
            auto changed = message;
            changed.nt_response[at] ^= 1;
            EXPECT_FALSE(is_ntlm_response_of(changed, challenge, "Password")) << at;
        }
        auto empty = message;
        empty.nt_response.clear();
        EXPECT_FALSE(is_ntlm_response_of(empty, challenge, "Password"));
    }
}

TEST(NtlmResponse, Version2CoversUserAndDomain) {
    auto message = version_2();
    message.user = "uSER";
    EXPECT_TRUE(is_ntlm_response_of(message, challenge, "Password")) << "in upper case either way";
    message.domain = "DOMAIN";
    EXPECT_FALSE(is_ntlm_response_of(message, challenge, "Password")) << "as it was sent";
    message.domain = "Domain";
    message.user = "User2";
    EXPECT_FALSE(is_ntlm_response_of(message, challenge, "Password"));
}

TEST(NtlmResponse, ASessionResponseNeedsTheClientsChallenge) {
    auto message = session_response();
    message.lm_response.resize(7);
    EXPECT_FALSE(is_ntlm_response_of(message, challenge, "Password"));
    message = session_response();
    message.flags = 0;
    EXPECT_FALSE(is_ntlm_response_of(message, challenge, "Password"));
}

TEST(NtlmResponse, TheKeyOfTheSession) {
    EXPECT_EQ(ntlm_session_key(version_2(), "Password"), std::string(16, '\x55'));
    auto without_exchange = version_2();
    without_exchange.flags = 0;
    EXPECT_EQ(
        hex_encode(ntlm_session_key(without_exchange, "Password")),
        "8de40ccadbc14a82f15cb0ad0de95ca3"
    );
    EXPECT_EQ(ntlm_session_key(version_1(), "Password"), "");
}

TEST(NtlmResponse, AMicIsPromisedInsideOfTheResponse) {
    EXPECT_FALSE(promises_mic(version_1()));
    EXPECT_FALSE(promises_mic(version_2()));
    EXPECT_TRUE(promises_mic(version_2("0600040002000000")));
    EXPECT_FALSE(promises_mic(version_2("0600040001000000")));
    EXPECT_FALSE(promises_mic(version_2("0600ffff02000000"))) << "longer than what is there";
    EXPECT_FALSE(promises_mic(version_2("000000000600040002000000"))) << "behind the end";
}

TEST(NtlmResponse, AMicIsOfAllThreeMessages) {
    const std::string key(16, 'k');
    const std::string type3(100, '3');
    const auto right = *hex_decode("eb46c387db7f1d95f55cf3c2cb913a58");
    auto signed3 = type3;
    signed3.replace(72, 16, right);
    EXPECT_TRUE(has_right_mic(key, "1", "2", signed3));
    EXPECT_FALSE(has_right_mic(key, "1x", "2", signed3));
    EXPECT_FALSE(has_right_mic(key, "1", "2x", signed3));
    EXPECT_FALSE(has_right_mic(key, "1", "2", signed3 + "x"));
    EXPECT_FALSE(has_right_mic(key, "1", "2", type3));
    EXPECT_FALSE(has_right_mic("", "1", "2", signed3));
    EXPECT_FALSE(has_right_mic(key, "1", "2", signed3.substr(0, 87)));
}

TEST(NtlmResponse, ASignatureHasItsForm) {
    const std::string key(16, 'k');
    const auto flags = ntlm_flag::extended_session_security | ntlm_flag::bits_128;
    const auto plain = ntlm_signature(key, flags, "text");
    EXPECT_EQ(plain.size(), 16u);
    EXPECT_EQ(plain.substr(0, 4), little_endian(1, 4));
    EXPECT_EQ(plain.substr(12), little_endian(0, 4));
    EXPECT_NE(plain, ntlm_signature(key, flags | ntlm_flag::key_exchange, "text"));
    EXPECT_NE(plain, ntlm_signature(key, flags, "other"));
}

}  // namespace

}  // namespace proxy407::auth
