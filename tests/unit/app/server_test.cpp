#include "app/server.hpp"

#include "scenario/catalogue.hpp"

#include <boost/asio/ip/tcp.hpp>

#include <gmock/gmock.h>

#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>

namespace proxy407::app {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;
using Clock = std::chrono::steady_clock;
using Client = boost::asio::ip::tcp::iostream;

scenario::Scenario scenario_of(const std::string& name) {
    return std::get<scenario::Scenario>(scenario::find(name));
}

Options with_grace(std::chrono::seconds grace) {
    Options options;
    options.limits.shutdown_grace = grace;
    return options;
}

/// Serves in a thread of its own.
class Running {
public:
    explicit Running(Server& server) : server_(server), thread_([&server] { server.run(); }) {}

    ~Running() { stop(); }

    void stop() {
        if (!thread_.joinable()) return;
        server_.stop();
        thread_.join();
    }

private:
    Server& server_;
    std::thread thread_;
};

std::string ask(std::uint16_t port, const std::string& path) {
    Client client("127.0.0.1", std::to_string(port));
    client << "GET http://origin.test" << path
           << " HTTP/1.1\r\nHost: origin.test\r\nConnection: close\r\n\r\n"
           << std::flush;
    std::string line;
    std::getline(client, line);
    return line;
}

TEST(Server, NeverRun_IsDestroyedWithWhatWaits) {
    Server server;
    const auto port = server.add(scenario_of("basic"), 0);
    Client client("127.0.0.1", std::to_string(port));
    server.after(milliseconds(0), [] { FAIL(); });
    server.stop();
}

TEST(Server, StopBeforeRun_RunReturns) {
    Server server;
    server.add(scenario_of("basic"), 0);
    server.stop();
    server.stop();
    server.run();
}

TEST(Server, ManyTimersAtTheMomentOfStop_EachEndsOnce) {
    Server server;
    int called = 0;
    for (int i = 0; i < 2000; ++i) {
        server.after(milliseconds(i % 3), [&] {
            if (++called == 100) server.stop();
        });
    }
    server.run();
    EXPECT_GE(called, 100);
}

TEST(Server, AfterStop_NoCallbackIsCalled) {
    Server server;
    server.after(std::chrono::hours(1), [] { FAIL(); });
    server.after(milliseconds(1), [&] { server.stop(); });
    server.run();
    server.after(milliseconds(0), [] { FAIL(); });
}

TEST(Server, CallbackThatThrows_IsCountedAndServingGoesOn) {
    Server server;
    server.after(milliseconds(0), [] { throw std::runtime_error("a mistake of the test"); });
    server.after(milliseconds(1), [] { throw 407; });
    server.after(milliseconds(10), [&] { server.stop(); });
    server.run();
    EXPECT_EQ(server.journal().callback_failures().count, 2u);
}

TEST(Server, ObserverThatThrows_ExchangeIsKeptAndServingGoesOn) {
    Server server;
    const auto port = server.add(scenario_of("basic"), 0);
    server.journal().observe([](const journal::Exchange&) { throw std::runtime_error("full"); });
    Running running(server);
    for (int i = 0; i < 2; ++i) EXPECT_EQ(ask(port, "/ip").substr(0, 12), "HTTP/1.1 407");
    running.stop();
    EXPECT_EQ(server.journal().exchanges().size(), 2u);
    EXPECT_EQ(server.journal().callback_failures().count, 2u);
    EXPECT_EQ(server.journal().callback_failures().last, "full");
}

TEST(Server, StopDuringADelay_GraceHoldsAndTheExchangeIsRecorded) {
    Server server(with_grace(std::chrono::seconds(0)));
    const auto port = server.add(scenario_of("open"), 0);
    Running running(server);
    Client client("127.0.0.1", std::to_string(port));
    client << "GET http://origin.test/delay/10 HTTP/1.1\r\nHost: origin.test\r\n\r\n" << std::flush;
    ask(port, "/ip");  // by now the first request is read
    const auto began = Clock::now();
    running.stop();
    EXPECT_LT(Clock::now() - began, std::chrono::seconds(3));
    const auto& exchanges = server.journal().exchanges();
    ASSERT_EQ(exchanges.size(), 2u);
    EXPECT_EQ(exchanges.back().complaint, "proxy-stopped");
    EXPECT_EQ(exchanges.back().status, 0) << "no answer was sent";
}

TEST(Server, SecondServer_InTheSameProcess_IsNotDisturbed) {
    Server first;
    first.add(scenario_of("basic"), 0);
    {
        Server second;
        second.add(scenario_of("basic"), 0);
        Running running(second);
    }
    first.stop();
    first.run();
}

scenario::Scenario basic() {
    return std::get<scenario::Scenario>(scenario::find("basic"));
}

/// What add() throws for that address and port.
std::system_error refused(const std::string& address, std::uint16_t port) {
    Options options;
    options.address = address;
    Server server(options);
    try {
        server.add(basic(), port);
    } catch (const std::system_error& problem) {
        return problem;
    }
    return {std::error_code{}, "nothing was thrown"};
}

std::string health_of(std::uint16_t port) {
    Client client("127.0.0.1", std::to_string(port));
    client << "GET /__admin/health HTTP/1.0\r\nHost: 127.0.0.1:" << port << "\r\n\r\n"
           << std::flush;
    std::string line;
    std::getline(client, line);
    return line;
}

TEST(Server, Control_AnswersBesideTheProxies) {
    Server server;
    const auto port = server.add(scenario_of("open"), 0, "default");
    const auto control = server.control({});
    Running running(server);
    EXPECT_THAT(health_of(control), HasSubstr("200 OK"));
    EXPECT_THAT(ask(port, "/ip"), HasSubstr("200 OK"));
}

TEST(Server, Control_BusyPort_NamesAddressPortAndReason) {
    Server first;
    const auto port = first.control({});
    Server second;
    try {
        second.control({port});
        FAIL();
    } catch (const std::system_error& problem) {
        EXPECT_THAT(problem.what(), HasSubstr("127.0.0.1 port " + std::to_string(port)));
    }
}

TEST(Server, Shutdown_ByTheControlApi_EndsRun) {
    Server server;
    server.add(scenario_of("open"), 0, "default");
    const auto control = server.control({});
    std::thread thread([&] { server.run(); });
    Client client("127.0.0.1", std::to_string(control));
    client << "POST /__admin/shutdown HTTP/1.1\r\nHost: 127.0.0.1:" << control
           << "\r\nContent-Length: 0\r\n\r\n"
           << std::flush;
    std::string line;
    std::getline(client, line);
    EXPECT_THAT(line, HasSubstr("202 Accepted"));
    thread.join();
}

TEST(Server, Add_BusyPort_NamesAddressPortAndReason) {
    Server first;
    const auto port = first.add(basic(), 0);
    const auto problem = refused("127.0.0.1", port);
    EXPECT_EQ(problem.code(), std::errc::address_in_use);
    EXPECT_EQ(
        std::string(problem.what()),
        "can't listen on 127.0.0.1 port " + std::to_string(port) + ": Address already in use"
    );
}

TEST(Server, Add_PortOfAScenarioThatRefuses_IsBusy) {
    auto refuses = basic();
    refuses.listener.refuses = true;
    Server first;
    const auto port = first.add(refuses, 0);
    EXPECT_EQ(refused("127.0.0.1", port).code(), std::errc::address_in_use);
}

TEST(Server, Add_AddressOfAnotherMachine_SaysSo) {
    const auto problem = refused("192.0.2.1", 0);
    EXPECT_EQ(problem.code(), std::errc::address_not_available);
    EXPECT_THAT(problem.what(), HasSubstr("can't listen on 192.0.2.1 port 0: "));
}

TEST(Server, Add_NotAnAddress_SaysSo) {
    for (const char* address : {"localhost", "", "127.0.0.1:80", "::1]", "1.2.3"}) {
        const auto problem = refused(address, 0);
        EXPECT_EQ(problem.code(), std::errc::invalid_argument) << address;
        EXPECT_THAT(problem.what(), HasSubstr("which is not an IP address"));
        EXPECT_THAT(problem.what(), Not(HasSubstr("boost")));
    }
}

}  // namespace
}  // namespace proxy407::app
