#include "site/question_page.hpp"

#include "unit/site/fixture.hpp"

namespace proxy407::site {
namespace {

TEST(QuestionPage, GroupsTheClientsByTheirAnswers) {
    std::vector<Entry> entries(3);
    entries[0].name = "a";
    entries[0].answers = {{"empty-password", "yes", Tone::good, ""}};
    entries[1].name = "b";
    entries[1].answers = {{"empty-password", "no", Tone::bad, "<why>"}};
    entries[2].name = "c";
    const auto rows = rows_of(entries);
    const Page page = question_page(*find_question("empty-password"), rows);
    EXPECT_EQ(page.path, "question/empty-password.html");
    for (const char* part :
         {"<h2>Good: 1 client</h2>",
          "<h2>Bad: 1 client</h2>",
          "<h2>Not asked: 1 client</h2>",
          "&lt;why&gt;",
          "of a suite that did not ask it"})
        EXPECT_THAT(page.body, testing::HasSubstr(part));
    EXPECT_THAT(
        questions_page(rows).body, testing::HasSubstr("<a href=\"question/empty-password.html\">")
    );
}

}  // namespace
}  // namespace proxy407::site
