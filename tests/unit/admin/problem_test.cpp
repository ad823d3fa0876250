#include "admin/problem.hpp"

#include <gmock/gmock.h>

namespace proxy407::admin {
namespace {

using testing::HasSubstr;

TEST(Problem, Json_HasTheMembersOfTheStandardAndItsOwn) {
    const Problem problem{404, "not-found", "No proxy.", "/name", {{"known", 3}}};
    EXPECT_EQ(
        to_json(problem).dump(),
        R"({"type":"urn:proxy407:problem:not-found","title":"Not Found","status":404,)"
        R"("detail":"No proxy.","pointer":"/name","known":3})"
    );
}

TEST(Problem, Reply_HasTheTypeOfProblems) {
    const auto reply = to_reply({400, "unknown-key", "No."});
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(*reply.find("Content-Type"), "application/problem+json");
}

TEST(Problem, UnknownKey_NamesTheNearestAndTheKnown) {
    const auto detail = unknown_key("query", "statsu", {"status", "host"}).detail;
    EXPECT_THAT(detail, HasSubstr("\"statsu\""));
    EXPECT_THAT(detail, HasSubstr("Did you mean \"status\"?"));
    EXPECT_THAT(detail, HasSubstr("Known: \"status\", \"host\"."));
}

TEST(Problem, NameOfAnyBytes_IsPrintable) {
    const auto detail = not_found("proxy", "\x1b[31m\xff", {}).detail;
    EXPECT_EQ(detail.find('\x1b'), detail.npos);
    EXPECT_NO_THROW(to_json(not_found("proxy", "\xff", {})).dump());
}

}  // namespace
}  // namespace proxy407::admin
