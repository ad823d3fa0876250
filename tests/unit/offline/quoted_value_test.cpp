#include "offline/quoted_value.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::offline {
namespace {

using ::testing::ElementsAre;

std::string value_in(std::string_view line) {
    constexpr std::string_view name = "Proxy-Authorization";
    const auto at = line.find(name);
    const auto found = value_behind(line, at, at + name.size());
    return found ? found->octets : "(nothing)";
}

TEST(LiteralLines, LineEndsThatAreWrittenOut_EndLines) {
    EXPECT_THAT(
        literal_lines(R"(send: b'CONNECT h:443 HTTP/1.0\r\nA: b\r\n\r\n')"),
        ElementsAre("send: b'CONNECT h:443 HTTP/1.0", "A: b", "")
    );
    EXPECT_THAT(literal_lines(R"(>> "A: b[\r][\n]")"), ElementsAre(R"(>> "A: b)"));
    EXPECT_THAT(literal_lines(R"(    A: b\r\n)"), ElementsAre("    A: b"));
    EXPECT_THAT(literal_lines("A: b"), ElementsAre("A: b"));
    EXPECT_THAT(literal_lines(""), ElementsAre(""));
}

TEST(ValueBehind, EveryForm_GivesTheValue) {
    for (const std::string_view line : {
             R"(Proxy-Authorization: Basic dTpw)",
             R"(> Proxy-Authorization: Basic dTpw)",
             R"(  "Proxy-Authorization": "Basic dTpw",)",
             R"(  'Proxy-Authorization': 'Basic dTpw' })",
             R"(  headers: { Proxy-Authorization: 'Basic dTpw' },)",
             R"({'Proxy-Authorization': b'Basic dTpw'})",
             R"("Proxy-Authorization"=>["Basic dTpw"])",
             R"(map[Proxy-Authorization:[Basic dTpw] Host:[h]])",
             R"({GET http://h/ HTTP/1.1: null}{Proxy-Authorization: Basic dTpw}{Host: h})",
             R"({"name": "Proxy-Authorization", "value": "Basic dTpw"})",
             R"(curl -H "Proxy-Authorization: Basic dTpw" http://h/)",
             R"(curl -H 'Proxy-Authorization: Basic dTpw' http://h/)",
             R"(http-outgoing-0 >> "Proxy-Authorization: Basic dTpw)",
         })
        EXPECT_EQ(value_in(line), "Basic dTpw") << line;
}

TEST(ValueBehind, QuotesThatAHeadHolds_AreThoseOfTheValue) {
    EXPECT_EQ(value_in(R"(> Proxy-Authorization: "Basic dTpw")"), R"("Basic dTpw")");
}

TEST(ValueBehind, QuotesInQuotes_AreThoseOfTheValue) {
    constexpr std::string_view value = R"(Digest username="al\ice", uri="/")";
    EXPECT_EQ(value_in(R"(Proxy-Authorization: Digest username="al\ice", uri="/")"), value);
    EXPECT_EQ(
        value_in(R"("Proxy-Authorization": "Digest username=\"al\\ice\", uri=\"/\"")"), value
    );
    EXPECT_EQ(value_in(R"(b'Proxy-Authorization: Digest username="al\ice", uri="/")"), value);
}

TEST(ValueBehind, NoSeparator_IsNoValue) {
    EXPECT_EQ(value_in("the Proxy-Authorization field"), "(nothing)");
    EXPECT_EQ(value_in("Proxy-Authorization"), "(nothing)");
    EXPECT_EQ(value_in("Proxy-Authorization:"), "");
    EXPECT_EQ(value_in("received  Proxy-Authorization: `Basic dTpw`; decoded `u:p`"), "(nothing)");
}

}  // namespace
}  // namespace proxy407::offline
