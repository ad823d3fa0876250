#include "text/views.hpp"

#include "text/base64.hpp"
#include "text/hex.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace proxy407::text {
namespace {

bool reads(std::string_view octets, std::string_view meant) {
    const auto read = readings(octets);
    return std::ranges::any_of(read.views, [&](const View& view) {
        return view.octets.find(meant) != view.octets.npos;
    });
}

TEST(Masked, PartsInAnyOrderAndOneOnTopOfAnother) {
    EXPECT_EQ(masked("abcdef", {}, "*"), "abcdef");
    EXPECT_EQ(masked("abcdef", {{4, 5}, {1, 2}}, "*"), "a*cd*f");
    EXPECT_EQ(masked("abcdef", {{1, 4}, {2, 3}, {3, 5}}, "*"), "a*f");
    EXPECT_EQ(masked("abcdef", {{0, 6}, {0, 6}}, "*"), "*");
    EXPECT_EQ(masked("abcdef", {{0, 0}, {6, 6}}, "*"), "abcdef");
}

TEST(Readings, UndoEveryCoding) {
    const std::string meant = "s3c:r e";
    for (const std::string& octets :
         {meant,
          std::string("s3c%3Ar%20e"),
          std::string("s3c%253ar%2520e"),
          std::string("%u0073%u0033c:r e"),
          std::string("s3c:r+e"),
          std::string("s3c&#58;r&#x20;e"),
          std::string("s3c=3Ar=20e"),
          std::string(R"(\s\3\c\:\r\ \e)"),
          std::string(R"(\x733c:r e)"),
          std::string(R"(\u0073\u0033c:r e)"),
          base64_encode(meant),
          base64_encode("a" + meant),
          base64_encode("ab" + meant + "c"),
          base64_encode(base64_encode(meant)),
          base64_encode("s3c%3Ar%20e"),
          base64_encode(hex_encode(meant)),
          hex_encode(meant),
          "f" + hex_encode(meant),
          "x " + base64_encode(meant) + " y"})
        EXPECT_TRUE(reads(octets, meant)) << octets;
    EXPECT_TRUE(reads(std::string_view("s\0e\0c\0r\0", 8), "secr"));
    EXPECT_TRUE(reads("c2Vj\r\n cmV0", "secret"));
    EXPECT_TRUE(reads("\\ud83d\\ude00", "\U0001F600"));
    EXPECT_FALSE(reads("s3c:r_e", meant));
}

TEST(Readings, TheSourceOfEachOctetIsKnown) {
    const std::string octets = "xx " + base64_encode("secret") + " yy";
    for (const auto& view : readings(octets).views) {
        const auto at = view.octets.find("secret");
        if (at == view.octets.npos) continue;
        EXPECT_EQ(view.from[at].begin, 3u);
        EXPECT_EQ(view.from[at + 5].end, 11u);
        return;
    }
    FAIL();
}

TEST(Readings, SayThatThereWasTooMuch) {
    EXPECT_TRUE(readings(std::string(8 * 1024, 'A')).complete);
    EXPECT_FALSE(readings(std::string(1024 * 1024, 'A')).complete);
    std::string escapes;
    for (int i = 0; i < 20'000; ++i) escapes += "%5c%255c&amp;+";
    EXPECT_FALSE(readings(escapes).complete);
}

}  // namespace
}  // namespace proxy407::text
