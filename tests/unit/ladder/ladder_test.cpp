#include "ladder/who.hpp"
#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

using Json = nlohmann::json;

Json capture(const std::string& program) {
    std::ifstream file(
        std::string(PROXY407_SOURCE_DIR) + "/tests/external/personalities/captures/" + program +
        ".json"
    );
    return Json::parse(file)["cases"];
}

/// The head as it was captured, and as much content as it had.
std::string octets_of(const Json& recorded) {
    std::string octets;
    for (const auto& line : recorded["head"]) octets += line.get<std::string>() + "\r\n";
    const auto& body = recorded["body"];
    const auto content = body.is_string() ? body.get<std::string>()
                                          : std::string(body["octets"].get<std::size_t>(), '.');
    return octets + "\r\n" + content;
}

/// A real proxy as it was captured, whose account is user and pass.
World captured(const std::string& program) {
    const auto cases = capture(program);
    return proxy([cases](const std::string& request) {
        const bool right = request.find(basic_value({"user", "pass"}) + "\r\n") != request.npos ||
                           request.find("Digest username=\"user\"") != request.npos;
        const std::string method = request.starts_with("CONNECT") ? "connect-" : "get-";
        const std::string kind = !has_credentials(request) ? "without" : right ? "right" : "wrong";
        return octets_of(cases[method + kind]);
    });
}

/// As they were captured.
class RealProxies : public testing::TestWithParam<const char*> {};

TEST_P(RealProxies, WithoutCredentials_AskForThem) {
    EXPECT_EQ(cause("http://p.example:1", captured(GetParam())), "credentials-missing");
}

/// Of those that ask for Basic: a capture can't judge an answer to Digest.
class RealProxiesOfBasic : public testing::TestWithParam<const char*> {};

TEST_P(RealProxiesOfBasic, WrongCredentials_AreRefused) {
    EXPECT_EQ(cause("http://user:wrong@p.example:1", captured(GetParam())), "credentials-refused");
    EXPECT_EQ(
        cause("http://user:wrong@p.example:1", captured(GetParam()), "https://a.test/"),
        "credentials-refused"
    );
}

TEST_P(RealProxies, RightCredentials_Work) {
    EXPECT_EQ(
        cause("http://user:pass@p.example:1", captured(GetParam()), "http://a.test/"), "works"
    );
    EXPECT_EQ(cause("http://user:pass@p.example:1", captured(GetParam())), "works");
}

INSTANTIATE_TEST_SUITE_P(
    Captured,
    RealProxiesOfBasic,
    testing::Values(
        "apache",
        "goproxy",
        "haproxy",
        "haproxy-return",
        "mitmproxy",
        "npm-proxy",
        "proxy-chain",
        "proxy-py",
        "squid",
        "tinyproxy"
    )
);

INSTANTIATE_TEST_SUITE_P(
    Captured,
    RealProxies,
    testing::Values(
        "apache",
        "apache-digest",
        "goproxy",
        "haproxy",
        "haproxy-return",
        "mitmproxy",
        "npm-proxy",
        "proxy-chain",
        "proxy-py",
        "squid",
        "tinyproxy"
    )
);

TEST(Ladder, CapturedNginx_IsNoProxy) {
    EXPECT_EQ(cause(url, captured("nginx")), "not-a-proxy");
}

TEST(Ladder, CapturedSquid_IsNamed) {
    EXPECT_THAT(
        who_answers(read_answer(octets_of(capture("squid")["get-without"]))), HasSubstr("Squid")
    );
}

TEST(Ladder, StopsAtTheRungThatExplains) {
    const auto ladder = climbed(question(url), basic_proxy({"user", "other"}));
    bool explained = false;
    for (const auto& rung : ladder.climbed()) {
        EXPECT_EQ(rung.status == Status::not_reached, explained);
        explained = explained || rung.status == Status::explains;
    }
    EXPECT_TRUE(explained);
}

TEST(Ladder, RungIds_AreDifferent) {
    std::vector<std::string_view> ids;
    for (const auto* rung : all_rungs()) {
        EXPECT_THAT(ids, Not(testing::Contains(rung->id)));
        ids.push_back(rung->id);
    }
}

}  // namespace
}  // namespace proxy407::ladder
