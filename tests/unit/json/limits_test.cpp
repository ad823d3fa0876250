#include "json/limits.hpp"

#include <gtest/gtest.h>

namespace proxy407::json {
namespace {

constexpr Limits limits{200, 3, 2, 10};

std::string excess_of(std::string_view text, const Limits& given = limits) {
    const auto excess = find_excess(text, given);
    if (!excess) return "";
    return std::to_string(excess->offset) + ": " + excess->found + ", " + excess->expected;
}

TEST(Excess, TextWithinTheLimits_IsNone) {
    for (const char* text :
         {"",
          "1",
          "[[[1]]]",
          "[[[]],[[]]]",
          R"({"a": 1, "b": [1, 2, 3, 4]})",
          R"("[[[[[[[[")",
          R"(["\"[[[[", "\\", [[1]]])",
          "]]]]}}}}",
          "[\"unended",
          "\"\\"})
        EXPECT_EQ(excess_of(text), "") << text;
}

TEST(Excess, TooDeep_IsFoundAtTheBracket) {
    EXPECT_EQ(excess_of("[{\"a\":[[1]]}]"), "7: yet another level of nesting, 3 at most");
    EXPECT_EQ(excess_of("[[[[[["), "3: yet another level of nesting, 3 at most");
    EXPECT_EQ(excess_of("]]][[[["), "6: yet another level of nesting, 3 at most");
    EXPECT_EQ(excess_of("[\"]\",[[["), "7: yet another level of nesting, 3 at most");
}

TEST(Excess, TooManyKeysInOneObject_AreFoundAtTheComma) {
    EXPECT_EQ(excess_of(R"({"a":1,"b":2,"c":3})"), "12: yet another key in an object, 2 at most");
    EXPECT_EQ(excess_of(R"([{"a":1,"b":2},{"a":1,"b":2}])"), "");
    EXPECT_EQ(excess_of(R"({"a":[1,2,3],"b":","})"), "");
}

TEST(Excess, TooManyValuesInAll_AreFound) {
    EXPECT_EQ(excess_of("[1,2,3,4,5,6,7,8,9]"), "");
    EXPECT_EQ(excess_of("[1,2,3,4,5,6,7,8,9,10]"), "18: yet another value, 10 at most");
    EXPECT_EQ(excess_of(",,,,,,,,,,,"), "9: yet another value, 10 at most");
}

TEST(Excess, TooLongAText_IsNotLookedAt) {
    EXPECT_EQ(find_excess(std::string(201, '['), limits)->found, "more than 200 bytes");
    EXPECT_EQ(
        find_excess(std::string(2'000'000, '['), {1024 * 1024, 3, 2, 10})->found, "more than 1 MiB"
    );
}

TEST(Excess, ANul_IsNotTakenForTheEnd) {
    EXPECT_EQ(excess_of(std::string_view("1\0]", 3)), "1: a NUL byte, a JSON text in UTF-8");
    EXPECT_TRUE(parse(std::string_view("1\0]", 3), limits).is_discarded());
}

TEST(ParseJson, WithinTheLimitsOnly) {
    EXPECT_EQ(parse("[[[1]]]", limits)[0][0][0], 1);
    EXPECT_EQ(
        parse<nlohmann::ordered_json>(R"({"b": 1, "a": 2})", limits).dump(), R"({"b":1,"a":2})"
    );
    EXPECT_TRUE(parse("[[[[1]]]]", limits).is_discarded());
    EXPECT_TRUE(parse("[1", limits).is_discarded());
    EXPECT_TRUE(parse("", limits).is_discarded());
}

TEST(IsJson, WithinTheLimitsOnly) {
    EXPECT_TRUE(is_json(" [[[1]]] ", limits));
    for (const char* text : {"", "[", "[[[[1]]]]", "1 2", "nul", "\"\xff\"", "1e999"})
        EXPECT_FALSE(is_json(text, limits)) << text;
}

/// Linear, whatever comes: a quadratic one would take hours.
TEST(Excess, MegabytesOfNesting_AreLookedAtOnce) {
    const std::string opened(20'000'000, '[');
    EXPECT_FALSE(is_json(opened, {opened.size(), 100, 100, 100}));
    EXPECT_FALSE(is_json(std::string(20'000'000, ','), {opened.size(), 100, 100, 100}));
}

}  // namespace
}  // namespace proxy407::json
