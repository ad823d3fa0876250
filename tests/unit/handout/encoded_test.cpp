#include "handout/encoded.hpp"

#include <gmock/gmock.h>

namespace proxy407::handout {
namespace {

using testing::HasSubstr;

TEST(Encoded, Forms_OfAPasswordWithEverything) {
    const auto forms = encoded({"user", "p@s$:%"});
    EXPECT_EQ(forms.strict, "user:p%40s%24%3A%25");
    EXPECT_EQ(forms.least, "user:p%40s$%3A%25");
    EXPECT_EQ(forms.token, "dXNlcjpwQHMkOiU=");
}

TEST(Encoded, WhatBasicCanNotCarry_SaysWhy) {
    EXPECT_EQ(unsendable({"user", "p@ss:word"}), "");
    EXPECT_THAT(unsendable({"us:er", "p"}), HasSubstr("colon"));
    EXPECT_THAT(unsendable({"user", "p\r"}), HasSubstr("carriage return"));
    EXPECT_THAT(unsendable({"us\ner", "p"}), HasSubstr("control"));
}

TEST(Encoded, PlaceOfAProxy_WithSchemeOrWithout) {
    for (const char* text :
         {"proxy.test:8080", "http://proxy.test:8080", "http://proxy.test:8080/"}) {
        const auto place = place_of_proxy(text);
        ASSERT_TRUE(std::holds_alternative<http::Authority>(place)) << text;
        EXPECT_EQ(std::get<http::Authority>(place).port, 8080);
    }
    for (const char* text :
         {"", "proxy.test", "user@proxy.test:1", "http://u@proxy.test:1", "a'b:1"})
        EXPECT_TRUE(std::holds_alternative<std::string>(place_of_proxy(text))) << text;
}

}  // namespace
}  // namespace proxy407::handout
