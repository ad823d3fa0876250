#include "client/placeholder.hpp"

#include <gmock/gmock.h>

namespace proxy407::client {
namespace {

using testing::HasSubstr;

TEST(MissingPlaceholder, EachChannelHasThoseThatItCanNotDoWithout) {
    EXPECT_EQ(missing_placeholder("url", {"get", "-x{proxy_url}", "{url}"}), "");
    EXPECT_EQ(missing_placeholder("option", {"-x{proxy}", "{user}:{password}", "{url}"}), "");
    EXPECT_EQ(
        missing_placeholder("option", {"{proxy_host}:{proxy_port}", "{user}:{password}", "{url}"}),
        ""
    );
    EXPECT_THAT(missing_placeholder("url", {"-x{proxy_url}"}), HasSubstr("no {url}"));
    EXPECT_THAT(missing_placeholder("url", {"{url}"}), HasSubstr("no {proxy_url}"));
    EXPECT_THAT(missing_placeholder("env", {"{url}"}), HasSubstr("no {proxy_url}"));
    EXPECT_THAT(
        missing_placeholder("option", {"{url}"}), HasSubstr("neither {proxy} nor {proxy_host}")
    );
    EXPECT_THAT(
        missing_placeholder("option", {"{proxy}", "{url}", "{user}"}), HasSubstr("{password}")
    );
}

TEST(MissingPlaceholder, AVariableMayHaveIt) {
    std::vector<std::string> templates = {"get", "{url}"};
    for (const auto& [variable, text] : usual_variables()) templates.push_back(text);
    EXPECT_EQ(missing_placeholder("env", templates), "");
}

}  // namespace
}  // namespace proxy407::client
