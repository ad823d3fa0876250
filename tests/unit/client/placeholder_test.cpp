#include "client/placeholder.hpp"

#include <gmock/gmock.h>

namespace proxy407::client {
namespace {

using testing::HasSubstr;

std::string missing(const std::string& channel, const std::vector<std::string>& words) {
    Channel made{channel, {}, {}, {}};
    for (const std::string& word : words) made.argv.push_back({"", {word}});
    return missing_placeholder(made);
}

TEST(MissingPlaceholder, EachChannelHasThoseThatItCanNotDoWithout) {
    EXPECT_EQ(missing("url", {"get", "-x{proxy_url}", "{url}"}), "");
    EXPECT_EQ(missing("option", {"-x{proxy}", "{user}:{password}", "{url}"}), "");
    EXPECT_EQ(missing("option", {"{proxy_host}:{proxy_port}", "{user}:{password}", "{url}"}), "");
    EXPECT_THAT(missing("url", {"-x{proxy_url}"}), HasSubstr("no {url}"));
    EXPECT_THAT(missing("url", {"{url}"}), HasSubstr("no {proxy_url}"));
    EXPECT_THAT(missing("env", {"{url}"}), HasSubstr("no {proxy_url}"));
    EXPECT_THAT(missing("option", {"{url}"}), HasSubstr("neither {proxy} nor {proxy_host}"));
    EXPECT_THAT(missing("option", {"{proxy}", "{url}", "{user}"}), HasSubstr("{password}"));
}

TEST(MissingPlaceholder, AVariableMayHaveIt) {
    Channel made{"env", {{"", {"get", "{url}"}}}, usual_variables(), {}};
    EXPECT_EQ(missing_placeholder(made), "");
}

}  // namespace
}  // namespace proxy407::client
