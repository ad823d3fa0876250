#include "runner/client_command.hpp"

#include "unit/runner/support.hpp"

#include <gmock/gmock.h>

namespace proxy407::runner {
namespace {

using testing::ElementsAre;
using When = Words::When;

class ClientCommand : public testing::Test {
protected:
    ClientCommand() {
        client_.driver = "sample";
        client_.folder = "/opt/my clients/sample";
        channel_.argv = {
            {When::always, {"sample", "it's", "{driver_dir}/get", "-x{proxy}"}},
            {When::digest, {"--digest"}},
            {When::basic, {"--basic"}},
            {When::credentials, {"-U", "{user}:{password}"}},
            {When::always, {"{url}"}}};
        channel_.environment = {{"http_proxy", "{proxy_url}"}};
    }

    std::vector<std::string> argv(const std::string& scenario, Target target) {
        const auto loaded = built_in(scenario);
        const Setting setting{client_, channel_, loaded, target};
        return client_command(setting, coordinates("http", 4070, loaded.client), {}).argv;
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
    const auto made =
        client_command(setting, coordinates("http", 4070, loaded.client), {{"HOME", "/h"}});
    EXPECT_EQ(
        made.environment,
        (Environment{{"HOME", "/h"}, {"http_proxy", "http://user:p%40ss%3Aword@127.0.0.1:4070"}})
    );
}

TEST_F(ClientCommand, IsReproducedByAShellLine) {
    const auto loaded = built_in("basic");
    EXPECT_EQ(
        reproducing_line({client_, channel_, loaded, Target::https}, "basic"),
        "proxy407 run --scenario basic --no-proxy-env -- sh -c 'http_proxy=\"$PROXY407_PROXY\" "
        "sample '\\''it'\\''\\'\\'''\\''s'\\'' '\\''/opt/my clients/sample/get'\\'' "
        "\"-x$PROXY407_URL\" --basic -U \"$PROXY407_USER:$PROXY407_PASSWORD\" "
        "\"$PROXY407_HTTPS_TARGET\"'"
    );
}

}  // namespace
}  // namespace proxy407::runner
