#include <boost/asio/ip/tcp.hpp>

#include <gmock/gmock.h>
#include <proxy407/matchers.hpp>
#include <proxy407/mock_proxy.hpp>

#include <atomic>
#include <filesystem>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace proxy407 {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using Client = boost::asio::ip::tcp::iostream;

constexpr const char* right = "Proxy-Authorization: Basic dXNlcjpwYXNz\r\n";
constexpr const char* wrong = "Proxy-Authorization: Basic dXNlcjp3cm9uZw==\r\n";

std::string request(const std::string& fields) {
    return "GET http://origin.test/ip HTTP/1.1\r\nHost: origin.test\r\n" + fields + "\r\n";
}

std::string status_line(Client& client) {
    std::string line;
    std::getline(client, line);
    return line.substr(0, 12);
}

std::string ask(const MockProxy& proxy, const std::string& fields = "") {
    Client client("127.0.0.1", std::to_string(proxy.port()));
    client << request(fields + "Connection: close\r\n") << std::flush;
    return status_line(client);
}

template <class Matcher, class Value>
std::string explanation(const Matcher& matcher, const Value& value) {
    testing::StringMatchResultListener listener;
    EXPECT_FALSE(testing::Matcher<const Value&>(matcher).MatchAndExplain(value, &listener));
    return listener.str();
}

TEST(MockProxy, Constructed_ServesUntilDestroyed) {
    std::string ca_file;
    {
        const MockProxy proxy{scenario("basic")};
        EXPECT_EQ(proxy.url(), "http://127.0.0.1:" + std::to_string(proxy.port()));
        EXPECT_EQ(ask(proxy, right), "HTTP/1.1 200");
        ca_file = proxy.ca_file();
        EXPECT_TRUE(std::filesystem::exists(ca_file));
    }
    EXPECT_FALSE(std::filesystem::exists(ca_file));
}

TEST(MockProxy, PortThatIsTaken_IsASystemError) {
    const MockProxy first{scenario("basic")};
    Options options;
    options.port = first.port();
    EXPECT_THROW(MockProxy(scenario("basic"), options), std::system_error);
}

TEST(MockProxy, UrlWithCredentials_IsPercentEncoded) {
    const MockProxy proxy{scenario("basic").with_credentials("us@er", "p:w /?#")};
    EXPECT_THAT(proxy.url_with_credentials(), HasSubstr("//us%40er:p%3Aw%20%2F%3F%23@127.0.0.1:"));
    EXPECT_EQ(proxy.user(), "us@er");
    EXPECT_EQ(proxy.password(), "p:w /?#");
}

TEST(MockProxy, UrlOfATlsProxy_IsHttps) {
    const MockProxy proxy{scenario("tls-proxy")};
    EXPECT_THAT(proxy.url(), HasSubstr("https://127.0.0.1:"));
}

TEST(MockProxy, Exchanges_TellWhatCameAndWhyItWasRefused) {
    const MockProxy proxy{scenario("basic")};
    ask(proxy, right);
    ask(proxy, wrong);
    const auto exchanges = proxy.wait_for(2, milliseconds(5000));
    ASSERT_THAT(exchanges, SizeIs(2));
    EXPECT_EQ(exchanges[0].verdict, Verdict::accepted);
    EXPECT_EQ(exchanges[0].user, "user");
    EXPECT_EQ(exchanges[0].status, 200);
    EXPECT_EQ(exchanges[1].verdict, Verdict::refused);
    EXPECT_EQ(exchanges[1].status, 407);
    EXPECT_EQ(exchanges[1].finding, "wrong-credentials/wrong-password");
    EXPECT_THAT(exchanges[1].request_head, HasSubstr(wrong));
    EXPECT_THAT(exchanges[1].text, HasSubstr("wrong-credentials"));
    EXPECT_THAT(exchanges[1].log_line, HasSubstr("\"number\":2"));
}

TEST(MockProxy, ExchangeSeenByTheTarget_HasNoVerdict) {
    const MockProxy proxy{scenario("basic")};
    Client client("127.0.0.1", std::to_string(proxy.port()));
    client << "CONNECT origin.test:80 HTTP/1.1\r\nHost: origin.test:80\r\n" << right << "\r\n";
    client << std::flush;
    EXPECT_EQ(status_line(client), "HTTP/1.1 200");
    client << "GET /ip HTTP/1.1\r\nHost: origin.test\r\nConnection: close\r\n\r\n" << std::flush;
    const auto exchanges = proxy.wait_for(2, milliseconds(5000));
    ASSERT_THAT(exchanges, SizeIs(2));
    for (const Exchange& exchange : exchanges) {
        if (exchange.seen_by == SeenBy::origin)
            EXPECT_EQ(exchange.verdict, std::nullopt);
        else
            EXPECT_EQ(exchange.verdict, Verdict::accepted);
    }
    EXPECT_NE(exchanges[0].seen_by, exchanges[1].seen_by);
}

TEST(MockProxy, WaitForMoreThanComes_GivesWhatThereIsWhenTheTimeIsOver) {
    const MockProxy proxy{scenario("basic")};
    ask(proxy, right);
    EXPECT_THAT(proxy.wait_for(2, milliseconds(20)), SizeIs(1));
}

TEST(MockProxy, Use_NextRequestGetsTheOtherScenario) {
    MockProxy proxy{scenario("basic")};
    EXPECT_EQ(ask(proxy), "HTTP/1.1 407");
    proxy.use(scenario("open"));
    EXPECT_EQ(ask(proxy), "HTTP/1.1 200");
    EXPECT_THAT(proxy.exchanges(), SizeIs(2)) << "they stay";
}

