#include "admin/route.hpp"

#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

using testing::HasSubstr;

using Routes = AtTheDesk;

TEST_F(Routes, UnknownPath_NamesTheNearest) {
    const auto answer = ask("GET", "/exchangs");
    EXPECT_EQ(answer.reply.status, 404);
    EXPECT_THAT(json_of(answer)["detail"].get<std::string>(), HasSubstr("/__admin/exchanges?"));
    for (const char* path : {"/", "//", "/health/", "/proxies//state", "/exchanges/1/head/x"})
        EXPECT_EQ(ask("GET", path).reply.status, 404) << path;
}

TEST_F(Routes, OtherMethod_IsToldWhatThePathTakes) {
    const auto answer = ask("DELETE", "/health");
    EXPECT_EQ(answer.reply.status, 405);
    EXPECT_EQ(*answer.reply.find("Allow"), "GET, HEAD, OPTIONS");
    EXPECT_EQ(*ask("GET", "/exchanges/wait").reply.find("Allow"), "POST, OPTIONS");
    EXPECT_EQ(*ask("PATCH", "/proxies/default").reply.find("Allow"), "GET, HEAD, DELETE, OPTIONS");
}

TEST_F(Routes, Options_SayWhatThePathTakes) {
    const auto answer = ask("OPTIONS", "/proxies");
    EXPECT_EQ(answer.reply.status, 204);
    EXPECT_EQ(*answer.reply.find("Allow"), "GET, HEAD, POST, OPTIONS");
}

TEST_F(Routes, Head_IsAskedAsGet) {
    EXPECT_EQ(ask("HEAD", "/health").reply.status, 200);
}

TEST_F(Routes, Query_OfEveryRow_RefusesWhatItDoesNotKnow) {
    for (const auto& route : routes()) {
        auto path = std::string(route.path);
        for (const auto& name : captures_of(path))
            path.replace(path.find('{'), name.size() + 2, "default");
        const auto answer = ask(std::string(route.method), path + "?nonsense=1");
        EXPECT_EQ(answer.reply.status, 400) << route.path;
        EXPECT_EQ(json_of(answer)["pointer"], "?nonsense") << route.path;
    }
}

TEST_F(Routes, Body_OfEveryRow_RefusesWhatItDoesNotKnow) {
    for (const auto& route : routes()) {
        if (route.body.form == Body::Form::scenario) continue;
        auto path = std::string(route.path);
        for (const auto& name : captures_of(path))
            path.replace(path.find('{'), name.size() + 2, "default");
        const auto answer = ask(std::string(route.method), path, R"({"nonsense":1})");
        EXPECT_EQ(answer.reply.status, 400) << route.path;
    }
}

TEST_F(Routes, Capture_IsDecodedOnce) {
    const auto answer = ask("GET", "/proxies/a%2Fb%2520");
    EXPECT_THAT(json_of(answer)["detail"].get<std::string>(), HasSubstr("\"a/b%20\""));
    EXPECT_EQ(ask("GET", "/proxies/%ff").reply.status, 404);
}

TEST_F(Routes, MistakeOfOurs_IsA500AndNoEnd) {
    proxies.entries.clear();
    proxies.add("default", scenario::Scenario{}, 0);
    EXPECT_NO_THROW(ask("GET", "/proxies/default/state"));
}

TEST(Captures, OfAPath_AreItsNamesInBraces) {
    EXPECT_THAT(captures_of("/proxies/{name}/state"), testing::ElementsAre("name"));
    EXPECT_THAT(captures_of("/proxies"), testing::IsEmpty());
}

}  // namespace
}  // namespace proxy407::admin
