#include "site/entry_of.hpp"

#include "site/entry_json.hpp"
#include "unit/site/fixture.hpp"

namespace proxy407::site {
namespace {

TEST(EntriesOf, AreTheClientsThatRan) {
    const auto entries = entries_of(fixture(), no_examples);
    ASSERT_EQ(entries.size(), 3u);
    EXPECT_EQ(label(entries[0]), "curl 7.88.1");
    EXPECT_EQ(entries[2].name.find("evil"), 0u);
    for (const Entry& entry : entries) EXPECT_GE(entry.asked, entry.conform);
}

TEST(EntriesOf, ALeakThatIsNotPublished_IsCountedAndNotDescribed) {
    Result known = case_of("url", "https", "basic");
    known.faults = {leak("credentials-inside-tunnel")};
    Result fresh = case_of("url", "http", "redirect-to-https", Verdict::fail);
    fresh.standing = Standing::unexpected;
    fresh.judgement = {Verdict::fail, true, "credentials-after-redirect", "It leaks.", "a-check"};
    const Entry entry = entry_of(document_of({known, fresh}));
    EXPECT_EQ(entry.withheld, 2u);
    EXPECT_EQ(leaks(entry), 2u);
    EXPECT_EQ(failures(entry), 2u);
    EXPECT_TRUE(entry.problems.empty());
    const std::string text = to_text(entry);
    for (const char* word : {"credentials-inside-tunnel", "credentials-after-redirect", "It leaks"})
        EXPECT_EQ(text.find(word), text.npos) << word;
}

TEST(EntriesOf, APublishedLeak_IsDescribedWithItsReference) {
    Result known = case_of("url", "https", "basic");
    known.faults = {leak("credentials-inside-tunnel", "https://example.org/1")};
    const Entry entry = entry_of(document_of({known}));
    EXPECT_EQ(entry.withheld, 0u);
    ASSERT_EQ(entry.problems.size(), 1u);
    EXPECT_TRUE(entry.problems[0].leak);
    EXPECT_EQ(entry.problems[0].link, "https://example.org/1");
}

TEST(EntriesOf, TellWhichSpecialCharactersDoNotArrive) {
    Result slash = case_of("url", "http", "special/slash", Verdict::fail);
    slash.judgement.finding = "wrong-credentials/x";
    const Entry entry = entry_of(document_of(
        {slash,
         case_of("url", "http", "special/hash"),
         case_of("url", "http", "special/latin1-no-charset")}
    ));
    ASSERT_EQ(entry.special.size(), 2u);
    EXPECT_EQ(entry.special[0].asked, 2u);
    EXPECT_EQ(entry.special[0].wrong.at("slash"), "wrong-credentials/x");
    EXPECT_FALSE(entry.special[1].has_charset);
}

TEST(EntriesOf, TellWhatWasLeftOutAndWhy) {
    Result unsupported = case_of("url", "http", "digest", Verdict::unsupported);
    unsupported.judgement.sentence = "digest.http is not declared";
    const Entry entry = entry_of(document_of({case_of("url", "http", "basic"), unsupported}));
    ASSERT_EQ(entry.left_out.size(), 1u);
    EXPECT_EQ(entry.left_out[0].why, "The client does not claim digest.http.");
    EXPECT_EQ(entry.left_out[0].cases, 1u);
}

}  // namespace
}  // namespace proxy407::site
