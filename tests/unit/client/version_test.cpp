#include "client/version.hpp"

#include <gtest/gtest.h>

namespace proxy407::client {
namespace {

TEST(Version, IsTheFirstWordThatLooksLikeOne) {
    EXPECT_EQ(version_in("curl 7.88.1 (x86_64-pc-linux-gnu) libcurl/7.88.1"), "7.88.1");
    EXPECT_EQ(version_in("aria2 version 1.36.0; more"), "1.36.0");
    EXPECT_EQ(version_in("GNU Wget2, 2.0.1, a downloader"), "2.0.1");
    EXPECT_EQ(version_in("x86_64 r42\n\n2.1"), "2.1");
    EXPECT_EQ(version_in("w3m\t0.5.3+git20230121-2"), "0.5.3+git20230121-2");
}

TEST(Version, MayFollowLetters) {
    EXPECT_EQ(version_in("v20.20.2"), "20.20.2");
    EXPECT_EQ(version_in("go version go1.26.8 linux/amd64"), "1.26.8");
}

TEST(Version, IsFoundWithinColours) {
    EXPECT_EQ(version_in("\x1b[1mApache Maven 3.8.7\x1b[m\nhome"), "3.8.7");
    EXPECT_EQ(version_in("\x1b[01;31m1.2\x1b[0m"), "1.2");
}

TEST(Version, IsEmptyWhereThereIsNone) {
    EXPECT_EQ(version_in(""), "");
    EXPECT_EQ(version_in("x86_64 . 3 v3 .5"), "");
    EXPECT_EQ(version_in("\x1b[12;"), "");
    EXPECT_EQ(version_in("\x1b["), "");
}

}  // namespace
}  // namespace proxy407::client
