#include "site/public_text.hpp"

#include <gtest/gtest.h>

namespace proxy407::site {
namespace {

TEST(PublicText, TheFreePortOfACase_IsTheUsualOne) {
    EXPECT_EQ(
        public_text("to 127.0.0.1:34395, not 127.0.0.1:80"), "to 127.0.0.1:3128, not 127.0.0.1:80"
    );
}

TEST(PublicText, WhereTheClientsAreInstalled_IsNobodysBusiness) {
    EXPECT_EQ(
        public_text("at /home/me/p-1/client-tests/clients/perl-lwp/driver.pl line 26."),
        "at client-tests/clients/perl-lwp/driver.pl line 26."
    );
}

TEST(HtmlText, LeavesNoMarkup) {
    EXPECT_EQ(html_text("<a href=\"x\">'&"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
    EXPECT_EQ(html_text("a\nb"), "a\\nb");
    EXPECT_EQ(element("b", "<i>"), "<b>&lt;i&gt;</b>");
}

TEST(HtmlLines, KeepTheirEndsAndIndents) {
    EXPECT_EQ(html_lines("a\n  <b\n\tc"), "a\n  &lt;b\n    c\n");
}

TEST(Link, LeadsToTheWebAlone) {
    EXPECT_EQ(link("javascript:alert(1)", "x"), "x");
    EXPECT_EQ(link("", "x"), "x");
    EXPECT_EQ(
        link("https://example.org/?a&b", "x"),
        "<a href=\"https://example.org/?a&amp;b\" rel=\"noreferrer\">x</a>"
    );
}

TEST(ClauseAddress, IsTheSectionOfTheRfc) {
    EXPECT_EQ(
        clause_address("RFC 9110 section 11.7.1"),
        "https://www.rfc-editor.org/rfc/rfc9110.html#section-11.7.1"
    );
    EXPECT_EQ(
        clause_address("RFC 7617 section 2; RFC 7616 section 3.4"),
        "https://www.rfc-editor.org/rfc/rfc7617.html#section-2"
    );
    EXPECT_EQ(clause_address("CVE-2023-32681"), "");
}

TEST(FileName, StaysDifferentAndInItsFolder) {
    EXPECT_EQ(file_name("python-httpx-0.23"), "python-httpx-0.23");
    EXPECT_EQ(file_name("wrong-credentials/swapped"), "wrong-credentials~swapped");
    EXPECT_EQ(file_name("../x"), "_2e.~x");
    EXPECT_EQ(file_name("a~b_c d\xc3\xa9"), "a_7eb_5fc_20d_c3_a9");
    EXPECT_EQ(file_name(""), "_");
}

}  // namespace
}  // namespace proxy407::site
