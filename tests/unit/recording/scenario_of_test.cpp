#include "recording/scenario_of.hpp"

#include "scenario/from_json.hpp"
#include "text/base64.hpp"
#include "unit/scenario/mistakes.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace proxy407::recording {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;

const std::string basic = "Proxy-Authenticate: Basic realm=\"r\"\r\n";

Exchange exchange(
    const std::string& method,
    const std::string& fields,
    const std::string& head,
    const std::string& content = ""
) {
    Exchange one;
    const std::string target = method == "CONNECT" ? "a.test:443" : "http://a.test/";
    one.request = http::parse_request_head(
        method + " " + target + " HTTP/1.1\r\nHost: a.test\r\n" + fields + "\r\n"
    );
    one.answer = *scenario::read_answer_head(
        head + "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n"
    );
    one.answer.content = content;
    one.answer.method = method;
    one.answer.is_fate_seen = true;
    one.answer.is_connection_kept = true;
    return one;
}

std::string wrong() {
    return "Proxy-Authorization: Basic " + text::base64_encode("a:b") + "\r\n";
}

Json proxy(const std::vector<Exchange>& exchanges) {
    const auto made = scenario_of(exchanges);
    if (const auto* sentence = std::get_if<std::string>(&made)) {
        ADD_FAILURE() << *sentence;
        return {};
    }
    const auto& json = std::get<Recorded>(made).json;
    EXPECT_EQ(scenario::test::mistakes(scenario::from_json(json, "made.json")), "") << json;
    return Json::parse(json)["proxy"];
}

TEST(ScenarioOf, OneRefusal_IsTheScenario) {
    const auto made =
        proxy({exchange("GET", "", "HTTP/1.1 407 Who\r\nServer: s\r\n" + basic, "No.")});
    EXPECT_EQ(made["authentication"], Json::parse(R"([{"scheme": "basic", "realm": "r"}])"));
    EXPECT_EQ(made["refusal"]["reason"], "Who");
    EXPECT_EQ(made["refusal"]["body"], "No.");
    EXPECT_EQ(made["refusal"]["connection"], "keep");
    EXPECT_FALSE(made["refusal"].contains("cases"));
}

// Found by tests/fuzz: "connect" was null, which no scenario has.
TEST(ScenarioOf, PlainRequestsThatAreAskedForDifferentSchemes_AreNoMatterOfConnect) {
    for (const auto* method : {"GET", "CONNECT"}) {
        const auto made = proxy(
            {exchange(method, "", "HTTP/1.1 407 No\r\n" + basic),
             exchange(method, wrong(), "HTTP/1.1 407 No\r\nProxy-Authenticate: NTLM\r\n")}
        );
        EXPECT_EQ(made["authentication"][0]["scheme"], "basic") << method;
        EXPECT_FALSE(made.contains("connect")) << method;
    }
}

TEST(ScenarioOf, StatusBeyond599_IsNoRefusal) {
    const auto made = proxy(
        {exchange("CONNECT", "", "HTTP/1.1 407 No\r\n" + basic),
         exchange("CONNECT", wrong(), "HTTP/1.1 999 Denied\r\n")}
    );
    EXPECT_FALSE(made["refusal"].contains("cases"));
}

TEST(ScenarioOf, OtherRefusals_AreCasesWithWhatDiffers) {
    const auto made = proxy({
        exchange("GET", wrong(), "HTTP/1.1 407 Wrong\r\n" + basic, "Wrong."),
        exchange("CONNECT", wrong(), "HTTP/1.1 407 Wrong\r\n" + basic, "Wrong."),
        exchange("GET", "", "HTTP/1.1 407 Who\r\nX-A: 1\r\n" + basic, "Who?"),
        exchange("CONNECT", "", "HTTP/1.1 407 Who\r\nX-A: 1\r\n" + basic, "Who?"),
        exchange("HEAD", "", "HTTP/1.1 407 Who\r\nX-A: 2\r\n" + basic, ""),
    });
    EXPECT_EQ(made["refusal"]["body"], "Who?");
    const auto& cases = made["refusal"]["cases"];
    ASSERT_EQ(cases.size(), 2U) << made.dump(1);
    const auto& of_wrong = cases[0]["when"].contains("credentials") ? cases[0] : cases[1];
    EXPECT_EQ(of_wrong["when"], Json::parse(R"({"credentials": "wrong"})"));
    EXPECT_EQ(of_wrong["reason"], "Wrong");
    EXPECT_TRUE(of_wrong["fields"]["X-A"].is_null());
}

