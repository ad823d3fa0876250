#include "handout/variables.hpp"

#include <gtest/gtest.h>

namespace proxy407::handout {
namespace {

const auth::Account account{"us er", "p@ss:w%rd"};

TEST(ProxySettings, ScenarioWithOtherPlaces_NamesThemAndItsHandout) {
    scenario::Scenario scenario;
    scenario.client = account;
    scenario.second_proxy = scenario::SecondProxy{{}, auth::Account{"b", "c"}, {}};
    scenario.handout.http_target = "http://{direct_origin}/ip";
    scenario.handout.no_proxy = "x.test";
    scenario.handout.https_proxy = scenario::Handout::HttpsProxy::second;
    const Place place{4070, 4071, 4072};
    const auto second = proxy_settings(scenario, place);
    EXPECT_EQ(second.http_target, "http://127.0.0.1:4072/ip");
    EXPECT_EQ(second.https_target, https_target);
    Variables variables;
    set_proxy(variables, second);
    EXPECT_EQ(variables["https_proxy"], "http://b:c@127.0.0.1:4071");
    EXPECT_EQ(variables["http_proxy"], second.proxy_url);
    EXPECT_EQ(variables["NO_PROXY"], "x.test");
    set_proxy407(variables, second);
    EXPECT_EQ(variables["PROXY407_SECOND_PROXY"], "http://b:c@127.0.0.1:4071");
    EXPECT_EQ(variables["PROXY407_DIRECT_ORIGIN"], "127.0.0.1:4072");

    scenario.handout.https_proxy = scenario::Handout::HttpsProxy::none;
    Variables without;
    set_proxy(without, proxy_settings(scenario, place));
    EXPECT_FALSE(without.contains("https_proxy"));
    EXPECT_FALSE(without.contains("ALL_PROXY")) << "it would stand in for the one left out";
}

TEST(Variables, ProxySettingsGoInAnyCase) {
    Variables variables = {
        {"NO_PROXY", "*"},
        {"no_proxy", "localhost"},
        {"Http_Proxy", "x"},
        {"npm_config_https_proxy", "x"},
        {"GLOBAL_AGENT_HTTP_PROXY", "x"},
        {"PATH", "/bin"},
        {"MY_PROXY_NOTES", "kept"}};
    remove_proxy_variables(variables);
    EXPECT_EQ(variables, (Variables{{"PATH", "/bin"}, {"MY_PROXY_NOTES", "kept"}}));
}

TEST(Variables, ProxyIsSetInBothCases) {
    Variables variables;
    set_proxy(variables, proxy_settings("http", Place{4070}, account));
    for (const char* name :
         {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
        EXPECT_EQ(variables[name], "http://us%20er:p%40ss%3Aw%25rd@127.0.0.1:4070") << name;
}

TEST(Variables, CoordinatesOfAnEarlierRunDoNotStay) {
    Variables variables = {{"PROXY407_USER", "old"}, {"PROXY407_PASSWORD", "old"}};
    set_proxy407(variables, proxy_settings("http", Place{4070}, std::nullopt));
    EXPECT_EQ(variables["PROXY407_PROXY"], "http://127.0.0.1:4070");
    EXPECT_FALSE(variables.contains("PROXY407_USER"));
    EXPECT_FALSE(variables.contains("PROXY407_PASSWORD"));
    set_proxy407(variables, proxy_settings("http", Place{4070}, account));
    EXPECT_EQ(variables["PROXY407_URL"], "http://127.0.0.1:4070");
    EXPECT_EQ(variables["PROXY407_USER"], "us er");
    EXPECT_EQ(variables["PROXY407_PASSWORD"], "p@ss:w%rd");
}

TEST(Variables, TheAuthorityIsNamedToEveryClient) {
    Variables variables;
    ProxySettings made = proxy_settings("http", Place{4070}, std::nullopt);
    made.ca_file = "/x/ca.pem";
    set_trust(variables, made);
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
        EXPECT_EQ(variables[name], "/x/ca.pem") << name;
}

TEST(ShellLines, ValuesAreQuotedAndExceptionsTakenOut) {
    EXPECT_EQ(
        shell_lines({{"A", "it's"}, {"http_proxy", "http://u:p@127.0.0.1:1"}}),
        "unset no_proxy NO_PROXY\nexport A='it'\\''s'\n"
        "export http_proxy=http://u:p@127.0.0.1:1\n"
    );
    EXPECT_EQ(
        shell_lines({{"NO_PROXY", "a b"}, {"no_proxy", ""}}),
        "export NO_PROXY='a b'\nexport no_proxy=''\n"
    );
}

}  // namespace
}  // namespace proxy407::handout
