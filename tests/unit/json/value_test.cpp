#include "json/value.hpp"

#include <gtest/gtest.h>

namespace proxy407::json {
namespace {

class JsonValue : public testing::Test {
protected:
    Value root() { return {{json_, ""}, complaints_}; }

    std::string told() const {
        std::string text;
        for (const auto& mistake : mistakes_) text += to_string(mistake) + "\n";
        return text;
    }

    nlohmann::ordered_json json_ = nlohmann::ordered_json::parse(
        R"({"text": "t", "flag": true, "number": 7, "null": null, "list": ["a", 1], "a/b": {"c": []}})"
    );
    Mistakes mistakes_;
    Complaints complaints_{"f.json", mistakes_};
};

TEST_F(JsonValue, MemberOfTheKindAskedFor_IsRead) {
    EXPECT_EQ(root()["text"].text(), "t");
    EXPECT_EQ(root()["text"].one_of({"s", "t"}), "t");
    EXPECT_TRUE(root()["flag"].flag());
    EXPECT_EQ(root()["number"].number(), 7);
    EXPECT_EQ(root()["flag"].maybe_flag(), true);
    EXPECT_EQ(root()["number"].maybe_number(), 7);
    EXPECT_EQ(told(), "");
}

TEST_F(JsonValue, MemberThatIsMissing_IsEmptyAndNoMistake) {
    const Value missing = root()["no"];
    EXPECT_EQ(missing.text(), "");
    EXPECT_EQ(missing.filled_text(), "");
    EXPECT_EQ(missing.one_of({"a"}), "");
    EXPECT_FALSE(missing.flag());
    EXPECT_EQ(missing.number(3), 3);
    EXPECT_TRUE(missing.texts().empty());
    EXPECT_TRUE(missing.some_items().empty());
    EXPECT_TRUE(missing["deeper"].members().empty());
    EXPECT_EQ(root()["null"].maybe_flag(), std::nullopt);
    EXPECT_EQ(root()["null"].maybe_number(), std::nullopt);
    EXPECT_EQ(told(), "");
}

TEST_F(JsonValue, MemberOfAnotherKind_IsAMistakeWithItsPlace) {
    root()["flag"].text();
    root()["number"].flag();
    root()["text"].number();
    root()["null"].text();
    root()["list"].texts();
    root()["text"].texts();
    for (const auto& [name, list] : root()["a/b"].members()) list["x"].text();
    root()["list"].members();
    root()["a/b"]["c"].text();
    root()["a/b"]["c"].some_items();
    root()["number"].has_version(1);
    EXPECT_EQ(
        told(),
        "f.json: /flag: found true, expected a text\n"
        "f.json: /number: found 7, expected true or false\n"
        "f.json: /text: found \"t\", expected a whole number\n"
        "f.json: /null: found null, expected a text\n"
        "f.json: /list/1: found 1, expected a text\n"
        "f.json: /text: found \"t\", expected an array\n"
        "f.json: /list: found [\"a\",1], expected an object\n"
        "f.json: /a~1b/c: found [], expected a text\n"
        "f.json: /a~1b/c: found [], expected an array with at least one item\n"
        "f.json: /number: found 7, expected 1\n"
    );
}

TEST_F(JsonValue, WordThatIsNotAllowed_NamesTheLikelyOne) {
    EXPECT_EQ(root()["text"].one_of({"text", "flag"}), "t");
    root()["list"].items()[0].one_of({"ab", "xyz"});
    EXPECT_EQ(
        told(),
        "f.json: /text: found \"t\", expected one of \"text\", \"flag\"\n"
        "f.json: /list/0: found \"a\", expected one of \"ab\", \"xyz\"\n"
    );
}

TEST_F(JsonValue, ObjectWithOtherKeys_NamesThem) {
    EXPECT_FALSE(root().is_object({"text", "missing"}, {"flag", "number", "null", "lists", "a/b"}));
    EXPECT_FALSE(root()["list"].is_object({"text"}));
    EXPECT_EQ(
        told(),
        "f.json: /list: unknown key \"list\"; did you mean \"lists\"?\n"
        "f.json: missing key \"missing\"\n"
        "f.json: /list: found [\"a\",1], expected an object\n"
    );
}

TEST_F(JsonValue, MoreThanAHundredMistakes_AreNotKept) {
    for (int i = 0; i < 200; ++i) root()["flag"].text();
    EXPECT_EQ(mistakes_.size(), 100u);
}

}  // namespace
}  // namespace proxy407::json
