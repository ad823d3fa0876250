#include "json/syntax.hpp"

#include "json/positions.hpp"

#include <gmock/gmock.h>

namespace proxy407::json {
namespace {

using testing::HasSubstr;

/// What is said about a text, without the file's name.
std::string said(std::string_view text) {
    Mistakes mistakes;
    const Positions positions(text, "f", mistakes);
    return mistakes.empty() ? "" : to_string(mistakes.front()).substr(2);
}

TEST(Syntax, AFaultThatPeopleMake_HasItsLikelyFix) {
    constexpr struct {
        const char* text;
        const char* said;
    } rows[] = {
        {"{\"a\": [1, 2,]}", "1:13: a comma before ]; remove it: it is one too many"},
        {"{\"a\": 1,\n}", "2:1: a comma before }; remove it: it is one too many"},
        {"{\"a\": 1,, \"b\": 2}", "1:9: two commas; remove one of them"},
        {"{\"a\": 1 \"b\": 2}",
         "1:11: found unexpected string literal; put a comma before it (expected ',' or '}')"},
        {"// c\n{}", "1:1: a comment; JSON has no comments: remove it"},
        {"{\n /* c */ \"a\": 1}", "2:2: a comment; JSON has no comments: remove it"},
        {"{\n# c\n\"a\": 1}", "2:1: a comment; JSON has no comments: remove it"},
        {"{'a': 1}",
         "1:2: found a single quote; write double quotes: JSON has no others (expected JSON)"},
        {"{\u201ca\u201d: 1}",
         "1:2: found a typographic quote; write straight double quotes: \" (expected JSON)"},
        {"{a: 1}",
         "1:2: found the bare word a; put the key in double quotes: \"a\" (expected JSON)"},
        {"{\"a\": basic}",
         "1:7: found the bare word basic; put it in double quotes: \"basic\" (expected JSON)"},
        {"{\"a\": True}", "1:7: found the bare word True; write true (expected JSON)"},
        {"{\"a\": None}", "1:7: found the bare word None; write null (expected JSON)"},
        {"{\"a\": yes}", "1:7: found the bare word yes; write true (expected JSON)"},
        {"{\"a\": 5s}",
         "1:8: found the number 5s; write 5, without what follows it (expected a number alone)"},
        {"{\"a\": 10MB, \"b\": 1}",
         "1:9: found the number 10MB; write 10, without what follows it (expected a number alone)"},
        {"{\"a\": 007}", "1:8: found the number 007; leave out the zeros in front (expected JSON)"},
        {"{\"a\": \"CORP\\alice\"}",
         "1:13: found invalid string: forbidden character after backslash; write \\\\ for a "
         "backslash (expected JSON)"},
        {"{\"a\": [1",
         "1:9: found unexpected end of input; add the missing ]} (expected ',' or ']')"},
        {"{\"a\": \"b}\n",
         "1:10: found invalid string: control character U+000A (LF) must be escaped to \\u000A or "
         "\\n; close the string on its line, or write \\n for the line break (expected JSON)"},
        {"{} {}", "1:4: something behind the end of the value; write one value a file"},
    };

    for (const auto& row : rows) EXPECT_EQ(said(row.text), row.said) << row.text;
}

TEST(Syntax, AnotherKindOfText_IsNamed) {
    using namespace std::string_view_literals;
    EXPECT_THAT(said("\xff\xfe{\0}\0"sv), HasSubstr("found UTF-16 (PowerShell's > writes it)"));
    EXPECT_THAT(said("\xfe\xff\0{\0}"sv), HasSubstr("save the file as UTF-8"));
    EXPECT_THAT(said("{\0}\0"sv), HasSubstr("UTF-16"));
    EXPECT_THAT(said("\xff\xfe\0\0{\0\0\0"sv), HasSubstr("UTF-32"));
    EXPECT_THAT(said(" \n"), HasSubstr("found an empty text; write an object: {...}"));
    EXPECT_THAT(said("<html>"), HasSubstr("XML or HTML"));
    EXPECT_THAT(said("---\na: 1"), HasSubstr("YAML"));
    EXPECT_THAT(said("id: mine\n"), HasSubstr("a text that is no JSON; JSON begins with {"));
}

TEST(Syntax, AMarkOfUtf8AndLineEndsOfWindows_AreTaken) {
    EXPECT_EQ(said("\xef\xbb\xbf{\r\n\"a\": 1\r\n}\r\n"), "");
}

}  // namespace
}  // namespace proxy407::json
