#include "admin/routes.hpp"
#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

using testing::HasSubstr;
using ProxyAnswers = AtTheDesk;

TEST_F(ProxyAnswers, Proxies_AreListedWithAllThatAClientNeeds) {
    proxies.find("default").scenario = scenario_of("reject-encoded-password");
    const auto list = get_json("/proxies")["proxies"];
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0]["url"], "http://127.0.0.1:40000");
    EXPECT_EQ(list[0]["url_with_credentials"], "http://user:p%40ss%3Aword@127.0.0.1:40000");
    EXPECT_EQ(list[0]["password"], "p@ss:word");
    EXPECT_EQ(list[0]["state"]["step"], 0);
    EXPECT_EQ(list[0], get_json("/proxies/default"));
}

TEST_F(ProxyAnswers, Credentials_AreMaskedWhereTheServerMasks) {
    proxies.masks.emplace(std::vector<std::string>{"pass"}, std::vector<std::string>{"user"});
    const auto proxy = get_json("/proxies/default");
    EXPECT_EQ(proxy["url_with_credentials"], "http://user:***@127.0.0.1:40000");
    EXPECT_EQ(proxy["password"], "***");
}

TEST_F(ProxyAnswers, Create_ByNameOfAScenario_IsA201WithItsPlace) {
    const auto answer = ask("POST", "/proxies", R"({"name":"b","scenario":"digest"})");
    EXPECT_EQ(answer.reply.status, 201);
    EXPECT_EQ(*answer.reply.find("Location"), "/__admin/proxies/b");
    EXPECT_EQ(json_of(answer)["scenario"], "digest");
    EXPECT_EQ(desk.events().after(0)->kind, "proxy");
}

TEST_F(ProxyAnswers, Create_OfAScenarioItself_WithOtherCredentials) {
    const auto proxy = post_json(
        "/proxies",
        {{"name", "b"},
         {"scenario", {{"proxy", {{"authentication", {{{"scheme", "basic"}}}}}}}},
         {"user", "alice"},
         {"password", "p@ss"}}
    );
    EXPECT_EQ(proxy["url_with_credentials"], "http://alice:p%40ss@127.0.0.1:40001") << proxy;
}

TEST_F(ProxyAnswers, Create_Mistakes_EachSaysWhatToDo) {
    const auto problem = [&](const std::string& body) { return ask("POST", "/proxies", body); };
    EXPECT_EQ(problem(R"({"name":"default","scenario":"basic"})").reply.status, 409);
    EXPECT_EQ(problem(R"({"name":"b","scenario":"basic","port":1})").reply.status, 409);
    EXPECT_EQ(problem(R"({"name":"a b","scenario":"basic"})").reply.status, 400);
    EXPECT_EQ(problem(R"({"name":"b","scenario":"basic","user":"a"})").reply.status, 422);
    const auto unknown = problem(R"({"name":"b","scenario":"digset"})");
    EXPECT_EQ(unknown.reply.status, 422);
    EXPECT_THAT(content_of(unknown), HasSubstr("digest"));
    const auto file = problem(R"({"name":"b","scenario":"/etc/passwd"})");
    EXPECT_EQ(file.reply.status, 422);
    EXPECT_THAT(content_of(file), HasSubstr("reads no files"));
    const auto mistaken = json_of(problem(R"({"name":"b","scenario":{"proxy":{"x":1}}})"));
    EXPECT_EQ(mistaken["status"], 422);
    EXPECT_FALSE(mistaken["mistakes"].empty());
    EXPECT_EQ(proxies.entries.size(), 1U);
}

TEST_F(ProxyAnswers, Create_BeyondTheLimit_IsRefused) {
    while (proxies.entries.size() < 100)
        proxies.add("p" + std::to_string(proxies.entries.size()), scenario_of("open"), 0);
    EXPECT_EQ(ask("POST", "/proxies", R"({"name":"b","scenario":"basic"})").reply.status, 409);
}

TEST_F(ProxyAnswers, UseAndDelete_ReachTheProxy) {
    EXPECT_EQ(
        json_of(ask("PUT", "/proxies/default/scenario", R"({"scenario":"ntlm"})"))["scenario"],
        "ntlm"
    );
    EXPECT_EQ(ask("DELETE", "/proxies/default").reply.status, 204);
    EXPECT_EQ(ask("DELETE", "/proxies/default").reply.status, 404);
    EXPECT_TRUE(get_json("/proxies")["proxies"].empty());
}

TEST_F(ProxyAnswers, State_MovesTheScript) {
    proxies.find("default").scenario.steps.resize(3);
    EXPECT_EQ(json_of(ask("PUT", "/proxies/default/state", R"({"step":2})"))["step"], 2);
    EXPECT_EQ(get_json("/proxies/default/state")["step"], 2);
    const auto beyond = json_of(ask("PUT", "/proxies/default/state", R"({"step":3})"));
    EXPECT_EQ(beyond["pointer"], "/step");
    proxies.find("default").scenario.script_owner = scenario::Scenario::ScriptOwner::connection;
    EXPECT_EQ(ask("PUT", "/proxies/default/state", R"({"step":0})").reply.status, 409);
    EXPECT_TRUE(get_json("/proxies/default/state")["step"].is_null());
}

TEST_F(ProxyAnswers, Reset_BeginsAgainWhatIsAskedFor) {
    proxies.add("b", scenario_of("open"), 0);
    journal.append(get());
    auto other = get();
    other.proxy = "b";
    journal.append(other);
    EXPECT_EQ(ask("POST", "/proxies/b/reset", R"({"nonces":false})").reply.status, 204);
    EXPECT_THAT(proxies.find("b").told, testing::ElementsAre("state "));
    EXPECT_EQ(journal.exchanges().size(), 1U);
    EXPECT_EQ(ask("POST", "/reset", R"({"journal":false})").reply.status, 204);
    EXPECT_EQ(journal.exchanges().size(), 1U);
    EXPECT_EQ(ask("POST", "/reset").reply.status, 204);
    EXPECT_TRUE(journal.exchanges().empty());
    EXPECT_THAT(proxies.find("default").told, testing::SizeIs(2));
}

TEST_F(ProxyAnswers, UnknownProxy_NamesTheNearest) {
    const auto answer = ask("GET", "/proxies/defualt");
    EXPECT_EQ(answer.reply.status, 404);
    EXPECT_THAT(content_of(answer), HasSubstr("Did you mean \\\"default\\\"?"));
}

}  // namespace
}  // namespace proxy407::admin
