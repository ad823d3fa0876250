#include "text/secret_search.hpp"

#include "text/base64.hpp"
#include "text/charset.hpp"
#include "text/percent.hpp"

#include <gtest/gtest.h>

namespace proxy407::text {
namespace {

std::string without(std::string_view secret, std::string_view octets) {
    SecretSearch search;
    search.add(secret);
    return masked(octets, search.find(octets), "***");
}

TEST(SecretSearch, FindsEveryForm) {
    const std::string secret = "p\u00e4ss:W\u00f6rd/1";
    for (const std::string& form :
         {secret,
          std::string("P\u00e4SS:w\u00f6RD/1"),
          nfd(secret),
          *utf8_to_latin1(secret),
          latin1_to_utf8(secret),
          std::string(secret.rbegin(), secret.rend()),
          percent_encode(secret),
          percent_encode(percent_encode(secret)),
          percent_encode(*utf8_to_latin1(secret)),
          base64_encode(secret),
          base64_encode("user:" + secret),
          base64_encode(*utf8_to_latin1("u:" + secret)),
          base64_encode(percent_encode(secret))})
        EXPECT_EQ(without(secret, "<" + form + ">").find(form), std::string::npos) << form;
    EXPECT_EQ(without(secret, "<p\u00e4ss:w\u00f6rd/2>"), "<p\u00e4ss:w\u00f6rd/2>");
}

TEST(SecretSearch, MasksNoMoreThanItHasTo) {
    EXPECT_EQ(without("secret", "a secret b"), "a *** b");
    EXPECT_EQ(without("secret", "secretsecret"), "***");
    EXPECT_EQ(without("", "abc"), "abc");
    EXPECT_EQ(without("secret", ""), "");
}

TEST(SecretSearch, AShortOneCountsAsAWord) {
    EXPECT_EQ(without("a", "at a: b=a, a"), "at ***: b=***, ***");
    EXPECT_EQ(without("pw", "pwd pw"), "pwd ***");
    EXPECT_EQ(without("abc", "xabcx"), "x***x");
}

TEST(SecretSearch, TooMuchIsMaskedAsAWhole) {
    EXPECT_EQ(without("secret", std::string(1024 * 1024, 'A')), "***");
}

}  // namespace
}  // namespace proxy407::text
