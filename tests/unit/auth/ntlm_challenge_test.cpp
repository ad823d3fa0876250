#include "auth/ntlm_challenge.hpp"

#include "auth/ntlm_octets.hpp"
#include "support/ntlm_message.hpp"

#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

constexpr std::chrono::system_clock::time_point epoch{};

std::string pointed_to(const std::string& message, std::size_t at) {
    return message.substr(
        read_little_endian(message, at + 4, 4), read_little_endian(message, at, 2)
    );
}

std::string challenge_for(std::uint32_t flags) {
    NtlmMessage type1;
    type1.type = 1;
    type1.flags = flags;
    return ntlm_challenge_message(type1, "12345678", epoch);
}

TEST(NtlmChallenge, HasTheChallengeAndTheTime) {
    const auto message = challenge_for(ntlm_flag::unicode);
    EXPECT_EQ(message.substr(0, 12), test::ntlm_header(2));
    EXPECT_EQ(message.substr(24, 8), "12345678");
    EXPECT_EQ(pointed_to(message, 12), test::utf16("PROXY407"));
    const auto info = pointed_to(message, 40);
    EXPECT_EQ(info.substr(0, 4), std::string("\2\0\x10\0", 4));
    EXPECT_TRUE(info.ends_with(std::string("\0\0\0\0", 4)));
    // 1970 in the count of Windows: 0x019DB1DED53E8000.
    const std::string time("\7\0\x8\0\x00\x80\x3E\xD5\xDE\xB1\x9D\x01", 12);
    EXPECT_NE(info.find(time), info.npos);
}

TEST(NtlmChallenge, GrantsWhatIsAskedForAndNoMore) {
    const auto flags = [](std::uint32_t asked) {
        return read_little_endian(challenge_for(asked), 20, 4);
    };
    const auto always =
        ntlm_flag::ntlm | ntlm_flag::target_is_server | ntlm_flag::target_info | ntlm_flag::version;
    EXPECT_EQ(flags(0), always | ntlm_flag::oem);
    EXPECT_EQ(flags(ntlm_flag::unicode | ntlm_flag::oem), always | ntlm_flag::unicode);
    const auto session = ntlm_flag::key_exchange | ntlm_flag::sign;
    EXPECT_EQ(flags(session) & (session | ntlm_flag::seal), session);
    EXPECT_EQ(flags(0xFFFFFFFF) & 0x80, 0u) << "no LM";
}

TEST(NtlmChallenge, NamesInTheClientsCharacterSet) {
    EXPECT_EQ(pointed_to(challenge_for(ntlm_flag::oem), 12), "PROXY407");
}

}  // namespace

}  // namespace proxy407::auth
