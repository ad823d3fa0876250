#include "results/value.hpp"

#include <gtest/gtest.h>

namespace proxy407::results {
namespace {

class ReportValue : public testing::Test {
protected:
    Value root() { return {json_, "f.json", mistakes_}; }

    std::string told() const {
        std::string text;
        for (const auto& mistake : mistakes_) text += json::to_string(mistake) + "\n";
        return text;
    }

    Value::Json json_ = Value::Json::parse(
        R"({"text": "t", "flag": true, "number": 7, "null": null, "list": ["a", 1], "a/b": {"c": []}})"
    );
    json::Mistakes mistakes_;
};

TEST_F(ReportValue, WhatIsThereIsGiven) {
    EXPECT_EQ(root().text("text"), "t");
    EXPECT_TRUE(root().flag("flag"));
    EXPECT_EQ(root().number("number"), 7);
    EXPECT_EQ(root().maybe_flag("flag"), true);
    EXPECT_EQ(root().maybe_number("number"), 7);
    EXPECT_EQ(told(), "");
}

TEST_F(ReportValue, WhatIsNotThereIsEmptyAndNoMistake) {
    EXPECT_EQ(root().text("no"), "");
    EXPECT_FALSE(root().flag("no"));
    EXPECT_EQ(root().number("no", 3), 3);
    EXPECT_TRUE(root().texts("no").empty());
    EXPECT_EQ(root().maybe_flag("null"), std::nullopt);
    EXPECT_EQ(root().maybe_number("null"), std::nullopt);
    EXPECT_EQ(told(), "");
}

TEST_F(ReportValue, WhatIsOfAnotherKindHasItsPlace) {
    root().text("flag");
    root().flag("number");
    root().number("text");
    root().texts("list");
    root().texts("text");
    root().each_member("a/b", [](const std::string&, const Value& list) { list.text("x"); });
    root().each_member("list", [](const std::string&, const Value&) {});
    root()["a/b"].text("c");
    EXPECT_EQ(
        told(),
        "f.json: /flag: found true, expected a text\n"
        "f.json: /number: found 7, expected true or false\n"
        "f.json: /text: found \"t\", expected a whole number\n"
        "f.json: /list/1: found 1, expected a text\n"
        "f.json: /text: found \"t\", expected an array\n"
        "f.json: /list: found [\"a\",1], expected an object\n"
        "f.json: /a~1b/c: found [], expected a text\n"
    );
}

TEST_F(ReportValue, KeysAreTheOnesThatAreKnown) {
    static constexpr std::string_view required[] = {"text", "missing"};
    static constexpr std::string_view optional[] = {"flag", "number", "null", "lists", "a/b"};
    EXPECT_FALSE(root().is_object(required, optional));
    EXPECT_FALSE(root()["list"].is_object(required));
    EXPECT_EQ(
        told(),
        "f.json: /list: unknown key \"list\"; did you mean \"lists\"?\n"
        "f.json: missing key \"missing\"\n"
        "f.json: /list: found [\"a\",1], expected an object\n"
    );
}

}  // namespace
}  // namespace proxy407::results
