#include "reports/html.hpp"

#include "reports/page_source.hpp"
#include "unit/reports/fixture.hpp"

#include <regex>

namespace proxy407::reports {
namespace {

using results::Document;

TEST(Html, ThePageLoadsNothingAndSaysSo) {
    const std::string page = html(fixture());
    EXPECT_NE(page.find("content=\"default-src 'none'; script-src 'sha256-"), page.npos);
    EXPECT_EQ(page.find("unsafe-inline"), page.npos);
    EXPECT_FALSE(std::regex_search(page, std::regex("<(link|img|iframe|object)\\b")));
    EXPECT_FALSE(std::regex_search(page, std::regex("<script[^>]* src=")));
}

TEST(Html, WhatClientsSaidOpensAndEndsNoElement) {
    const std::string page = html(fixture());
    EXPECT_EQ(count(page, "<script"), 3 + fixture().clients.size());
    EXPECT_EQ(count(page, "</script"), 3 + fixture().clients.size());
    EXPECT_EQ(page.find("<img"), page.npos);
}

TEST(Html, ThePageMakesNoMarkupOfTexts) {
    for (const char* sink : {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"})
        EXPECT_EQ(page_script().find(sink), std::string_view::npos) << sink;
    EXPECT_EQ(page_script().find("</script"), std::string_view::npos);
}

TEST(Html, EveryPlaceIsFilled) {
    Document document = fixture();
    document.clients[0].title = "{{policy}}";
    const std::string page = html(document);
    EXPECT_EQ(count(page, "{{"), 1u) << "what is put in is not looked through again";
}

}  // namespace
}  // namespace proxy407::reports
