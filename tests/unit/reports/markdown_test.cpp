#include "reports/markdown.hpp"

#include "unit/reports/fixture.hpp"

namespace proxy407::reports {
namespace {

using results::Document;
using results::Standing;
using results::Verdict;

TEST(Markdown, OneFailureOfAClientIsToldOnceWithItsPlaces) {
    Document document;
    document.clients = {client("one")};
    for (const char* name : {"a", "b", "c"})
        document.results.push_back(result("one", name, Verdict::crash, Standing::unexpected));
    const std::string text = markdown(document);
    EXPECT_EQ(count(text, "<details>"), 1u);
    EXPECT_NE(text.find("<b>one</b> url http: a, b, c</summary>"), text.npos);
}

TEST(Markdown, WhatWasNotTriedAfterTheControlCaseIsNotToldOf) {
    Document document;
    document.clients = {client("one")};
    document.results = {
        result("one", "open", Verdict::timeout, Standing::unexpected),
        result("one", "basic", Verdict::setup_fail, Standing::unexpected)};
    document.results[0].control = true;
    const std::string text = markdown(document);
    EXPECT_NE(text.find("<b>one</b> url http: open</summary>"), text.npos);
    EXPECT_EQ(text.find("http: basic"), text.npos);
    EXPECT_NE(text.find("not expected: 2."), text.npos);
}

TEST(Markdown, WhatIsKnownIsToldOnceWithItsReason) {
    Document document;
    document.clients = {client("one")};
    for (const char* name : {"a", "b"}) {
        document.results.push_back(result("one", name, Verdict::fail, Standing::known));
        document.results.back().judgement.finding = "target-exact";
        document.results.back().judgement.check = "target-exact";
        document.results.back().reason = "It does <so>";
        document.results.back().link = "https://example.org/1";
    }
    document.results.push_back(document.results.back());
    document.results.back().link = "javascript:x";
    document.results.back().reason = "Another";
    EXPECT_NE(
        markdown(document).find("### Known failures\n\n"
                                "- one, target\\-exact, MUST, C\\-TARGET\\-05 \\(RFC 9110 section "
                                "7\\.1\\), url http\\: "
                                "a, b: It does &lt;so\\> <https://example.org/1>\n"
                                "- one, target\\-exact, MUST, C\\-TARGET\\-05 \\(RFC 9110 section "
                                "7\\.1\\), url http\\: "
                                "b: Another javascript\\:x\n"),
        std::string::npos
    ) << markdown(document);
}

TEST(Markdown, ItStaysBelowItsLimitAndSaysWhatIsLeftOut) {
    const std::string whole = markdown(fixture());
    const std::string cut = markdown(fixture(), 3'000);
    EXPECT_LE(cut.size(), 3'000u);
    EXPECT_NE(cut.find("Not shown for want of room: "), cut.npos);
    EXPECT_NE(cut.find("| curl 7\\.88\\.1 |"), cut.npos);
    EXPECT_EQ(whole.find("want of room"), whole.npos);
    EXPECT_NE(markdown(fixture(), 500).find("too long for this page"), whole.npos);
}

TEST(Markdown, HostileTextsStayText) {
    const std::string text = markdown(fixture());
    // Outside of fences nothing begins an element but the page's own.
    std::string outside;
    std::istringstream lines(text);
    std::string fence;
    for (std::string line; std::getline(lines, line);) {
        const bool is_fence = line.starts_with("```");
        if (fence.empty() && is_fence)
            fence = line.substr(0, line.find('t'));
        else if (!fence.empty() && line == fence)
            fence.clear();
        else if (fence.empty())
            outside += line + "\n";
    }
    EXPECT_EQ(fence, "");
    EXPECT_EQ(outside.find("<img"), outside.npos);
    EXPECT_EQ(outside.find("</script"), outside.npos);
    EXPECT_EQ(outside.find("@everyone"), outside.npos);
    EXPECT_NE(outside.find("1\\|2\\`3\\*4"), outside.npos);
}

}  // namespace
}  // namespace proxy407::reports
