#include "handout/handout.hpp"

#include "files/read_file.hpp"

#include <gtest/gtest.h>

namespace proxy407::handout {
namespace {

TEST(Handout, VariablesOfTheScenario_HaveThePlacesOfTheProxy) {
    scenario::Scenario scenario;
    scenario.client = auth::Account{"a", "b"};
    scenario.handout.environment = {{"MY_PROXY", "{proxy} {place} {direct_origin}"}};
    const auto proxy = proxy_settings(scenario, Place{4070});
    Variables variables = {{"http_proxy", proxy.proxy_url}};
    Handout(scenario.handout, proxy).put(variables, true);
    EXPECT_EQ(variables["MY_PROXY"], "http://a:b@127.0.0.1:4070 127.0.0.1:4070 ");
    EXPECT_EQ(variables["http_proxy"], "http://a:b@127.0.0.1:4070");
}

TEST(Handout, Netrc_IsThereAsLongAsTheHandout) {
    scenario::Handout told;
    told.netrc = "machine a.test login x password y\n";
    const auto proxy = proxy_settings("http", Place{4070}, std::nullopt);
    std::string file;
    {
        const Handout handout(told, proxy);
        Variables variables;
        handout.put(variables, false);
        file = variables.at("NETRC");
        EXPECT_EQ(files::read_file(file, 1000).text, told.netrc);
        EXPECT_EQ(variables.size(), 1u);
    }
    EXPECT_EQ(files::read_file(file, 1000).trouble, "No such file or directory");
}

}  // namespace
}  // namespace proxy407::handout
