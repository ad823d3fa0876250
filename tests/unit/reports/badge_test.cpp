#include "reports/badge.hpp"

#include "unit/reports/fixture.hpp"

#include <pugixml.hpp>

namespace proxy407::reports {
namespace {

using results::Document;
using results::Result;
using results::Standing;
using results::Verdict;

pugi::xml_document parsed(const Badge& badge) {
    pugi::xml_document xml;
    EXPECT_TRUE(xml.load_string(badge.svg.c_str())) << badge.file;
    return xml;
}

std::string says(const Badge& badge) {
    std::string text;
    const pugi::xml_document xml = parsed(badge);
    for (const auto part : xml.child("svg").children("text"))
        text += (text.empty() ? "" : " | ") + std::string(part.text().get());
    return text;
}

TEST(Badge, OneForAllAndOneForEachClientThatRan) {
    const auto made = badges(fixture());
    ASSERT_EQ(made.size(), 4u);
    EXPECT_EQ(made[0].file, "overall.svg");
    EXPECT_EQ(says(made[0]), "proxy auth | 7/19 · 1 leak");
    EXPECT_EQ(made[1].file, "client-curl.svg");
    EXPECT_EQ(says(made[1]), "curl 7.88.1 proxy auth | 5/9 · 1 leak");
    EXPECT_EQ(made[2].file, "client-requests.svg");
    EXPECT_EQ(made[3].file.find_first_of("/<>\" "), std::string::npos) << made[3].file;
}

TEST(Badge, ItsHalvesAreAsWideAsTheirTexts) {
    const pugi::xml_document xml = parsed(badges(fixture())[0]);
    const auto svg = xml.child("svg");
    double width = 0;
    for (const auto half : svg.children("rect")) {
        EXPECT_DOUBLE_EQ(half.attribute("x").as_double(), width);
        width += half.attribute("width").as_double();
    }
    EXPECT_NEAR(svg.attribute("width").as_double(), width, 0.01);
    const auto text = svg.child("text");
    EXPECT_DOUBLE_EQ(text.attribute("textLength").as_double(), text_width("proxy auth") / 10.0);
}

TEST(Badge, TheColourSaysTheGravest) {
    const auto background = [](std::vector<Result> results) {
        Document document;
        document.results = std::move(results);
        const pugi::xml_document xml = parsed(badges(document)[0]);
        return std::string(xml.child("svg").last_child().previous_sibling().attribute("fill").value(
        ));
    };
    EXPECT_EQ(background({}), "#5c6470");
    EXPECT_EQ(background({result("a", "b", Verdict::pass)}), "#1b6e3c");
    EXPECT_EQ(background({result("a", "b", Verdict::fail, Standing::known)}), "#8a5a00");
    EXPECT_EQ(background({result("a", "b", Verdict::fail, Standing::unexpected)}), "#b3261e");
}

TEST(Badge, WidthsAreThoseOfTheFont) {
    EXPECT_EQ(text_width(""), 0);
    EXPECT_EQ(text_width("iii"), 93);
    EXPECT_EQ(text_width("WWW"), 327);
    EXPECT_EQ(text_width("·"), 35);
    EXPECT_EQ(text_width("中"), 110);
}

}  // namespace
}  // namespace proxy407::reports
