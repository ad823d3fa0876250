#include "json/mistake.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace proxy407::json {
namespace {

TEST(Mistake, ReadsAsOneLine) {
    EXPECT_EQ(
        to_string({"a.json", "/id", 2, 9, "5", "a string"}),
        "a.json:2:9: /id: found 5, expected a string"
    );
    EXPECT_EQ(
        to_string({"a.json", "", 0, 0, "No such file", "a file"}),
        "a.json: found No such file, expected a file"
    );
    EXPECT_EQ(to_string({"a.json", "", 1, 1, "an empty file", ""}), "a.json:1:1: an empty file");
}

TEST(Mistake, TheLikelyFixComesFirst) {
    EXPECT_EQ(
        to_string({"a.json", "/x", 1, 1, "\"bot\"", "one of \"both\"", "did you mean \"both\"?"}),
        "a.json:1:1: /x: found \"bot\"; did you mean \"both\"? (expected one of \"both\")"
    );
    EXPECT_EQ(
        to_string({"a.json", "/x", 1, 1, "unknown key \"x\"", "", "leave it out"}),
        "a.json:1:1: /x: unknown key \"x\"; leave it out"
    );
}

TEST(Mistake, ShowsLongValuesCut) {
    EXPECT_EQ(shown(nlohmann::json("a\x1b[1m")), "\"a\\u001b[1m\"");
    const auto cut = shown(nlohmann::json(std::string(59, 'a') + "é"));
    EXPECT_EQ(cut, '"' + std::string(59, 'a') + "...");
}

}  // namespace
}  // namespace proxy407::json
