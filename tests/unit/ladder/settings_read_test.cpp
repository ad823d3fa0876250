#include "ladder/settings_read.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<std::string> words(const Settings& settings) {
    std::vector<std::string> out;
    for (const auto& setting : settings) out.push_back(setting.where + " " + setting.value);
    return out;
}

using testing::ElementsAre;

TEST(SettingsRead, Environment_HasBothCasesAndJava) {
    const auto settings = settings_of_environment({
        {"http_proxy", "http://a:1"},
        {"HTTPS_PROXY", "http://b:2"},
        {"NO_PROXY", "x"},
        {"PATH", "/bin"},
        {"JAVA_TOOL_OPTIONS", "-Xmx1g -Dhttps.proxyHost=c -Dhttp.nonProxyHosts=d|*.e"},
    });
    EXPECT_THAT(
        words(settings),
        ElementsAre(
            "HTTPS_PROXY http://b:2",
            "JAVA_TOOL_OPTIONS: https.proxyHost c:443",
            "JAVA_TOOL_OPTIONS: http.nonProxyHosts d,*.e",
            "NO_PROXY x",
            "http_proxy http://a:1"
        )
    );
}

TEST(SettingsRead, Curlrc_HasEachSpelling) {
    EXPECT_THAT(
        words(settings_of_curlrc(
            "# x\nproxy = \"http://a:1\"\n-x b:2\n--proxy=c:3\r\n"
            "noproxy=d\nproxy-user = u:secret\nuser = v:w\n",
            "rc"
        )),
        ElementsAre(
            "rc: proxy http://a:1",
            "rc: proxy b:2",
            "rc: proxy c:3",
            "rc: noproxy d",
            "rc: proxy-user ***"
        )
    );
}

TEST(SettingsRead, Git_HasSectionsOfHttp) {
    EXPECT_THAT(
        words(settings_of_git(
            "[user]\n name = x\n[http]\n\tproxy = http://a:1\n"
            "[http \"https://h/\"]\nproxy=b:2\n[core]\nproxy=no\n",
            "g"
        )),
        ElementsAre("g: http.proxy http://a:1", "g: http.proxy b:2")
    );
}

TEST(SettingsRead, NpmAndPip_HaveTheirKeys) {
    EXPECT_THAT(
        words(settings_of_npm("; c\nproxy=http://a:1\nhttps-proxy = b:2\nnoproxy=c\n", "n")),
        ElementsAre("n: proxy http://a:1", "n: https-proxy b:2", "n: noproxy c")
    );
    EXPECT_THAT(
        words(settings_of_pip("[global]\nproxy = http://a:1\ntimeout = 3\n", "p")),
        ElementsAre("p: proxy http://a:1")
    );
}

TEST(SettingsRead, Netrc_HasAnAccountForTheHostAlone) {
    EXPECT_THAT(
        words(settings_of_netrc("machine a login x password y\nmachine\tb login z", "~", "B")),
        ElementsAre("~: machine b ***")
    );
}

}  // namespace
}  // namespace proxy407::ladder
