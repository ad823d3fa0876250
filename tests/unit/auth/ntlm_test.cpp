#include "auth/ntlm.hpp"

#include "support/ntlm_message.hpp"

#include <gtest/gtest.h>

#include <random>

namespace proxy407::auth {

namespace {

using test::ntlm_type1;
using test::ntlm_type3;
using test::Type3;

TEST(Ntlm, TheTypeIsRead) {
    EXPECT_EQ(parse_ntlm(ntlm_type1())->type, 1u);
    EXPECT_EQ(parse_ntlm(test::ntlm_header(2))->type, 2u);
    EXPECT_EQ(parse_ntlm(ntlm_type1())->flags, 0x88206u);
    for (const auto& octets :
         {std::string(),
          std::string("NTLM"),
          std::string("NTLMSSP\0\1", 9),
          "junk" + ntlm_type1(),
          test::ntlm_header(0),
          test::ntlm_header(1) + "abc",
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

TEST(Ntlm, TypeThreeHasItsResponses) {
    Type3 says{"CORP", "alice"};
    says.lm = "lm";
    says.session_key = "key";
    const auto message = parse_ntlm(test::ntlm_octets(says));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->lm_response, "lm");
    EXPECT_EQ(message->nt_response, std::string(44, 'r'));
    EXPECT_EQ(message->session_key, "key");
    for (const std::size_t size : {1, 23, 25, 43}) {
        says.nt = std::string(size, 'r');
        EXPECT_FALSE(parse_ntlm(test::ntlm_octets(says))) << size << ": of no version";
    }
}

TEST(Ntlm, NamesBeyondAsciiAreUtf16) {
    auto octets = ntlm_type3("", "aXXY", "", 1);
    const std::string name{"a\0\x3D\xD8\x00\xDE\x3D\xD8", 8};  // a, U+1F600, a lone surrogate
    octets.replace(octets.size() - 8, 8, name);
    EXPECT_EQ(parse_ntlm(octets)->user, "a\xF0\x9F\x98\x80\xEF\xBF\xBD");
}

TEST(Ntlm, EveryPrefixIsRefused) {
    const auto whole = ntlm_type3("CORP", "alice", "PC", 1);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(parse_ntlm(whole.substr(0, size))) << size;
    }
}

TEST(Ntlm, PointerOutsideOfTheMessageOrIntoItsHead_IsRefused) {
    const auto whole = ntlm_type3("CORP", "alice", "PC", 1);
    constexpr std::size_t user_size = 36;
    constexpr std::size_t user_offset = 40;
    const auto with = [&](std::size_t at, std::uint32_t value, std::size_t size) {
        auto changed = whole;
        return parse_ntlm(changed.replace(at, size, test::little_endian(value, size)));
    };
    for (const auto offset : {0u, 8u, 63u, 0x7FFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFF6u}) {
        EXPECT_FALSE(with(user_offset, offset, 4)) << offset;
    }
    for (const auto size : {9u, 11u, 0xFFFEu, 0xFFFFu}) {
        EXPECT_FALSE(with(user_size, size, 2)) << size << ": odd, or too long";
    }
    EXPECT_TRUE(with(user_offset, 64, 4)) << "fields may share bytes";
    EXPECT_FALSE(parse_ntlm(whole + std::string(max_ntlm_message, ' ')));
}

TEST(Ntlm, WhatNoNameHoldsIsFound) {
    using namespace std::string_literals;
    for (const auto& name : {"a\nb"s, "a\rb"s, "a\0b"s, "a:b"s, "\x7F"s, std::string(256, 'a')}) {
        for (const std::uint32_t flags : {0u, ntlm_flag::unicode}) {
            EXPECT_TRUE(parse_ntlm(ntlm_type3(name, "u", "PC", flags))->has_unusable_name) << name;
            EXPECT_TRUE(parse_ntlm(ntlm_type3("D", name, "PC", flags))->has_unusable_name) << name;
            EXPECT_TRUE(parse_ntlm(ntlm_type3("D", "u", name, flags))->has_unusable_name) << name;
        }
    }
    EXPECT_TRUE(parse_ntlm(ntlm_type3("D", std::string(105, 'a')))->has_unusable_name);
    const auto longest =
        parse_ntlm(ntlm_type3(std::string(255, 'd'), std::string(104, 'u'), std::string(255, 'w')));
    EXPECT_FALSE(longest->has_unusable_name);
    EXPECT_EQ(longest->user.size(), 104u);
    EXPECT_FALSE(parse_ntlm(ntlm_type3(std::string(60000, 'd'), "u"))) << "too large";
    EXPECT_EQ(parse_ntlm(ntlm_type3(std::string(9000, 'd'), "u"))->domain.size(), 255u);
}

TEST(Ntlm, AnyChangedOctetsAreSafe) {
    const auto whole = ntlm_type3("CORP", "alice", "PC", 1);
    std::minstd_rand random(407);
    for (int round = 0; round < 20'000; ++round) {
        auto broken = whole;
        for (auto changes = random() % 4 + 1; changes > 0; --changes) {
            broken[random() % broken.size()] = static_cast<char>(random());
        }
        const auto message = parse_ntlm(broken.substr(0, random() % (broken.size() + 1)));
        if (message && message->type == 3) {
            EXPECT_LE(message->domain.size() + message->user.size(), 6 * broken.size());
        }
    }
}

TEST(Ntlm, NamesOfAccountsThatAClientCanHave) {
    using namespace std::string_literals;
    for (const auto* name : {"user", "CORP\\alice", "a b", "j\xC3\xBCrgen", "alice@corp.test"}) {
        EXPECT_TRUE(is_ntlm_account_name(name)) << name;
    }
    for (const auto& name :
         {""s,
          "CORP\\"s,
          "a:b"s,
          "A:B\\a"s,
          "a\nb"s,
          "a\0"s,
          "\xC2\x85"s,
          "\xE2\x80\xA8"s,
          "\xFF"s,
          "A\\B\\c"s,
          std::string(105, 'a'),
          std::string(256, 'D') + "\\a"}) {
        EXPECT_FALSE(is_ntlm_account_name(name)) << name;
    }
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
