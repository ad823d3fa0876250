#include "auth/ntlm.hpp"

#include "support/ntlm_message.hpp"

#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

using test::ntlm_type1;
using test::ntlm_type3;

TEST(Ntlm, TheTypeIsRead) {
    EXPECT_EQ(parse_ntlm(ntlm_type1())->type, 1u);
    EXPECT_EQ(parse_ntlm(test::ntlm_header(2))->type, 2u);
    EXPECT_EQ(parse_ntlm("\x60\x28 spnego " + ntlm_type1())->type, 1u);
    for (const auto& octets :
         {std::string(),
          std::string("NTLM"),
          std::string("NTLMSSP\0\1", 9),
          test::ntlm_header(0),
          test::ntlm_header(4)}) {
        EXPECT_FALSE(parse_ntlm(octets)) << octets;
    }
}

TEST(Ntlm, TypeThreeNamesWhoItIs) {
    for (const unsigned flags : {0u, 1u}) {
        const auto message = parse_ntlm(ntlm_type3("CORP", "alice", "PC7", flags));
        ASSERT_TRUE(message);
        EXPECT_EQ(message->type, 3u);
        EXPECT_EQ(message->domain, "CORP");
        EXPECT_EQ(message->user, "alice");
        EXPECT_EQ(message->workstation, "PC7");
        EXPECT_EQ(full_user(*message), "CORP\\alice");
    }
    EXPECT_EQ(full_user(*parse_ntlm(ntlm_type3("", "alice"))), "alice");
}

TEST(Ntlm, TheSizeOfTheResponseTellsItsVersion) {
    auto message = ntlm_type3("CORP", "alice");
    EXPECT_EQ(parse_ntlm(message)->response_size, 44u);
    constexpr std::size_t size_of_response = 20;
    message[size_of_response] = 24;
    EXPECT_EQ(parse_ntlm(message)->response_size, ntlm_version_1_response_size);
}

TEST(Ntlm, NamesBeyondAsciiAreUtf16) {
    auto octets = ntlm_type3("", "aXXY", "", 1);
    const std::string name{"a\0\x3D\xD8\x00\xDE\x3D\xD8", 8};  // a, U+1F600, a lone surrogate
    octets.replace(octets.size() - 8, 8, name);
    EXPECT_EQ(parse_ntlm(octets)->user, "a\xF0\x9F\x98\x80\xEF\xBF\xBD");
}

TEST(Ntlm, EveryPrefixAndEveryPointerIsSafe) {
    const auto whole = ntlm_type3("CORP", "alice", "PC", 1);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(
            size >= 12 && parse_ntlm(whole.substr(0, size)) &&
            parse_ntlm(whole.substr(0, size))->workstation == "PC"
        ) << size;
    }
    for (std::size_t at = 12; at < 64; ++at) {
        auto broken = whole;
        broken[at] = '\xFF';
        parse_ntlm(broken);
        with_version(broken);
    }
    auto outside = whole;
    outside[40] = '\xFF';  // offset of the user
    EXPECT_FALSE(parse_ntlm(outside));
}

TEST(Ntlm, AMissingVersionIsMadeUpFor) {
    EXPECT_EQ(with_version(ntlm_type1()), ntlm_type1() + std::string(8, '\0'));
    const auto with_flag = ntlm_type3("", "a", "", 0x02000000);
    EXPECT_EQ(with_version(with_flag), ntlm_type3("", "a", "", 0));
    EXPECT_EQ(with_version(ntlm_type3("", "a")), ntlm_type3("", "a"));
    auto with_version_field = with_flag;
    with_version_field.insert(64, 8, '\0');
    with_version_field[24] = 72;  // what its fields point to comes after it
    with_version_field[40] += 8;
    EXPECT_EQ(with_version(with_version_field), with_version_field);
    for (const auto* other : {"", "NTLMSSP", "\x60\x28 something"})
        EXPECT_EQ(with_version(other), other);
}

TEST(Ntlm, TheClaimedAccountIsThatOfUserAndDomain) {
    const Accounts accounts = {{"CORP\\alice", "1"}, {"bob", "2"}, {"OTHER\\alice", "3"}};
    const auto password = [&](const std::string& domain, const std::string& user) -> std::string {
        const auto* account = claimed_account(*parse_ntlm(ntlm_type3(domain, user)), accounts);
        return account == nullptr ? "none" : account->password;
    };
    EXPECT_EQ(password("CORP", "alice"), "1");
    EXPECT_EQ(password("corp", "ALICE"), "1");
    EXPECT_EQ(password("OTHER", "alice"), "3");
    EXPECT_EQ(password("", "alice"), "none");
    EXPECT_EQ(password("ELSE", "alice"), "none");
    EXPECT_EQ(password("", "bob"), "2");
    EXPECT_EQ(password("ANY", "bob"), "2");
    EXPECT_EQ(password("", ""), "none");
}

TEST(Ntlm, ADomainInTheUsersNameClaimsNobody) {
    const Accounts accounts = {{"CORP\\alice", "1"}};
    EXPECT_EQ(claimed_account(*parse_ntlm(ntlm_type3("", "CORP\\alice")), accounts), nullptr);
}

}  // namespace

}  // namespace proxy407::auth
