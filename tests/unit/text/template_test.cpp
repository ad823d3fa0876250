#include "text/template.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Values values = {
    {"url", "http://origin.test/ip"}, {"user", "{password}"}, {"password", "p@ss:word"}};

struct Case {
    std::string text;
    std::string expanded;
};

TEST(Template, ExpandsEachPlaceholderOnce) {
    const Case cases[] = {
        {"", ""},
        {"plain", "plain"},
        {"{url}", "http://origin.test/ip"},
        {"-x{url}!", "-xhttp://origin.test/ip!"},
        {"{user}:{password}", "{password}:p@ss:word"},
        {"{unknown}", "{unknown}"},
        {"{}", "{}"},
        {"{url", "{url"},
        {"{{url}}", "{http://origin.test/ip}"},
        {"{\"a\": 1}", "{\"a\": 1}"},
        {"{URL}", "{URL}"},
        {"{print $1}", "{print $1}"},
    };
    for (const Case& one : cases) EXPECT_EQ(expand(one.text, values), one.expanded) << one.text;
}

TEST(Template, NamesItsPlaceholders) {
    EXPECT_THAT(placeholders("{user}:{password}@{user}"), ElementsAre("user", "password", "user"));
    EXPECT_THAT(placeholders("{} {A} { url } {url"), IsEmpty());
}

}  // namespace
}  // namespace proxy407::text
