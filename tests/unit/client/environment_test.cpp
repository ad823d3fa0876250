#include "client/environment.hpp"

#include <gtest/gtest.h>

namespace proxy407::client {
namespace {

const auth::Account account{"us er", "p@ss:w%rd"};

TEST(ProxySettings, CredentialsAreEncodedInTheUrlAndNowhereElse) {
    const ProxySettings made = proxy_settings("http", 4070, account);
    EXPECT_EQ(made.proxy, "http://127.0.0.1:4070");
    EXPECT_EQ(made.proxy_url, "http://us%20er:p%40ss%3Aw%25rd@127.0.0.1:4070");
    const ProxySettings without = proxy_settings("https", 4070, std::nullopt);
    EXPECT_EQ(without.proxy_url, "https://127.0.0.1:4070");
}

TEST(Environment, ProxySettingsGoInAnyCase) {
    process::Environment environment = {
        {"NO_PROXY", "*"},
        {"no_proxy", "localhost"},
        {"Http_Proxy", "x"},
        {"npm_config_https_proxy", "x"},
        {"GLOBAL_AGENT_HTTP_PROXY", "x"},
        {"PATH", "/bin"},
        {"MY_PROXY_NOTES", "kept"}};
    remove_proxy_variables(environment);
    EXPECT_EQ(environment, (process::Environment{{"PATH", "/bin"}, {"MY_PROXY_NOTES", "kept"}}));
}

TEST(Environment, ProxyIsSetInBothCases) {
    process::Environment environment;
    set_proxy(environment, proxy_settings("http", 4070, account));
    for (const char* name :
         {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
        EXPECT_EQ(environment[name], "http://us%20er:p%40ss%3Aw%25rd@127.0.0.1:4070") << name;
}

TEST(ProxySettings, WhatStandsBesideTheProxyAndWhatTheScenarioHandsOut) {
    scenario::Scenario scenario;
    scenario.client = account;
    scenario.second_proxy = scenario::SecondProxy{{}, auth::Account{"b", "c"}, {}};
    scenario.handout.http_target = "http://{direct_origin}/ip";
    scenario.handout.no_proxy = "x.test";
    scenario.handout.https_proxy = scenario::Handout::HttpsProxy::second;
    const app::Server::Companions beside{4071, 4072};
    const auto second = proxy_settings(scenario, 4070, beside);
    EXPECT_EQ(second.http_target, "http://127.0.0.1:4072/ip");
    EXPECT_EQ(second.https_target, https_target);
    process::Environment environment;
    set_proxy(environment, second);
    EXPECT_EQ(environment["https_proxy"], "http://b:c@127.0.0.1:4071");
    EXPECT_EQ(environment["http_proxy"], second.proxy_url);
    EXPECT_EQ(environment["NO_PROXY"], "x.test");
    set_proxy407(environment, second);
    EXPECT_EQ(environment["PROXY407_SECOND_PROXY"], "http://b:c@127.0.0.1:4071");
    EXPECT_EQ(environment["PROXY407_DIRECT_ORIGIN"], "127.0.0.1:4072");

    scenario.handout.https_proxy = scenario::Handout::HttpsProxy::none;
    process::Environment without;
    set_proxy(without, proxy_settings(scenario, 4070, beside));
    EXPECT_FALSE(without.contains("https_proxy"));
    EXPECT_FALSE(without.contains("ALL_PROXY")) << "it would stand in for the one left out";
}

TEST(Environment, CoordinatesOfAnEarlierRunDoNotStay) {
    process::Environment environment = {{"PROXY407_USER", "old"}, {"PROXY407_PASSWORD", "old"}};
    set_proxy407(environment, proxy_settings("http", 4070, std::nullopt));
    EXPECT_EQ(environment["PROXY407_PROXY"], "http://127.0.0.1:4070");
    EXPECT_FALSE(environment.contains("PROXY407_USER"));
    EXPECT_FALSE(environment.contains("PROXY407_PASSWORD"));
    set_proxy407(environment, proxy_settings("http", 4070, account));
    EXPECT_EQ(environment["PROXY407_URL"], "http://127.0.0.1:4070");
    EXPECT_EQ(environment["PROXY407_USER"], "us er");
    EXPECT_EQ(environment["PROXY407_PASSWORD"], "p@ss:w%rd");
}

TEST(Environment, TheAuthorityIsNamedToEveryClient) {
    process::Environment environment;
    ProxySettings made = proxy_settings("http", 4070, std::nullopt);
    made.ca_file = "/x/ca.pem";
    set_trust(environment, made);
    for (const char* name :
         {"SSL_CERT_FILE",
          "CURL_CA_BUNDLE",
          "REQUESTS_CA_BUNDLE",
          "NODE_EXTRA_CA_CERTS",
          "GIT_SSL_CAINFO",
          "CARGO_HTTP_CAINFO",
          "AWS_CA_BUNDLE",
          "PIP_CERT",
          "DENO_CERT",
          "PERL_LWP_SSL_CA_FILE"})
        EXPECT_EQ(environment[name], "/x/ca.pem") << name;
}

TEST(Environment, ACleanOneHasNothingBesidesWhatIsNeeded) {
    process::Environment clean = clean_environment("/home/of/case");
    EXPECT_EQ(clean["HOME"], "/home/of/case");
    for (const auto& [name, value] : clean)
        EXPECT_TRUE(name == "PATH" || name == "HOME" || name == "TMPDIR" || name == "LC_ALL")
            << name;
}

}  // namespace
}  // namespace proxy407::client