TEST(ScenarioOf, WhatDiffersForOneMethodAlone_LeavesTheOthers) {
    const auto made = proxy({
        exchange("GET", "", "HTTP/1.1 407 A\r\n" + basic),
        exchange("CONNECT", "", "HTTP/1.1 407 A\r\n" + basic),
        exchange("GET", wrong(), "HTTP/1.1 407 B\r\n" + basic),
        exchange("CONNECT", wrong(), "HTTP/1.1 407 A\r\n" + basic),
    });
    const auto& cases = made["refusal"]["cases"];
    ASSERT_EQ(cases.size(), 2U) << made.dump(1);
    EXPECT_EQ(cases[0]["when"]["method"], "CONNECT");
    EXPECT_FALSE(cases[0].contains("reason"));
    EXPECT_EQ(cases[1]["reason"], "B");
}

TEST(ScenarioOf, ConnectThatIsAskedForAnotherScheme_IsABlockOfItsOwn) {
    const auto made = proxy({
        exchange("GET", "", "HTTP/1.1 407 A\r\n" + basic),
        exchange("CONNECT", "", "HTTP/1.1 407 A\r\nProxy-Authenticate: NTLM\r\n"),
    });
    EXPECT_EQ(made["authentication"][0]["scheme"], "basic");
    EXPECT_EQ(made["connect"]["authentication"][0]["scheme"], "ntlm");
}

TEST(ScenarioOf, Tunnel_IsOpenedInTheSameWords) {
    const auto made = proxy({
        exchange("GET", "", "HTTP/1.1 407 A\r\n" + basic),
        exchange("CONNECT", wrong(), "HTTP/1.0 200 Tunnel\r\nX-Agent: a\r\n"),
    });
    EXPECT_EQ(made["tunnel"]["version"], "1.0");
    EXPECT_EQ(made["tunnel"]["reason"], "Tunnel");
    EXPECT_EQ(made["tunnel"]["fields"]["X-Agent"], "a");
}

TEST(ScenarioOf, RefusalsOfTargets_AreNotTheProxys) {
    const auto made = proxy({
        exchange("GET", "", "HTTP/1.1 407 A\r\nServer: proxy/1\r\n" + basic),
        exchange("GET", wrong(), "HTTP/1.1 401 B\r\nServer: nginx\r\n"),
    });
    EXPECT_FALSE(made["refusal"].contains("cases"));
    const auto own = proxy({
        exchange("GET", "", "HTTP/1.1 407 A\r\nServer: proxy/1\r\n" + basic),
        exchange("GET", wrong(), "HTTP/1.1 401 B\r\nServer: proxy/1\r\n"),
    });
    EXPECT_EQ(own["refusal"]["cases"][0]["status"], 401);
}

TEST(ScenarioOf, HandshakeMessages_AreNoRefusals) {
    const auto made = proxy({
        exchange("GET", "", "HTTP/1.1 407 A\r\nProxy-Authenticate: NTLM\r\n"),
        exchange("GET", wrong(), "HTTP/1.1 407 A\r\nProxy-Authenticate: NTLM TlRMTVNTUAACAAAA\r\n"),
    });
    EXPECT_FALSE(made["refusal"].contains("cases")) << made.dump(1);
}

TEST(ScenarioOf, HandshakeAlone_ShowsTheSchemeAndNotItsMessage) {
    const auto made = proxy({
        exchange("GET", wrong(), "HTTP/1.1 407 A\r\nProxy-Authenticate: NTLM TlRMTVNTUAACAAAA\r\n"),
    });
    EXPECT_EQ(made["authentication"], Json::parse(R"([{"scheme": "ntlm"}])"));
    EXPECT_EQ(made.dump().find("TlRM"), std::string::npos);
}

TEST(ScenarioOf, NothingRefused_IsSaid) {
    const auto made = scenario_of({exchange("GET", "", "HTTP/1.1 200 OK\r\n")});
    EXPECT_THAT(std::get<std::string>(made), HasSubstr("refused nothing"));
    EXPECT_TRUE(std::holds_alternative<std::string>(scenario_of({})));
}

}  // namespace
}  // namespace proxy407::recording
