#include "scenario/search.hpp"

#include <gmock/gmock.h>

namespace proxy407::scenario {
namespace {

std::vector<std::string> names(std::string_view words) {
    std::vector<std::string> found;
    for (const auto* one : search(words)) found.emplace_back(one->id);
    return found;
}

TEST(Search, ANameComesFirst) {
    EXPECT_EQ(names("digest").front(), "digest");
    EXPECT_EQ(names("DIGEST").front(), "digest");
    EXPECT_GT(names("digest").size(), 10u);
}

TEST(Search, AllWordsAreFound) {
    EXPECT_THAT(names("wrong password"), testing::Contains("wrong-password"));
    EXPECT_LT(names("wrong password").size(), names("wrong").size());
    EXPECT_THAT(names("password frobnicate"), testing::IsEmpty());
    EXPECT_THAT(names(""), testing::IsEmpty());
    EXPECT_THAT(names("   "), testing::IsEmpty());
}

TEST(Search, WhatPeopleType_FindsWhatIsThere) {
    EXPECT_EQ(names("kerberos").front(), "negotiate");
    for (const auto* word : {"spnego", "sspi", "krb5", "gssapi", "windows"})
        EXPECT_THAT(names(word), testing::Contains("negotiate")) << word;
    for (const auto* word : {"whitelist", "allowlist", "allow-list", "ip"})
        EXPECT_THAT(names(word), testing::Contains("ip-allowlist")) << word;
    for (const auto* word :
         {"ntlm", "password", "special", "leak", "redirect", "timeout", "oauth", "https"})
        EXPECT_THAT(names(word), testing::Not(testing::IsEmpty())) << word;
    EXPECT_THAT(names("special"), testing::Contains("reject-encoded-password"));
}

}  // namespace
}  // namespace proxy407::scenario
