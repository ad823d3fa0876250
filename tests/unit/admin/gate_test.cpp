#include "admin/gate.hpp"

#include <gmock/gmock.h>

namespace proxy407::admin {
namespace {

using testing::HasSubstr;

const OwnNames of_the_loopback{4407};
const OwnNames of_a_network{4407, {"proxy407", "mock.test"}};

std::variant<Request, Problem> admitted(
    const std::string& line, const std::string& fields, const OwnNames& own = of_the_loopback
) {
    return admit(http::parse_request_head(line + " HTTP/1.1\r\n" + fields + "\r\n"), own);
}

int status_of(
    const std::string& line, const std::string& fields, const OwnNames& own = of_the_loopback
) {
    const auto result = admitted(line, fields, own);
    const auto* problem = std::get_if<Problem>(&result);
    return problem != nullptr ? problem->status : 200;
}

const std::string health = "GET /__admin/health";
const std::string ours = "Host: 127.0.0.1:4407\r\n";

TEST(Gate, Request_IsTakenApart) {
    const auto result =
        admitted("GET /__admin/exchanges?status=407", ours + "Last-Event-ID: 12\r\n");
    const auto& request = std::get<Request>(result);
    EXPECT_EQ(request.method, "GET");
    EXPECT_EQ(request.path, "/exchanges");
    EXPECT_EQ(request.query, "status=407");
    EXPECT_EQ(request.last_event, "12");
}

TEST(Gate, Host_OfThisMachine_MayAsk) {
    for (const char* host :
         {"127.0.0.1:4407", "localhost:4407", "LocalHost:4407", "[::1]:4407", "127.1.2.3:4407"})
        EXPECT_EQ(status_of(health, "Host: " + std::string(host) + "\r\n"), 200) << host;
}

TEST(Gate, Host_OfAnotherName_IsRefused) {
    for (const char* host :
         {"evil.test:4407",
          "evil.test",
          "127.0.0.1",
          "127.0.0.1:80",
          "",
          "localhost.evil.test:4407",
          "127.0.0.1.evil.test:4407",
          "192.0.2.1:4407",
          "0.0.0.0:4407",
          "user@127.0.0.1:4407",
          "[::1]:4407:4407",
          "127.0.0.1:4407, evil.test"})
        EXPECT_EQ(status_of(health, "Host: " + std::string(host) + "\r\n"), 403) << host;
}

TEST(Gate, Host_OfANetwork_IsAnAddressOrAGivenNameOnAnyPort) {
    for (const char* host :
         {"proxy407:4407",
          "PROXY407",
          "mock.test:80",
          "localhost:49153",
          "10.1.2.3:4407",
          "[fd00::1]:31000",
          "127.0.0.1"})
        EXPECT_EQ(status_of(health, "Host: " + std::string(host) + "\r\n", of_a_network), 200)
            << host;
    for (const char* host :
         {"evil.test:4407",
          "proxy407.evil.test",
          "10.1.2.3.evil.test",
          "",
          "a@proxy407",
          "proxy40"})
        EXPECT_EQ(status_of(health, "Host: " + std::string(host) + "\r\n", of_a_network), 403)
            << host;
    EXPECT_EQ(status_of(health, "Host: any.test\r\n", {4407, {"*"}}), 200);
}

TEST(Gate, Origin_InANetwork_IsTheHostThatIsAsked) {
    const auto asked = [](const std::string& origin) {
        return status_of(health, "Host: 10.1.2.3:4407\r\nOrigin: " + origin + "\r\n", of_a_network);
    };
    EXPECT_EQ(asked("http://10.1.2.3:4407"), 200);
    for (const char* origin :
         {"http://10.1.2.3",
          "http://10.1.2.3:8080",
          "http://10.1.2.4:4407",
          "http://localhost:4407",
          "http://proxy407:4407",
          "https://10.1.2.3:4407",
          "null"})
        EXPECT_EQ(asked(origin), 403) << origin;
}

TEST(Gate, Origin_OfAnotherPage_IsRefused) {
    EXPECT_EQ(status_of(health, ours + "Origin: http://127.0.0.1:4407\r\n"), 200);
    for (const char* origin :
         {"http://evil.test",
          "null",
          "https://127.0.0.1:4407",
          "http://127.0.0.1:3000",
          "http://localhost",
          ""})
        EXPECT_EQ(status_of(health, ours + "Origin: " + origin + "\r\n"), 403) << origin;
    EXPECT_EQ(
        status_of(health, ours + "Origin: http://127.0.0.1:4407\r\nOrigin: http://evil.test\r\n"),
        403
    );
}

TEST(Gate, PageThatLoadsFromElsewhere_IsRefused) {
    EXPECT_EQ(status_of(health, ours + "Sec-Fetch-Site: cross-site\r\n"), 403);
    EXPECT_EQ(status_of(health, ours + "Sec-Fetch-Site: same-site\r\n"), 403);
    EXPECT_EQ(status_of(health, ours + "Sec-Fetch-Site: same-origin\r\n"), 200);
    EXPECT_EQ(status_of(health, ours + "Sec-Fetch-Site: none\r\n"), 200);
}

TEST(Gate, WhatCameThroughAProxy_IsRefused) {
    EXPECT_EQ(status_of(health, ours + "Via: 1.1 proxy407\r\n"), 403);
    EXPECT_EQ(status_of(health, ours + "Proxy-Authorization: Basic x\r\n"), 403);
    EXPECT_EQ(status_of(health, ours + "Proxy-Connection: keep-alive\r\n"), 403);
}

TEST(Gate, ClientThatTakesItForAProxy_HearsWhatItIs) {
    for (const char* line :
         {"CONNECT example.test:443",
          "GET http://example.test/",
          "GET https://127.0.0.1:4407/__admin/health",
          "GET http://u:p@127.0.0.1:4407/__admin/health"}) {
        const auto result = admitted(line, ours);
        ASSERT_TRUE(std::holds_alternative<Problem>(result)) << line;
        EXPECT_THAT(std::get<Problem>(result).detail, HasSubstr("is the control API")) << line;
    }
}

TEST(Gate, AbsoluteTargetOfOurs_IsTaken) {
    const auto result = admitted("GET http://127.0.0.1:4407/__admin/health?a=b", ours);
    EXPECT_EQ(std::get<Request>(result).path, "/health");
    EXPECT_EQ(std::get<Request>(result).query, "a=b");
}

TEST(Gate, Body_OfAnotherType_IsRefused) {
    EXPECT_EQ(status_of("POST /__admin/reset", ours + "Content-Type: text/plain\r\n"), 415);
    EXPECT_EQ(
        status_of(
            "POST /__admin/reset", ours + "Content-Type: Application/JSON; charset=utf-8\r\n"
        ),
        200
    );
}

TEST(Gate, PathOutside_NamesTheInside) {
    for (const char* path : {"/", "/__admin", "/__adminhealth", "*", "/__ADMIN/health"})
        EXPECT_EQ(status_of("GET " + std::string(path), ours), 404) << path;
}

}  // namespace
}  // namespace proxy407::admin
