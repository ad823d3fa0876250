#include "http/sentence.hpp"

#include "http/redactor.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace proxy407::http {
namespace {

const Redactor redactor({"s3cret"}, {"alice"});
const Reader owner;
const Reader others{.knows_secrets = false, .redactor = nullptr};
const Reader masked{.knows_secrets = true, .redactor = &redactor};

Sentence sample() {
    return "The target " + Sentence::received("http://u:p@h/s3cret") + " of " +
           Sentence::user("alice") + " with " + Sentence::credentials("Basic xyz") + ": " +
           Sentence::secret("-U 'alice:s3cret'", "-U 'alice:PASSWORD'") + " " +
           Sentence::word("http://u:p@h/", "'http://u:p@h/'");
}

TEST(Sentence, EachReaderReadsWhatIsForThem) {
    EXPECT_EQ(
        sample().text(owner),
        "The target `http://u:p@h/s3cret` of `alice` with `Basic xyz`: -U 'alice:s3cret' "
        "'http://u:p@h/'"
    );
    EXPECT_EQ(
        sample().text(others),
        "The target `http://u:p@h/s3cret` of `alice` with `Basic xyz`: -U 'alice:PASSWORD' "
        "'http://u:p@h/'"
    );
    EXPECT_EQ(
        sample().text(masked),
        "The target `http://***:***@h/***` of `alice` with `***`: -U 'alice:PASSWORD' "
        "http://***:***@h/"
    );
    EXPECT_EQ(Sentence::user("bob").text(masked), "`***`");
}

TEST(Sentence, LongValuesAreCutAfterTheyWereMasked) {
    const std::string flood(65'542, 'A');
    EXPECT_EQ(Sentence::received(flood).text(), "`" + std::string(200, 'A') + "...` (65542 bytes)");
    const std::string across = std::string(195, '-') + "s3cret";
    EXPECT_EQ(Sentence::received(across).text(masked), "`" + std::string(195, '-') + "***`");
    EXPECT_EQ(Sentence::received("a\x1b\r\n").text(), "`a\\x1b\\r\\n`");
    EXPECT_EQ(
        Sentence::credentials("pass\u3000").text(), "`pass\\u{3000}` (U+3000 IDEOGRAPHIC SPACE)"
    );
    EXPECT_EQ(Sentence::credentials("pass\u3000").text(masked), "`***`");
}

TEST(Sentence, LineThatGoesOn_IsMaskedAsCredentials) {
    EXPECT_EQ(Sentence::line(" s3kr3t").text(masked), "`***`");
    EXPECT_EQ(Sentence::line("\ta:b").text(masked), "`***`");
    EXPECT_EQ(Sentence::line("s3kr3t").text(masked), "`***`");
    EXPECT_EQ(Sentence::line("bob::s3kr3t\r").text(masked), "`***`");
    EXPECT_EQ(Sentence::line("").text(masked), "``");
    EXPECT_EQ(Sentence::line("Host: h").text(masked), "`Host: h`");
    EXPECT_EQ(Sentence::line(" s3kr3t").text(), "` s3kr3t`");
}

TEST(Sentence, KeepsNoMoreThanItMayShow) {
    EXPECT_LT(Sentence::received(std::string(1 << 20, 'A')).heap(), 2000u);
    EXPECT_GE(Sentence::credentials(std::string(900, 'A')).heap(), 900u);
    EXPECT_EQ(Sentence().heap(), 0u);
}

TEST(Sentence, IsPutTogetherOfWordsAndOthers) {
    Sentence sentence;
    EXPECT_TRUE(sentence.empty());
    EXPECT_TRUE(Sentence("").empty());
    sentence += "a";
    sentence += sentence;
    EXPECT_EQ(sentence, "aa");
    EXPECT_FALSE(Sentence::secret("", "instead").empty());
    std::ostringstream out;
    out << sentence;
    EXPECT_EQ(out.str(), "aa");
}

}  // namespace
}  // namespace proxy407::http
