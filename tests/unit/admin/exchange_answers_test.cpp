#include "admin/routes.hpp"
#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

using ExchangeAnswers = AtTheDesk;

std::vector<int> numbers(const Json& list) {
    std::vector<int> found;
    for (const auto& one : list["exchanges"]) found.push_back(one["number"].get<int>());
    return found;
}

TEST_F(ExchangeAnswers, List_HasAllInOrder) {
    EXPECT_EQ(get_json("/exchanges").dump(), R"({"exchanges":[],"last":0,"dropped":0})");
    journal.append(get());
    journal.append(refused());
    const auto list = get_json("/exchanges");
    EXPECT_THAT(numbers(list), testing::ElementsAre(1, 2));
    EXPECT_EQ(list["last"], 2);
    EXPECT_EQ(list["exchanges"][1]["finding"], "percent-encoding-not-decoded");
    EXPECT_EQ(list["exchanges"][1]["proxy"], "default");
}

TEST_F(ExchangeAnswers, List_InPages) {
    for (int i = 0; i < 5; ++i) journal.append(get("", i % 2 == 0 ? 200 : 407));
    const auto first = get_json("/exchanges?limit=2");
    EXPECT_THAT(numbers(first), testing::ElementsAre(1, 2));
    const auto since = std::to_string(first["last"].get<int>());
    EXPECT_THAT(numbers(get_json("/exchanges?since=" + since)), testing::ElementsAre(3, 4, 5));
    EXPECT_THAT(numbers(get_json("/exchanges?status=407&since=2")), testing::ElementsAre(4));
    EXPECT_EQ(get_json("/exchanges?since=5")["last"], 5);
}

TEST_F(ExchangeAnswers, List_Large_ComesInPieces) {
    for (int i = 0; i < 300; ++i) journal.append(get("X: " + std::string(2000, 'a') + "\r\n"));
    const auto answer = ask("GET", "/exchanges");
    ASSERT_TRUE(answer.stream);
    EXPECT_LT(answer.stream->next().size(), 2 * origin::piece_octets);
    EXPECT_EQ(get_json("/exchanges")["exchanges"].size(), 300U);
}

TEST_F(ExchangeAnswers, List_ResetOnTheWay_EndsInOrder) {
    for (int i = 0; i < 300; ++i) journal.append(get("X: " + std::string(2000, 'a') + "\r\n"));
    const auto answer = ask("GET", "/exchanges");
    auto text = answer.stream->next();
    ask("POST", "/reset");
    for (int i = 0; i < 300; ++i) journal.append(get());
    text += origin::all_of(*answer.stream);
    EXPECT_LT(Json::parse(text)["exchanges"].size(), 300U);
}

TEST_F(ExchangeAnswers, One_AndTheBytesOfItsHead) {
    journal.append(refused());
    EXPECT_EQ(get_json("/exchanges/1")["number"], 1);
    EXPECT_EQ(content_of(ask("GET", "/exchanges/1/head")), refused().head.octets);
    EXPECT_EQ(content_of(ask("GET", "/exchanges/1/head?of=reply")), refused().reply_head);
    for (const char* path :
         {"/exchanges/2",
          "/exchanges/0",
          "/exchanges/x",
          "/exchanges/-1",
          "/exchanges/99999999999999999999",
          "/exchanges/2/head"})
        EXPECT_EQ(ask("GET", path).reply.status, 404) << path;
}

TEST_F(ExchangeAnswers, Head_IsMaskedWhereTheServerMasks) {
    proxies.masks.emplace(std::vector<std::string>{"p@ss"}, std::vector<std::string>{"user"});
    journal.append(refused());
    const auto head = content_of(ask("GET", "/exchanges/1/head"));
    EXPECT_EQ(head.find(text::base64_encode("user:p%40ss")), head.npos) << head;
}

TEST_F(ExchangeAnswers, Count_ByWhatMatches) {
    journal.append(get());
    journal.append(refused());
    EXPECT_EQ(post_json("/exchanges/count", Json::object())["count"], 2);
    EXPECT_EQ(post_json("/exchanges/count", {{"match", {{"status", 407}}}})["count"], 1);
    const auto wrong = post_json("/exchanges/count", {{"match", {{"statsu", 407}}}});
    EXPECT_EQ(wrong["pointer"], "/match/statsu");
}

TEST_F(ExchangeAnswers, Delete_ForgetsThemAndLeavesTheProxies) {
    journal.append(get());
    EXPECT_EQ(ask("DELETE", "/exchanges").reply.status, 204);
    EXPECT_TRUE(journal.exchanges().empty());
    EXPECT_THAT(proxies.find("default").told, testing::ElementsAre(""));
}

/// As the session does: what is there already, then what comes.
Answer waited(Desk& desk, const Wait& wait, const std::function<void()>& meanwhile) {
    Waiters::Waiter waiter(desk.waiters(), wait.filter, wait.count);
    desk.catch_up(waiter, wait.since);
    meanwhile();
    return wait.then(waiter);
}

TEST_F(ExchangeAnswers, Wait_ForOneThatIsThereOrComes) {
    journal.append(get());
    const auto answer =
        ask("POST", "/exchanges/wait", R"({"match":{"status":407},"timeout_ms":1000})");
    ASSERT_TRUE(answer.wait);
    EXPECT_EQ(answer.wait->timeout, std::chrono::milliseconds(1000));
    const auto found = waited(desk, *answer.wait, [&] { journal.append(refused()); });
    EXPECT_EQ(found.reply.status, 200);
    EXPECT_THAT(numbers(json_of(found)), testing::ElementsAre(2));
}

TEST_F(ExchangeAnswers, Wait_SinceANumber_PassesOverTheOlder) {
    journal.append(get());
    const auto answer = ask("POST", "/exchanges/wait", R"({"since":1})");
    EXPECT_EQ(waited(desk, *answer.wait, [] {}).reply.status, 408);
}

TEST_F(ExchangeAnswers, Wait_InVain_TellsWhatCameNearest) {
    journal.append(get());
    journal.append(refused());
    const auto body = R"({"match":{"status":407,"method":"CONNECT","host":"example.test"}})";
    const auto late = waited(desk, *ask("POST", "/exchanges/wait", body).wait, [] {});
    EXPECT_EQ(late.reply.status, 408);
    const auto problem = json_of(late);
    EXPECT_EQ(problem["matched"], 0);
    ASSERT_EQ(problem["nearest"].size(), 2U);
    EXPECT_EQ(problem["nearest"][0]["exchange"]["number"], 2);
    EXPECT_EQ(
        problem["nearest"][0]["differences"].dump(),
        R"([{"key":"method","expected":"CONNECT","was":"GET"}])"
    );
}

TEST_F(ExchangeAnswers, Wait_BeyondTheLimit_IsRefused) {
    std::list<Waiters::Waiter> waiting;
    for (int i = 0; i < 64; ++i) waiting.emplace_back(desk.waiters(), Filter(), 1);
    EXPECT_EQ(ask("POST", "/exchanges/wait").reply.status, 503);
}

}  // namespace
}  // namespace proxy407::admin
