#include "site/finding_page.hpp"

#include "unit/site/fixture.hpp"

namespace proxy407::site {
namespace {

Entry entry(const char* name, std::vector<std::string> findings, bool failure) {
    Entry made;
    made.name = name;
    made.problems.emplace_back();
    made.problems[0].findings = std::move(findings);
    made.problems[0].failure = failure;
    made.problems[0].sentence = "so <it> is";
    return made;
}

TEST(Findings, ThatFailMostClientsComeFirst) {
    const std::vector<Entry> entries = {
        entry("a", {"lax"}, false), entry("b", {"lax"}, false), entry("c", {"bad", "both"}, true)};
    const auto rows = rows_of(entries);
    const auto found = findings_of(rows);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0].id, "bad");
    EXPECT_EQ(found[2].id, "lax");
    EXPECT_EQ(found[2].seen.size(), 2u);
}

TEST(FindingPage, TellsWhatItIsAndWhoDoesIt) {
    const std::vector<Entry> entries = {
        entry("a", {"wrong-credentials/percent-decoded-twice"}, true)};
    const auto rows = rows_of(entries);
    const Page page = finding_page(findings_of(rows).at(0));
    EXPECT_EQ(page.path, "finding/wrong-credentials~percent-decoded-twice.html");
    EXPECT_THAT(page.body, testing::HasSubstr("<h2>1 client</h2>"));
    EXPECT_THAT(page.body, testing::HasSubstr("<a href=\"../client/a.html#wrong\">a</a>"));
    EXPECT_THAT(page.body, testing::HasSubstr("so &lt;it&gt; is"));
    EXPECT_THAT(page.body, testing::HasSubstr("percent-decoded"));
}

TEST(FindingsPage, CountsWhatIsWithheld) {
    std::vector<Entry> entries = {entry("a", {"x"}, true)};
    entries[0].withheld = 2;
    const auto rows = rows_of(entries);
    EXPECT_THAT(
        findings_page(findings_of(rows), rows).body,
        testing::HasSubstr("Withheld: 2 leaks in 1 client")
    );
}

}  // namespace
}  // namespace proxy407::site
