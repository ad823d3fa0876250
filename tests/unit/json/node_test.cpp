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
