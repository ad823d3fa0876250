#include "diagnosis/wording.hpp"

#include <gmock/gmock.h>

namespace proxy407::diagnosis {
namespace {

TEST(Wording, ShowsOctetsThatCanNotMoveACursor) {
    EXPECT_EQ(shown("p@ss"), "`p@ss`");
    EXPECT_EQ(shown("a\r\nb"), "`a\\r\\nb`");
    EXPECT_EQ(shown("p\xE4ss"), "`p\\xe4ss`");
    EXPECT_EQ(shown("\x1b[2J").text().find('\x1b'), std::string::npos);
}

TEST(Wording, CutsWhatIsLong) {
    const auto text = shown(std::string(65542, 'A'));
    EXPECT_LT(text.text().size(), 300u);
    EXPECT_THAT(text.text(), testing::EndsWith("...` (65542 bytes)"));
    EXPECT_THAT(shown(std::string(200, 'A')).text(), testing::EndsWith("AAA`"));
}

TEST(Wording, NamesThePartThatDiffers) {
    const auth::Account account{"user", "pass"};
    const std::pair<const char*, const char*> cases[] = {
        {"user:nope", "The password arrived as `nope`"},
        {"user:", "The password arrived empty"},
        {"bob:pass", "The user arrived as `bob`"},
        {":pass", "The user arrived empty"},
        {"pass:user", "The credentials arrived as `pass:user`"},
        {"nothing", "The credentials arrived as `nothing`"},
    };
    for (const auto& [octets, words] : cases) EXPECT_EQ(arrived(octets, account), words);
}

TEST(Wording, SaysWhereTwoStringsPartWithoutShowingThem) {
    EXPECT_EQ(
        first_difference("secreT", "secret!"),
        "6 bytes where the right one has 7; they differ from byte 6 on"
    );
    EXPECT_EQ(
        first_difference("a", "ab"), "1 byte where the right one has 2; they differ from byte 2 on"
    );
}

TEST(Wording, OneExplanationIsCertain) {
    const auto one =
        explained("The password arrived as `x`", {{"base64-without-padding", "did something"}});
    EXPECT_EQ(one.finding, "base64-without-padding");
    EXPECT_TRUE(one.candidates.empty());
    EXPECT_EQ(one.message, "The password arrived as `x`: the client did something.");
}

TEST(Wording, SeveralAreOneOfThese) {
    const auto two = explained(
        "Here", {{"base64-without-padding", "did this"}, {"base64url-alphabet", "did that"}}
    );
    EXPECT_EQ(two.finding, "base64-without-padding");
    EXPECT_THAT(
        two.candidates, testing::ElementsAre("base64-without-padding", "base64url-alphabet")
    );
    EXPECT_EQ(
        two.message,
        "Here. One of these: base64-without-padding (the client did this), or base64url-alphabet, "
        "which look the same "
        "with "
        "these credentials."
    );
}

}  // namespace
}  // namespace proxy407::diagnosis
