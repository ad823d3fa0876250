#include "json/positions.hpp"

#include <gmock/gmock.h>

namespace proxy407::json {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view text = R"({
  "a": [1, -2.5e3,[true , null]],
  "b/c" : {"d": "x,:\"{", "é": false},
  "e": 7}
)";

std::string place(const Positions& positions, std::string path, bool key = false) {
    Mistake mistake;
    mistake.path = std::move(path);
    key ? positions.locate_key(mistake) : positions.locate(mistake);
    return std::to_string(mistake.line) + ':' + std::to_string(mistake.column);
}

TEST(Positions, OfEveryValue) {
    Mistakes mistakes;
    const Positions positions(text, "f", mistakes);
    EXPECT_THAT(mistakes, IsEmpty());

    constexpr struct {
        const char* path;
        const char* place;
    } cases[] = {
        {"", "1:1"},
        {"/a", "2:8"},
        {"/a/0", "2:9"},
        {"/a/1", "2:12"},
        {"/a/2", "2:19"},
        {"/a/2/0", "2:20"},
        {"/a/2/1", "2:27"},
        {"/b~1c", "3:11"},
        {"/b~1c/d", "3:17"},
        {"/b~1c/é", "3:33"},
        {"/e", "4:8"},
        {"/a/9/x", "2:8"},  // not there: the nearest value around it
        {"/zz", "1:1"},
    };

    for (const auto& row : cases) EXPECT_EQ(place(positions, row.path), row.place) << row.path;
    EXPECT_EQ(place(positions, "/b~1c", true), "3:3");
    EXPECT_EQ(place(positions, "/b~1c/d", true), "3:12");
}

std::vector<std::string> mistakes_of(std::string_view json) {
    Mistakes mistakes;
    const Positions positions(json, "f", mistakes);
    std::vector<std::string> lines;
    for (const auto& mistake : mistakes) lines.push_back(to_string(mistake));
    return lines;
}

TEST(Positions, SyntaxErrorsHaveAPlace) {
    EXPECT_THAT(
        mistakes_of("{\n  \"a\": [1,2}\n"),
        ElementsAre("f:2:12: found unexpected '}', expected ',' or ']'")
    );
    EXPECT_THAT(
        mistakes_of("{\"a\": \"\xff\"}"), ElementsAre(testing::HasSubstr("save the file as UTF-8"))
    );
}

TEST(Positions, TextBeyondTheLimits_IsNotReadToItsEnd) {
    Mistakes mistakes;
    EXPECT_FALSE(Positions(std::string(100'000, '['), "f", mistakes).is_whole());
    EXPECT_EQ(
        to_string(mistakes.at(0)), "f:1:33: found yet another level of nesting, expected 32 at most"
    );
    EXPECT_THAT(
        mistakes_of("{\"" + std::string(129, 'k') + "\": 1}"),
        ElementsAre("f:1:2: found a key of 129 bytes, expected 128 at most")
    );
    std::string many = "[0";
    for (int i = 1; i < 20'000; ++i) many += ",0";
    EXPECT_THAT(
        mistakes_of(many + "]"),
        ElementsAre("f:1:39999: found yet another value, expected 20000 at most")
    );
}

TEST(Positions, AKeyTwiceIsAMistake) {
    EXPECT_THAT(
        mistakes_of("{\"a\": 1,\n \"b\": {\"a\": 2}, \"a\": 3}"),
        ElementsAre("f:2:17: /a: second key \"a\"; write each key once")
    );
}

}  // namespace
}  // namespace proxy407::json
