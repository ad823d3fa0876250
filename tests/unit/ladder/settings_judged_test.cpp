#include "ladder/settings_judged.hpp"

#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Covers, NamesSuffixesNetworksAndAll) {
    EXPECT_TRUE(covers("localhost, .corp.example", "www.corp.example"));
    EXPECT_TRUE(covers("corp.example", "CORP.example"));
    EXPECT_TRUE(covers("*.corp.example", "a.corp.example"));
    EXPECT_TRUE(covers("*", "x"));
    EXPECT_TRUE(covers("corp.example:8080", "corp.example"));
    EXPECT_TRUE(covers("10.0.0.0/8", "10.1.2.3"));
    EXPECT_FALSE(covers("10.0.0.0/8", "11.1.2.3"));
    EXPECT_FALSE(covers("corp.example", "notcorp.example"));
    EXPECT_FALSE(covers("", "x"));
}

std::vector<std::string> remarks(
    const std::map<std::string, std::string>& variables, const std::string& target = ""
) {
    return remarks_on(
        settings_of_environment(variables), question("http://u:p@proxy.example:3128", target)
    );
}

using testing::Contains;
using testing::ElementsAre;

TEST(Remarks, SameAndOtherProxies_AreTold) {
    EXPECT_THAT(
        remarks({{"http_proxy", "http://u:p@proxy.example:3128"}}),
        ElementsAre("http_proxy names this proxy.")
    );
    EXPECT_THAT(
        remarks({{"http_proxy", "http://u:q@proxy.example:3128"}}),
        ElementsAre("http_proxy names this proxy with another password.")
    );
    EXPECT_THAT(
        remarks({{"http_proxy", "http://proxy.example:3128"}}),
        ElementsAre("http_proxy names this proxy without credentials.")
    );
    EXPECT_THAT(
        remarks({{"http_proxy", "http://x:secret@other.example:1"}}),
        ElementsAre("http_proxy names another proxy: http://other.example:1.")
    );
}

TEST(Remarks, BothCasesThatDiffer_AreTold) {
    EXPECT_THAT(
        remarks({{"http_proxy", "http://a:1"}, {"HTTP_PROXY", "http://b:2"}}),
        Contains(HasSubstr("http_proxy and HTTP_PROXY differ"))
    );
    EXPECT_THAT(remarks({{"HTTP_PROXY", "http://b:2"}}), Contains(HasSubstr("upper case alone")));
}

TEST(Remarks, ExceptionThatCoversTheTarget_IsTold) {
    EXPECT_THAT(
        remarks({{"NO_PROXY", ".a.test"}}, "https://x.a.test/"),
        ElementsAre(HasSubstr("covers x.a.test: clients that read it go past the proxy"))
    );
    EXPECT_THAT(remarks({{"NO_PROXY", ".a.test"}}), ElementsAre(HasSubstr("makes exceptions")));
}

TEST(Remarks, MisspeltSetting_IsToldWithoutItsSecret) {
    const auto said = remarks({{"https_proxy", "http://u:sec/ret@proxy.example:3128"}});
    EXPECT_THAT(said, ElementsAre(HasSubstr("https_proxy is misspelt (url-not-encoded)")));
    EXPECT_THAT(said.front(), Not(HasSubstr("sec/ret")));
}

}  // namespace
}  // namespace proxy407::ladder
