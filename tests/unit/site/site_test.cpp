#include "site/site.hpp"

#include "site/badge_of.hpp"
#include "unit/site/fixture.hpp"

#include <algorithm>
#include <set>

namespace proxy407::site {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Site, HasAPageForEachClientQuestionAndFinding) {
    const auto entries = entries_of(fixture(), no_examples);
    std::set<std::string> paths;
    for (const File& file : site_of(entries))
        EXPECT_TRUE(paths.insert(file.path).second) << file.path;
    for (const char* path :
         {"index.html",
          "questions.html",
          "findings.html",
          "clients.json",
          "clients.schema.json",
          "client/curl.html",
          "badges/curl.svg",
          "question/basic-url.html"})
        EXPECT_TRUE(paths.contains(path)) << path;
}

/// Every address in it that leads to a file of the site.
std::vector<std::string> links_of(const std::string& html) {
    std::vector<std::string> found;
    const std::string begin = "href=\"";
    for (auto at = html.find(begin); at != html.npos; at = html.find(begin, at + 1)) {
        std::string link = html.substr(at + begin.size());
        link.resize(link.find('"'));
        link.resize(std::min(link.find('#'), link.size()));
        if (!link.empty() && !link.starts_with("http")) found.push_back(link);
    }
    return found;
}

TEST(Site, LoadsNothing_AndItsLinksLeadSomewhere) {
    const auto entries = entries_of(fixture(), no_examples);
    const auto files = site_of(entries);
    std::set<std::string> paths;
    for (const File& file : files) paths.insert(file.path);
    for (const File& file : files) {
        if (!file.path.ends_with(".html")) continue;
        EXPECT_THAT(file.content, Not(HasSubstr("<img"))) << file.path;
        EXPECT_THAT(file.content, Not(HasSubstr("<link"))) << file.path;
        EXPECT_THAT(file.content, HasSubstr("default-src 'none'")) << file.path;
        for (const std::string& link : links_of(file.content)) {
            std::string target = link;
            const std::string up = way_up(file.path);
            if (!up.empty() && target.starts_with(up)) target = target.substr(up.size());
            EXPECT_TRUE(paths.contains(target)) << file.path << ": " << link;
        }
    }
}

TEST(Site, AClientTwiceInOneVersion_IsRefused) {
    std::vector<Entry> entries(2);
    entries[0].name = entries[1].name = "one";
    entries[0].version = "1";
    EXPECT_EQ(repeated(entries), "");
    entries[1].version = "1";
    EXPECT_EQ(repeated(entries), "one 1");
}

TEST(Docs, AreThePageAndAFileForEachClient) {
    const auto entries = entries_of(fixture(), no_examples);
    std::vector<std::string> paths;
    for (const File& file : docs_of(entries)) paths.push_back(file.path);
    ASSERT_EQ(paths.size(), 4u);
    EXPECT_EQ(paths[0], "results.md");
    EXPECT_THAT(paths, testing::Contains("results/curl.json"));
}

TEST(BadgeOf, AClient_CountsItsLeaksThatAreWithheldToo) {
    Entry entry;
    entry.name = "o<ne";
    entry.asked = 10;
    entry.conform = 9;
    entry.withheld = 2;
    EXPECT_THAT(badge_of(entry), HasSubstr("9/10 · 2 leaks"));
    EXPECT_THAT(badge_of(entry), Not(HasSubstr("o<ne")));
}

}  // namespace
}  // namespace proxy407::site
