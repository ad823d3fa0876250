#include "client/command_words.hpp"

#include <gmock/gmock.h>

namespace proxy407::client {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> words(const std::string& line) {
    return std::get<std::vector<std::string>>(command_words(line));
}

std::string wrong(const std::string& line) {
    return std::get<std::string>(command_words(line));
}

TEST(CommandWords, AreSplitAtBlanks) {
    EXPECT_THAT(words("  a\tb  c "), ElementsAre("a", "b", "c"));
    EXPECT_TRUE(words("").empty());
}

TEST(CommandWords, InQuotesAreOne) {
    EXPECT_THAT(words("a 'b  c' \"d 'e'\" f' g'h"), ElementsAre("a", "b  c", "d 'e'", "f gh"));
    EXPECT_THAT(words("'' \"\""), ElementsAre("", ""));
    EXPECT_THAT(words(R"(a\ b "c\"d\n" 'e\f')"), ElementsAre("a b", "c\"d\\n", "e\\f"));
}

TEST(CommandWords, ThatOnlyAShellUnderstandsAreRefused) {
    EXPECT_THAT(wrong("a 'b"), HasSubstr("' that no other one closes: 'b"));
    EXPECT_THAT(wrong("a \"b'"), HasSubstr("\" that no other one closes"));
    EXPECT_THAT(wrong("a | b"), HasSubstr("sh -c"));
    EXPECT_THAT(words("a '|' b\\;"), ElementsAre("a", "|", "b;"));
}

}  // namespace
}  // namespace proxy407::client
