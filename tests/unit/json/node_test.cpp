#include "json/node.hpp"

#include <gtest/gtest.h>

namespace proxy407::json {
namespace {

TEST(JsonNode, KnowsItsPlace) {
    const auto root = nlohmann::json::parse(R"({"a/b": [1, {"c": "d"}]})");
    const Node node{root, ""};
    EXPECT_EQ(node["a/b"].item(1)["c"].path, "/a~1b/1/c");
    EXPECT_EQ(node["a/b"].item(1)["c"].text(), "d");
    EXPECT_TRUE(node["a/b"].item(1).is("c", "d"));
    EXPECT_FALSE(node.is("c", "d"));
    EXPECT_EQ(node.milliseconds("pause").count(), 0);
}

TEST(JsonNode, WhatIsNotThereOrOfAnotherType_IsEmpty) {
    const auto root = nlohmann::json::parse(R"({"text": 1, "none": null, "list": {}})");
    const Node node{root, ""};
    EXPECT_EQ(node["text"].text(), "");
    EXPECT_EQ(node["text"]["deeper"].item(3).path, "/text/deeper/3");
    EXPECT_EQ(node["gone"].number<int>(), 0);
    EXPECT_TRUE(node["list"].texts().empty());
    EXPECT_FALSE(node.has("none"));
    EXPECT_TRUE(node.is_null("none"));
    EXPECT_FALSE(node.is_null("gone"));
}

TEST(JsonNode, PlaceWithAKnownMistake_GetsNoOther) {
    const auto root = nlohmann::json::parse(R"({"a": {"b": 1}, "c": 2})");
    Mistakes mistakes;
    const Positions positions(R"({"a": {"b": 1}, "c": 2})", "f", mistakes);
    Complaints complaints(positions, "f", mistakes, {"/a"});
    const Node node{root, ""};
    complaints.wrong(node["a"], "another");
    complaints.wrong(node["a"]["b"], "another");
    EXPECT_TRUE(mistakes.empty());
    complaints.wrong(node["c"], "another");
    EXPECT_EQ(mistakes.size(), 1u);
    EXPECT_FALSE(complaints.is_sound("/a/b"));
    EXPECT_FALSE(complaints.is_sound(""));
    EXPECT_TRUE(complaints.is_sound("/c"));
}

TEST(JsonNode, AWarning_IsNoMistake) {
    const auto root = nlohmann::json::parse("{\"a\": 1}");
    Mistakes mistakes;
    const Positions positions("{\"a\": 1}", "f", mistakes);
    Complaints complaints(positions, "f", mistakes);
    complaints.warn(Node{root, ""}["a"], "this has no effect", "leave it out");
    EXPECT_TRUE(mistakes.empty());
    ASSERT_EQ(complaints.warnings().size(), 1u);
    EXPECT_EQ(
        to_string(complaints.warnings()[0]), "f:1:7: /a: warning: this has no effect; leave it out"
    );
}

TEST(JsonNode, ComplainsWithThePlaceInTheFile) {
    const std::string text = "{\n  \"realm\": \"a\\u0000b\",\n  \"octets\": {\"base64\": \"x\"}\n}";
    const auto root = nlohmann::json::parse(text);
    Mistakes mistakes;
    const Positions positions(text, "s.json", mistakes);
    Complaints complaints(positions, "s.json", mistakes);
    const Node node{root, ""};
    complaints.field_text(node["realm"]);
    complaints.octets(node["octets"]);
    ASSERT_EQ(mistakes.size(), 2u);
    EXPECT_EQ(mistakes[0].path, "/realm");
    EXPECT_EQ(mistakes[0].line, 2);
    EXPECT_EQ(mistakes[1].path, "/octets/base64");
    EXPECT_EQ(mistakes[1].line, 3);
}

TEST(JsonNode, TextIsTakenInNormalizationFormC) {
    const auto root = nlohmann::json::parse(R"(["e\u0301", {"base64": "/w=="}])");
    Mistakes mistakes;
    const Positions positions("{}", "s.json", mistakes);
    Complaints complaints(positions, "s.json", mistakes);
    const Node node{root, ""};
    EXPECT_EQ(complaints.octets(node.item(0)), "\xc3\xa9");
    EXPECT_EQ(complaints.octets(node.item(1)), "\xff");
}

}  // namespace
}  // namespace proxy407::json
