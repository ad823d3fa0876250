#include "text/base64.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <optional>
#include <string>
#include <string_view>

namespace proxy407::text {
namespace {

TEST(Base64, TestVectorsOfRfc4648Section10) {
    constexpr struct {
        std::string_view octets, token;
    } cases[] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
        {"u:~~~??"
         "?>>>",
         "dTp+fn4/Pz8+Pj4="},
    };

    for (const auto& c : cases) {
        EXPECT_EQ(base64_encode(c.octets), c.token);
        EXPECT_EQ(base64_decode(c.token), c.octets);
    }
}

TEST(Base64, StrictTakesTheCanonicalFormOnly) {
    constexpr struct {
        std::string_view name, token;
    } cases[] = {
        {"padding removed", "Zg"},
        {"half the padding", "Zg="},
        {"too much padding", "Zg==="},
        {"a block of padding", "Zm9v===="},
        {"padding alone", "===="},
        {"padding in the middle", "Zg==Zg=="},
        {"one digit", "Z==="},
        {"trailing bits set, two digits", "Zh=="},
        {"trailing bits set, three digits", "Zm9="},
        {"URL-safe alphabet", "dTp-fn4_Pz8-Pj4="},
        {"white space", "Zm9v Zm8"},
        {"line end", "Zm9v\r\nZm8="},
        {"byte above 0x7F", "Zm9\xff"},
        {"another character", "Zm9*"},
    };

    for (const auto& c : cases) EXPECT_EQ(base64_decode(c.token), std::nullopt) << c.name;
}

TEST(Base64, LenientTakesWhatClientsGetWrong) {
    constexpr struct {
        std::string_view name, token, octets;
    } cases[] = {
        {"padding removed", "Zg", "f"},
        {"too much padding", "Zg====", "f"},
        {"trailing bits set", "Zh==", "f"},
        {"URL-safe alphabet",
         "dTp-fn4_Pz8-Pj4=",
         "u:~~~??"
         "?>>>"},
        {"wrapped", "Zm9v\r\n\tYmFy", "foobar"},
        {"empty", "", ""},
    };

    for (const auto& c : cases) EXPECT_EQ(base64_decode_lenient(c.token), c.octets) << c.name;
    for (const auto* token : {"user:pass", "Zm9*", "\"Zm9v\"", "Zm9\xff"}) {
        EXPECT_EQ(base64_decode_lenient(token), std::nullopt) << token;
    }
}

TEST(Base64, RoundTripOfAnyOctets) {
    EXPECT_TRUE(rc::check([](const std::string& octets) {
        const auto token = base64_encode(octets);
        RC_ASSERT(token.size() == (octets.size() + 2) / 3 * 4);
        RC_ASSERT(base64_decode(token) == octets);
        RC_ASSERT(base64_decode_lenient(token) == octets);
    }));
}

TEST(Base64, WhatStrictTakesIsWhatEncodeMakes) {
    EXPECT_TRUE(rc::check([] {
        const auto token =
            *rc::gen::container<std::string>(rc::gen::elementOf(std::string("AQgwZ/+=-\n")));
        if (const auto octets = base64_decode(token)) RC_ASSERT(base64_encode(*octets) == token);
    }));
}

}  // namespace
}  // namespace proxy407::text
