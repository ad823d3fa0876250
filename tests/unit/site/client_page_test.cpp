#include "site/client_page.hpp"

#include "unit/site/fixture.hpp"

namespace proxy407::site {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string page_of(const Entry& entry) {
    return client_page({&entry, "client/one.html", "badges/one.svg"}).body;
}

Problem problem() {
    Problem made;
    made.verdict = "FAIL";
    made.level = "MUST";
    made.failure = true;
    made.findings = {"wrong-credentials/percent-decoded-twice"};
    made.sentence = "It came as <b>.";
    made.reason = "One decodes twice";
    made.requirements = {"C-BASIC-01", "C-NO-SUCH"};
    made.fix = "Write % as %25.";
    made.tried = {"Told by option, the client passes the same 2 cases."};
    made.where = {
        {"url", "http", false, 6, {"a", "b", "c", "d", "e"}}, {"url", "https", true, 1, {"a"}}};
    made.command = "proxy407 certify --client one";
    made.bytes = "> GET / HTTP/1.1\n";
    return made;
}

TEST(ClientPage, HasWhatAReaderSearchesFor) {
    Entry entry;
    entry.name = "one";
    entry.title = "One";
    entry.version = "1.0";
    entry.language = "C";
    entry.documentation = {"https://example.org/proxies"};
    entry.examples = {{"", "one/driver.py", "get(\"<x>\")\n"}};
    entry.problems = {problem()};
    const std::string page = page_of(entry);
    for (const char* part :
         {"<h1>One 1.0: a proxy with user and password</h1>",
          "<a href=\"https://example.org/proxies\"",
          "get(&quot;&lt;x&gt;&quot;)",
          "<h3>One decodes twice</h3>",
          "<dt>Seen</dt><dd>It came as &lt;b&gt;.</dd>",
          "url http: a, b, c, d and 2 more; on the way, url https: 1 case",
          "https://www.rfc-editor.org/rfc/rfc7617.html#section-2",
          "<dt>What to do</dt><dd>Write % as %25.</dd>",
          "<dt>Tried</dt>",
          "../finding/wrong-credentials~percent-decoded-twice.html",
          "&gt; GET / HTTP/1.1",
          "./dev clients one"})
        EXPECT_THAT(page, HasSubstr(part));
}

TEST(ClientPage, OfAClientWithWithheldLeaks_SaysHowManyAndHowItsMaintainersGetThem) {
    Entry entry;
    entry.name = "one";
    entry.withheld = 2;
    const std::string page = page_of(entry);
    EXPECT_THAT(page, HasSubstr("Withheld: 2 leaks."));
    EXPECT_THAT(page, HasSubstr("report --upstream one"));
    EXPECT_THAT(page, Not(HasSubstr("Nothing that was asked fails")));
}

TEST(ClientPage, TellsHowToSpellAndWhatDoesNotArrive) {
    Entry entry;
    entry.name = "one";
    entry.special = {
        {"url", "http", true, 40, {{"slash", "wrong-credentials/percent-decoded-twice"}}},
        {"url", "https", true, 40, {{"slash", "wrong-credentials/percent-decoded-twice"}}},
        {"option", "http", true, 40, {{"empty-password", "x"}}}};
    const std::string page = page_of(entry);
    EXPECT_THAT(page, HasSubstr("Percent-encode them in the URL"));
    EXPECT_THAT(page, HasSubstr("<p>http and https targets: 39 of 40 arrive, these do not.</p>"));
    EXPECT_THAT(page, HasSubstr("<code>pa/ss</code> (slash)"));
    EXPECT_THAT(page, HasSubstr("Write them as they are."));
}

TEST(ClientPage, OfAHostileName_LetsNoMarkupThrough) {
    for (const Entry& entry : entries_of(fixture(), no_examples)) {
        const std::string page = page_of(entry);
        EXPECT_THAT(page, Not(HasSubstr("<img")));
        EXPECT_THAT(page, Not(HasSubstr("<script")));
    }
}

}  // namespace
}  // namespace proxy407::site
