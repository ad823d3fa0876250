#include "scenario/from_json.hpp"

#include "unit/scenario/mistakes.hpp"

#include <gmock/gmock.h>

#include <filesystem>

namespace proxy407::scenario {
namespace {

using test::mistakes;
using testing::HasSubstr;
using testing::StartsWith;

TEST(FromJson, TheIdIsTheNameOfTheFile) {
    constexpr auto text = R"({"id": "s", "title": "t", "story": "s", "family": "basic",
        "links": [], "client": null, "users": [], "proxy": {},
        "expect": [{"check": "connected"}]})";
    EXPECT_EQ(mistakes(from_json(text, "some/folder/s.json")), "");
    EXPECT_THAT(
        mistakes(from_json(text, "some/folder/other.json")),
        StartsWith("some/folder/other.json:1:8: /id: found \"s\", expected the file's name, "
                   "\"other\"")
    );
}

TEST(FromJson, TextThatIsNoObject) {
    EXPECT_EQ(mistakes(from_json("[1]", "f.json")), "f.json:1:1: found [1], expected an object\n");
    EXPECT_THAT(mistakes(from_json("{\"id\":", "f.json")), StartsWith("f.json:1:7: found"));
}

TEST(FromJson, WhatIsNoTextIsSaidSo) {
    EXPECT_EQ(
        mistakes(from_json(std::string_view("{}\0", 3), "f.json")),
        "f.json:1:3: found a NUL octet, expected a JSON text in UTF-8\n"
    );
    EXPECT_EQ(
        mistakes(from_json(std::string(4 * 1024 * 1024 + 1, ' '), "f.json")),
        "f.json: found more than 4 MiB, expected a JSON text in UTF-8\n"
    );
}

TEST(FromJson, AFileThatNeverEndsIsReadToTheLimit) {
    EXPECT_THAT(mistakes(load_file("/dev/zero")), HasSubstr("found more than 4 MiB"));
    EXPECT_THAT(mistakes(load_file("")), StartsWith("\"\": found No such file"));
}

TEST(FromJson, AFileIsReadOrTheReasonIsSaid) {
    const std::string folder = PROXY407_SOURCE_DIR "/scenarios";
    EXPECT_EQ(mistakes(load_file(folder + "/basic/basic.json")), "");
    EXPECT_THAT(mistakes(load_file(folder + "/none.json")), HasSubstr("No such file"));
    EXPECT_THAT(mistakes(load_file(folder)), HasSubstr("expected a readable scenario file"));
}

}  // namespace
}  // namespace proxy407::scenario
