#include "site/index_page.hpp"

#include "unit/site/fixture.hpp"

namespace proxy407::site {
namespace {

Entry entry(const std::string& name, std::size_t good, std::size_t conform) {
    Entry made;
    made.name = name;
    made.version = "1";
    made.asked = made.conform = conform;
    const auto all = questions();
    for (std::size_t i = 0; i < good; ++i)
        made.answers.push_back({std::string(all[i].id), "yes", Tone::good, ""});
    return made;
}

TEST(Rows, WithMoreGoodAnswersComeFirst_ThenThoseThatWereAskedMore) {
    const std::vector<Entry> entries = {
        entry("slow", 3, 40), entry("poor", 2, 700), entry("good", 3, 400)};
    const auto rows = rows_of(entries);
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].entry->name, "good");
    EXPECT_EQ(rows[1].entry->name, "slow");
    EXPECT_EQ(rows[2].entry->name, "poor");
}

TEST(Rows, OfTwoVersions_TheNewerHasThePageOfTheName) {
    std::vector<Entry> entries = {entry("one", 1, 1), entry("one", 1, 1)};
    entries[0].began = "2026-01-01";
    entries[1].began = "2026-02-01";
    entries[1].version = "2";
    const auto rows = rows_of(entries);
    EXPECT_EQ(rows[0].page, "client/one_201.html");
    EXPECT_EQ(rows[1].page, "client/one.html");
    EXPECT_EQ(rows[1].badge, "badges/one.svg");
}

TEST(Letters, GoOnAfterZ) {
    EXPECT_EQ(letter_of(0), "a");
    EXPECT_EQ(letter_of(25), "z");
    EXPECT_EQ(letter_of(26), "aa");
    Notes notes;
    EXPECT_EQ(notes.letter("x") + notes.letter("y") + notes.letter("x"), "aba");
}

TEST(IndexPage, HasARowForEachClient_AndAReasonForEachDash) {
    const auto entries = entries_of(fixture(), no_examples);
    const std::string page = index_page(rows_of(entries)).body;
    EXPECT_THAT(page, testing::HasSubstr("<a href=\"client/curl.html\">"));
    EXPECT_THAT(page, testing::HasSubstr("<b>a</b> "));
    EXPECT_THAT(page, testing::Not(testing::HasSubstr("<img")));
    EXPECT_THAT(page, testing::Not(testing::HasSubstr("</script>")));
}

TEST(IndexPage, AQuestionThatTheSuiteOfAFileDidNotHave_IsADashWithItsReason) {
    const std::vector<Entry> entries = {entry("old", 1, 1)};
    EXPECT_THAT(
        index_page(rows_of(entries)).body, testing::HasSubstr("of a suite that did not ask it")
    );
}

}  // namespace
}  // namespace proxy407::site
