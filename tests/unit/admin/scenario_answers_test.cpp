#include "admin/routes.hpp"
#include "scenario/built_in.hpp"
#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

using testing::HasSubstr;
using ScenarioAnswers = AtTheDesk;

TEST_F(ScenarioAnswers, List_OfAllOrSome) {
    EXPECT_EQ(get_json("/scenarios")["scenarios"].size(), scenario::built_in().size());
    for (const auto& one : get_json("/scenarios?family=digest")["scenarios"])
        EXPECT_EQ(one["family"], "digest");
    const auto found = get_json("/scenarios?q=kerberos")["scenarios"];
    EXPECT_FALSE(found.empty());
    EXPECT_LT(found.size(), scenario::built_in().size());
}

TEST_F(ScenarioAnswers, One_IsItsFile) {
    EXPECT_EQ(get_json("/scenarios/basic")["id"], "basic");
    const auto answer = ask("GET", "/scenarios/basik");
    EXPECT_EQ(answer.reply.status, 404);
    EXPECT_THAT(content_of(answer), HasSubstr("Did you mean"));
}

TEST_F(ScenarioAnswers, Validate_ReportsEveryMistakeWithItsPlace) {
    EXPECT_EQ(
        json_of(ask("POST", "/scenarios/validate", R"({"proxy":{"authentication":[]}})"))["valid"],
        true
    );
    const auto bad =
        json_of(ask("POST", "/scenarios/validate", "{\n\"proxy\": {\"x\": 1},\n\"titel\": \"a\"}"));
    EXPECT_EQ(bad["valid"], false);
    ASSERT_EQ(bad["mistakes"].size(), 2U);
    EXPECT_EQ(bad["mistakes"][0]["line"], 2);
    EXPECT_EQ(bad["mistakes"][1]["line"], 3);
    EXPECT_EQ(ask("POST", "/scenarios/validate").reply.status, 400);
    for (const char* text : {"{", "null", "\xff\xfe"})
        EXPECT_EQ(json_of(ask("POST", "/scenarios/validate", text))["valid"], false) << text;
}

}  // namespace
}  // namespace proxy407::admin
