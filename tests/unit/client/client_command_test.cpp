#include "client/client_command.hpp"

#include "unit/client/support.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <chrono>

namespace proxy407::client {
namespace {

using testing::ElementsAre;

class ClientCommand : public testing::Test {
protected:
    ClientCommand() {
        client_.driver = "sample";
        client_.folder = "/opt/my clients/sample";
        channel_.argv = {
            {"", {"sample", "it's", "{driver_dir}/get", "-x{proxy}"}},
            {"digest", {"--digest"}},
            {"basic", {"--basic"}},
            {"credentials", {"-U", "{user}:{password}"}},
            {"", {"{url}"}}};
        channel_.environment = {{"http_proxy", "{proxy_url}"}};
    }

    std::vector<std::string> argv(const std::string& scenario, Target target) {
        const auto loaded = built_in(scenario);
        const Setting setting{client_, channel_, loaded, target};
        return template_command(setting, handout::proxy_settings("http", {4070}, loaded.client), {})
            .argv;
    }

    Client client_;
    Channel channel_;
};

TEST_F(ClientCommand, HasTheWordsOfItsCase) {
    EXPECT_THAT(
        argv("reject-encoded-password", Target::https),
        ElementsAre(
            "sample",
            "it's",
            "/opt/my clients/sample/get",
            "-xhttp://127.0.0.1:4070",
            "--basic",
            "-U",
            "user:p@ss:word",
            "https://origin.test/ip"
        )
    );
    EXPECT_THAT(
        argv("ip-allowlist", Target::http),
        ElementsAre(
            "sample",
            "it's",
            "/opt/my clients/sample/get",
            "-xhttp://127.0.0.1:4070",
            "http://origin.test/ip"
        )
    );
    EXPECT_THAT(argv("digest", Target::http), testing::Contains("--digest"));
}

TEST_F(ClientCommand, SetsItsVariablesAndKeepsTheRest) {
    const auto loaded = built_in("reject-encoded-password");
    const Setting setting{client_, channel_, loaded, Target::http};
    const auto made = template_command(
        setting, handout::proxy_settings("http", {4070}, loaded.client), {{"HOME", "/h"}}
    );
    EXPECT_EQ(
        made.environment,
        (process::Environment{
            {"HOME", "/h"}, {"http_proxy", "http://user:p%40ss%3Aword@127.0.0.1:4070"}})
    );
}

TEST_F(ClientCommand, WordsForAFeature_AreThereWhenTheCaseTakesIt) {
    channel_.argv.push_back({"upload", {"--data", "@{content_file}"}});
    EXPECT_THAT(argv("basic", Target::http), testing::Not(testing::Contains("--data")));
    EXPECT_THAT(argv("upload", Target::http), testing::Contains("--data"));
}

TEST_F(ClientCommand, QuotedPassword_IsAStringOfAConfigurationLanguage) {
    channel_.argv = {{"credentials", {"passwd = {quoted_password}"}}};
    auto loaded = built_in("basic");
    loaded.client->password = R"(a"b\c')";
    const auto made = template_command(
        {client_, channel_, loaded, Target::http},
        handout::proxy_settings("http", {4070}, loaded.client),
        {}
    );
    EXPECT_THAT(made.argv, ElementsAre(R"(passwd = "a\"b\\c\'")"));
}

TEST_F(ClientCommand, VariableForHttps_HasTheProxyForHttps) {
    channel_.environment = {
        {"http_proxy", "{proxy_url}"}, {"HTTPS_PROXY", "{proxy_url}"}, {"NOT_FOR", "{no_proxy}"}};
    const auto loaded = built_in("redirect-to-second-proxy");
    const auto environment = [&](const handout::ProxySettings& proxy) {
        return template_command({client_, channel_, loaded, Target::http}, proxy, {}).environment;
    };
    auto proxy = handout::proxy_settings(loaded, {4070, 4071, 4072});
    auto made = environment(proxy);
    EXPECT_EQ(made["http_proxy"], "http://user:canary-of-the-proxy@127.0.0.1:4070");
    EXPECT_EQ(made["HTTPS_PROXY"], "http://127.0.0.1:4071");
    EXPECT_FALSE(made.contains("NOT_FOR"));
    proxy.https_proxy_url.clear();
    proxy.no_proxy = "a.test";
    made = environment(proxy);
    EXPECT_FALSE(made.contains("HTTPS_PROXY"));
    EXPECT_EQ(made["NOT_FOR"], "a.test");
}

TEST_F(ClientCommand, IsShownAsAShellLine) {
    const auto loaded = built_in("basic");
    const process::Environment around = {{"HOME", "/h"}};
    const auto made = template_command(
        {client_, channel_, loaded, Target::https},
        handout::proxy_settings("http", {4070}, loaded.client),
        around
    );
    EXPECT_EQ(
        shown_command(made, around),
        "http_proxy=http://user:pass@127.0.0.1:4070 sample 'it'\\''s' '/opt/my clients/sample/get' "
        "-xhttp://127.0.0.1:4070 --basic -U user:pass https://origin.test/ip"
    );
}

class CaseRequest : public testing::Test {
protected:
    CaseRequest() {
        client_.folder = "/f";
        client_.path = "/simple/";
    }

    nlohmann::json request(const std::string& channel, const std::string& scenario) {
        const auto loaded = built_in(scenario);
        const Channel by{
            channel, {}, {}, {"basic.connect", "upload", "https_proxy", "no_proxy", "redirect"}};
        return nlohmann::json::parse(case_request(
            {client_, by, loaded, Target::https},
            handout::proxy_settings("http", {4070}, loaded.client),
            "7",
            std::chrono::seconds(2)
        ));
    }

    Client client_;
};

TEST_F(CaseRequest, TellsAUrlAndNothingElse) {
    const auto told = request("url", "reject-encoded-password");
    EXPECT_EQ(told["id"], "7");
    EXPECT_EQ(told["url"], "https://origin.test/simple/");
    EXPECT_EQ(told["needs"], nlohmann::json({"basic.connect"}));
    EXPECT_EQ(told["proxy_url"], "http://user:p%40ss%3Aword@127.0.0.1:4070");
    EXPECT_FALSE(told.contains("password"));
    EXPECT_FALSE(told.contains("proxy"));
}

TEST_F(CaseRequest, TellsOptionsAsTheyAre) {
    const auto told = request("option", "reject-encoded-password");
    EXPECT_EQ(told["proxy_port"], 4070);
    EXPECT_EQ(told["password"], "p@ss:word");
    EXPECT_EQ(told["schemes"], nlohmann::json({"basic"}));
    EXPECT_FALSE(told.contains("proxy_url"));
    EXPECT_FALSE(request("option", "ip-allowlist").contains("user"));
}

TEST_F(CaseRequest, Upload_HasItsMethodAndContent) {
    const auto told = request("url", "upload");
    EXPECT_EQ(told["method"], "POST");
    EXPECT_EQ(told["url"], "https://origin.test/anything");
    EXPECT_EQ(told["needs"], nlohmann::json({"basic.connect", "upload"}));
    EXPECT_FALSE(told["content"].get<std::string>().empty());
    EXPECT_FALSE(request("url", "basic").contains("content"));
}

TEST_F(CaseRequest, AnotherProxyForHttps_IsToldWhereOneIsToldAUrl) {
    EXPECT_TRUE(request("url", "two-accounts-at-one-proxy").contains("https_proxy_url"));
    EXPECT_FALSE(request("url", "basic").contains("https_proxy_url"));
    EXPECT_FALSE(request("env", "two-accounts-at-one-proxy").contains("https_proxy_url"));
}

TEST_F(CaseRequest, ChannelAny_IsToldAsByOptions) {
    const auto told = request("any", "reject-encoded-password");
    EXPECT_EQ(told["via"], "any");
    EXPECT_EQ(told["password"], "p@ss:word");
}

TEST_F(CaseRequest, EnvChannel_HasNoProxyInTheRequest) {
    const auto told = request("env", "basic");
    for (const char* key : {"proxy", "proxy_url", "proxy_host", "user"})
        EXPECT_FALSE(told.contains(key)) << key;
}

}  // namespace
}  // namespace proxy407::client
