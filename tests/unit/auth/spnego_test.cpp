#include "auth/spnego.hpp"

#include "support/ntlm_message.hpp"
#include "text/hex.hpp"

#include <gtest/gtest.h>

#include <random>

namespace proxy407::auth {

namespace {

using test::ntlm_type1;

/// A NegTokenInit that proposes NTLM, with a message of up to 90 octets.
std::string first_token(const std::string& message) {
    const auto tlv = [](const std::string& tag, const std::string& content) {
        return tag + static_cast<char>(content.size()) + content;
    };
    const auto ntlm = *text::hex_decode("060a2b06010401823702020a");
    const auto fields = tlv("\xA0", tlv("\x30", ntlm)) + tlv("\xA2", tlv("\x04", message));
    return tlv("\x60", *text::hex_decode("06062b0601050502") + tlv("\xA0", tlv("\x30", fields)));
}

TEST(Spnego, AFirstTokenIsRead) {
    const auto token = first_token("message");
    const auto spnego = parse_spnego(token);
    ASSERT_TRUE(spnego);
    EXPECT_EQ(spnego->token, "message");
    EXPECT_EQ(text::hex_encode(spnego->mechanisms), "300c060a2b06010401823702020a");
    EXPECT_FALSE(spnego->has_mic);
}

TEST(Spnego, LaterTokensAreReadAndWritten) {
    for (const std::size_t size : {5, 120, 200, 300, 5000}) {
        const auto token = spnego_goes_on(std::string(size, 'm'));
        const auto spnego = parse_spnego(token);
        ASSERT_TRUE(spnego) << size;
        EXPECT_EQ(spnego->token, std::string(size, 'm'));
    }
    EXPECT_EQ(text::hex_encode(spnego_ends("")), "a1073005a0030a0100");
    EXPECT_TRUE(parse_spnego(spnego_ends("signature"))->has_mic);
}

TEST(Spnego, NtlmIsFoundByItselfAndInside) {
    EXPECT_EQ(ntlm_inside(ntlm_type1()), ntlm_type1());
    EXPECT_EQ(ntlm_inside(first_token(ntlm_type1())), ntlm_type1());
    EXPECT_EQ(ntlm_inside(spnego_goes_on(ntlm_type1())), ntlm_type1());
    EXPECT_EQ(ntlm_inside(first_token("a ticket")), "");
    EXPECT_EQ(ntlm_inside("x" + ntlm_type1()), "") << "not just anywhere";
    EXPECT_EQ(ntlm_inside(""), "");
}

TEST(Spnego, CutTokensHoldNothing) {
    const auto whole = first_token(ntlm_type1());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_EQ(ntlm_inside(whole.substr(0, size)), "") << size;
    }
    EXPECT_FALSE(parse_spnego(*text::hex_decode("6084ffffffff")));
    EXPECT_FALSE(parse_spnego(*text::hex_decode("6080")));
    EXPECT_FALSE(parse_spnego(*text::hex_decode("6089000000000000000001")));
}

TEST(Spnego, AnyChangedOctetsAreSafe) {
    const auto whole = first_token(ntlm_type1());
    std::minstd_rand random(407);
    for (int round = 0; round < 20'000; ++round) {
        auto broken = whole;
        for (auto changes = random() % 4 + 1; changes > 0; --changes) {
            broken[random() % broken.size()] = static_cast<char>(random());
        }
        EXPECT_LE(ntlm_inside(broken).size(), broken.size());
    }
}

}  // namespace

}  // namespace proxy407::auth
