#include "client/special.hpp"

#include "unit/client/support.hpp"

#include <algorithm>
#include <set>

namespace proxy407::client {
namespace {

TEST(Special, EveryReservedCharacterStandsAlone) {
    for (const char c : std::string(":/?#[]@!$&'()*+,;=")) {
        const bool found = std::ranges::any_of(special_pairs(), [&](const SpecialPair& pair) {
            return pair.password == std::string("pa") + c + "ss";
        });
        EXPECT_TRUE(found) << c;
    }
}

TEST(Special, NamesAreUniqueAndFound) {
    std::set<std::string> names;
    for (const SpecialPair& pair : special_pairs()) {
        names.insert(special_name(pair));
        EXPECT_EQ(find_special(special_name(pair)), &pair);
    }
    EXPECT_EQ(names.size(), special_pairs().size());
    EXPECT_GE(names.size(), 30u);
    EXPECT_EQ(find_special("at-sign"), nullptr);
    EXPECT_EQ(find_special("special/nothing"), nullptr);
}

TEST(Special, WhatIsBeyondAsciiIsAskedWithoutACharsetToo) {
    std::size_t without = 0;
    for (const SpecialPair& pair : special_pairs()) {
        if (pair.has_charset) continue;
        ++without;
        EXPECT_TRUE(pair.id.ends_with("-no-charset"));
        const auto made = special_scenario(built_in(special_base), pair);
        const auto& policy = std::get<auth::BasicPolicy>(made.steps.at(0).schemes.at(0));
        EXPECT_FALSE(policy.charset_utf8) << pair.id;
    }
    EXPECT_EQ(without, 5u);
    const auto usual = special_scenario(built_in(special_base), *find_special("special/latin1"));
    EXPECT_TRUE(std::get<auth::BasicPolicy>(usual.steps.at(0).schemes.at(0)).charset_utf8);
}

TEST(Special, BothFormsOfAnAccentAreRight) {
    const auto made =
        special_scenario(built_in(special_base), *find_special("special/latin1-decomposed"));
    ASSERT_EQ(made.users.size(), 2u);
    EXPECT_EQ(made.client->password, "cafe\u0301");
    EXPECT_EQ(made.users[1].password, "caf\u00e9");
    EXPECT_EQ(
        special_scenario(built_in(special_base), *find_special("special/colon")).users.size(), 1u
    );
}

}  // namespace
}  // namespace proxy407::client
