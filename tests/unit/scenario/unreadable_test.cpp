#include "scenario/unreadable.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace proxy407::scenario {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(Unreadable, AFileOfANearName_IsTheLikelyFix) {
    const auto folder = fs::path(testing::TempDir()) / "proxy407_unreadable";
    fs::create_directory(folder);
    std::ofstream(folder / "mine.json") << "{}";
    const auto said = to_string(unreadable((folder / "mien.json").string(), "No such file"));
    EXPECT_THAT(said, HasSubstr("mien.json: No such file; did you mean "));
    EXPECT_THAT(said, HasSubstr("proxy407_unreadable/mine.json?"));
    EXPECT_THAT(
        to_string(unreadable(folder.string(), "Is a directory")),
        HasSubstr("Is a directory; name a file in it, such as " + (folder / "mine.json").string())
    );
    fs::remove_all(folder);
}

TEST(Unreadable, EmptyTextsAndNames_AreCalledSo) {
    EXPECT_EQ(
        to_string(unreadable("-", "an empty file")),
        "standard input: found an empty file; write an object: {...} (expected a scenario)"
    );
    EXPECT_EQ(to_string(unreadable("", "x")), "the name of the file is empty; name one");
}

TEST(Unreadable, WhatCurlPrints_IsKnown) {
    EXPECT_TRUE(is_transcript("* Trying\r\n< HTTP/1.1 407 Proxy\r\n"));
    EXPECT_TRUE(is_transcript("HTTP/1.1 407 Proxy\r\n"));
    EXPECT_FALSE(is_transcript("{\"story\": \"The proxy speaks HTTP/1.1\"}"));
    EXPECT_THAT(to_string(transcript_instead("t")), HasSubstr("from-curl"));
}

}  // namespace
}  // namespace proxy407::scenario