TEST(MockProxy, Use_ConnectionThatWaitsEnds) {
    MockProxy proxy{scenario("basic")};
    Client client("127.0.0.1", std::to_string(proxy.port()));
    client << request(right) << std::flush;
    EXPECT_EQ(status_line(client), "HTTP/1.1 200");
    proxy.use(scenario("open"));
    std::string rest;
    while (std::getline(client, rest)) {
    }
    EXPECT_TRUE(client.eof());
}

TEST(MockProxy, UseBackAndForth_BetweenAListenerAndNobody) {
    MockProxy proxy{scenario("basic")};
    for (int i = 0; i < 3; ++i) {
        proxy.use(scenario("dead-proxy-refused"));
        EXPECT_NE(ask(proxy, right), "HTTP/1.1 200");
        proxy.use(scenario("basic"));
        EXPECT_EQ(ask(proxy, right), "HTTP/1.1 200");
    }
}

TEST(MockProxy, Reset_ForgetsAndBeginsAgain) {
    MockProxy proxy{scenario("ip-allowlist-changes")};
    const auto first = ask(proxy);
    ask(proxy);
    proxy.reset();
    EXPECT_THAT(proxy.exchanges(), IsEmpty());
    EXPECT_EQ(ask(proxy), first);
    EXPECT_EQ(proxy.exchanges().front().number, 1u);
}

TEST(MockProxy, Check_IsTheReportOfRun) {
    const MockProxy proxy{scenario("basic")};
    EXPECT_EQ(proxy.check().verdict, "bypassed");
    ask(proxy, wrong);
    const auto report = proxy.check();
    EXPECT_FALSE(report);
    EXPECT_THAT(report.text, HasSubstr("FAIL"));
    EXPECT_THAT(report.text, HasSubstr("wrong-password"));
    EXPECT_THAT(report.checks, Not(IsEmpty()));
}

TEST(MockProxy, Redact_NoPasswordIsInAnyText) {
    Options options;
    options.redact = true;
    const MockProxy proxy{scenario("basic"), options};
    ask(proxy, right);
    ask(proxy, wrong);
    for (const Exchange& exchange : proxy.exchanges()) {
        EXPECT_THAT(exchange.request_head, Not(HasSubstr("dXNlcj")));
        EXPECT_THAT(exchange.text, Not(HasSubstr("dXNlcj")));
        EXPECT_THAT(exchange.log_line, Not(HasSubstr("dXNlcj")));
    }
}

TEST(MockProxy, ManyThreadsWhileRequestsCome_NothingIsLost) {
    MockProxy proxy{scenario("basic")};
    std::atomic<bool> done = false;
    std::vector<std::thread> lookers;
    for (int i = 0; i < 3; ++i) {
        lookers.emplace_back([&] {
            while (!done) EXPECT_NE(proxy.check().verdict, "") << proxy.exchanges().size();
        });
    }
    for (int i = 0; i < 20; ++i) ask(proxy, right);
    EXPECT_THAT(proxy.wait_for(20, milliseconds(5000)), SizeIs(20));
    done = true;
    for (auto& looker : lookers) looker.join();
}

TEST(Scenario, MisspeltName_ThrowsWithTheNearest) {
    try {
        scenario("digets");
        FAIL();
    } catch (const ScenarioError& error) {
        EXPECT_THAT(error.what(), HasSubstr("digest"));
    }
}

TEST(Scenario, JsonWithMistakes_ThrowsWithEachOfThem) {
    try {
        scenario_from_json(R"({"v": 1, "sweet": 1, "users": 7})");
        FAIL();
    } catch (const ScenarioError& error) {
        EXPECT_THAT(error.what(), HasSubstr("sweet"));
        EXPECT_THAT(error.what(), HasSubstr("users"));
    }
}

TEST(Scenario, CredentialsThatTheSchemeCanNotCarry_Throw) {
    EXPECT_THROW(scenario("basic").with_credentials("a:b", "c"), ScenarioError);
}

TEST(Matchers, Failure_SaysWhatTheProxySays) {
    const MockProxy proxy{scenario("basic")};
    ask(proxy, wrong);
    const auto exchanges = proxy.exchanges();
    EXPECT_THAT(explanation(Authenticated("user"), exchanges), HasSubstr("wrong-password"));
    EXPECT_THAT(explanation(RefusedBecause("wrong-place"), exchanges), HasSubstr("wrong-password"));
    EXPECT_THAT(exchanges, RefusedBecause("wrong-credentials"));
    EXPECT_THAT(exchanges, RefusedBecause("wrong-credentials/wrong-password"));
    EXPECT_THAT(exchanges, Not(RefusedBecause("wrong-cred")));
    EXPECT_THAT(
        explanation(Authenticated(), std::vector<Exchange>{}), HasSubstr("no request came")
    );
}

TEST(Matchers, LeakToTheOrigin_IsNamedWithTheExchange) {
    const MockProxy proxy{scenario("basic")};
    ask(proxy, std::string(right) + "Authorization: Basic dXNlcjpwYXNz\r\n");
    const auto exchanges = proxy.exchanges();
    EXPECT_THAT(explanation(NeverLeaksCredentials(), exchanges), HasSubstr("Authorization"));
    ask(proxy, right);
    EXPECT_THAT(exchanges, Not(NeverLeaksCredentials()));
}

}  // namespace
}  // namespace proxy407
