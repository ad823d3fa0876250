#include "client/client.hpp"

#include "client/placeholder.hpp"
#include "files/temporary_folder.hpp"
#include "unit/client/support.hpp"

#include <gmock/gmock.h>

namespace proxy407::client {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string whole = R"({
  "v": 1,
  "driver": "sample",
  "title": "Sample",
  "language": "C",
  "group": "programs",
  "homepage": "https://sample.test/",
  "documentation": ["https://sample.test/proxies"],
  "installs": {"debian": ["sample"]},
  "version_cmd": ["sample", "--version"],
  "features": ["basic.http"],
  "run": {"url": {"argv": ["sample", "{proxy_url}", "{url}"]}}
})";

class ClientFile : public testing::Test {
protected:
    std::variant<Client, json::Mistakes> load(const std::string& json) {
        const std::string client = folder_.path() + "/sample";
        std::filesystem::create_directories(client);
        std::ofstream(client + "/client.json") << json;
        return load_client(client);
    }

    /// What is said about the whole file with `from` replaced by `to`.
    std::string mistakes(const std::string& from, const std::string& to) {
        std::string json = whole;
        EXPECT_NE(json.find(from), json.npos) << from;
        json.replace(json.find(from), from.size(), to);
        const auto loaded = load(json);
        const auto* found = std::get_if<json::Mistakes>(&loaded);
        return found ? told(*found) : "no mistake";
    }

private:
    files::TemporaryFolder folder_;
};

TEST_F(ClientFile, IsRead) {
    const auto loaded = load(whole);
    const auto* client = std::get_if<Client>(&loaded);
    ASSERT_TRUE(client) << told(std::get<json::Mistakes>(loaded));
    EXPECT_EQ(client->driver, "sample");
    EXPECT_THAT(client->version_command, ElementsAre("sample", "--version"));
    ASSERT_EQ(client->channels.size(), 1u);
    EXPECT_EQ(client->channels[0].name, "url");
    EXPECT_THAT(client->channels[0].features, ElementsAre("basic.http"));
}

TEST_F(ClientFile, Mistake_HasItsPlace) {
    struct Case {
        std::string from;
        std::string to;
        std::string told;
    };

    const Case cases[] = {
        {"\"v\": 1", "\"v\": 2", "client.json:2:8: /v: found 2, expected 1\n"},
        {"\"sample\",\n",
         "\"simple\",\n",
         "client.json:3:13: /driver: found \"simple\", expected the name of its folder, "
         "\"sample\"\n"},
        {"\"features\": [\"basic.http\"],", "", "client.json:1:1: missing key \"features\"\n"},
        {", \"{url}\"]", "]", "/run/url: a channel that has no {url}, so it"},
        {"\"{proxy_url}\", ", "", "/run/url: a channel that has no {proxy_url}"},
        {"\"title\"", "\"titel\"", "/titel: unknown key \"titel\""},
        {"\"C\"", "7", "client.json:5:15: /language: found 7, expected a text that is not empty\n"},
        {"[\"sample\", \"--version\"]",
         "[]",
         "/version_cmd: found [], expected an array with at least one item\n"},
        {"basic.http",
         "basic.htp",
         "client.json:11:16: /features/0: found \"basic.htp\"; did you mean \"basic.http\"? "
         "(expected one of"},
        {"{proxy_url}",
         "{proxyurl}",
         "/run/url/argv/1: found {proxyurl}; did you mean \"{proxy_url}\"? (expected one of"},
        {"{proxy_url}",
         "{password}",
         "/run/url/argv/1: found {password}, expected it only in words with \"when\": "
         "\"credentials\"\n"},
        {"\"{url}\"]",
         "{\"when\": \"digst\", \"use\": [\"-d\"]}]",
         "/run/url/argv/2/when: found \"digst\"; did you mean \"digest\"? (expected one of"},
        {"\"{url}\"]", "{\"when\": \"digest\"}]", "/run/url/argv/2: missing key \"use\"\n"},
        {"\"url\": {",
         "\"uri\": {",
         "/run: found a channel \"uri\"; did you mean \"url\"? (expected one of"},
        {"{\"url\": {\"argv\": [\"sample\", \"{proxy_url}\", \"{url}\"]}}",
         "{}",
         "/run: found no channel, expected at least one\n"},
        {"\"features\": [\"basic.http\"]", "\"features\": [", "expected"},
    };
    for (const Case& one : cases)
        EXPECT_THAT(mistakes(one.from, one.to), HasSubstr(one.told)) << one.to;
}

TEST_F(ClientFile, OfAnOwnClientIsShort) {
    const auto loaded = load(
        R"({"v": 1, "features": ["basic.http"], "run": {"env": {"argv": ["sample", "{url}"]}}})"
    );
    const auto* client = std::get_if<Client>(&loaded);
    ASSERT_TRUE(client) << told(std::get<json::Mistakes>(loaded));
    EXPECT_EQ(client->driver, "sample");
    EXPECT_EQ(client->title, "sample");
    EXPECT_EQ(client->group, "own");
    EXPECT_FALSE(client->has_installs);
    EXPECT_EQ(client->channels.at(0).environment, usual_variables());
}

TEST_F(ClientFile, OfAProgramDriver) {
    std::string json = whole;
    const auto put = [&](const std::string& from, const std::string& to) {
        json.replace(json.find(from), from.size(), to);
    };
    put(R"("version_cmd": ["sample", "--version"])",
        R"("program": {"argv": ["{driver_dir}/get"], "env": {"P": "{driver_dir}/k"},
            "mode": "one-shot"}, "site": "site", "path": "/x", "output": "ignored")");
    put(R"({"argv": ["sample", "{proxy_url}", "{url}"]})", "{}");
    const auto loaded = load(json);
    const auto* client = std::get_if<Client>(&loaded);
    ASSERT_TRUE(client) << told(std::get<json::Mistakes>(loaded));
    ASSERT_TRUE(client->program);
    EXPECT_TRUE(client->program->one_shot);
    EXPECT_EQ(client->path, "/x");
    EXPECT_TRUE(client->site.ends_with("/sample/site"));
    EXPECT_FALSE(client->output_is_content);
}

TEST_F(ClientFile, MissingFile_IsAMistake) {
    const auto loaded = load_client("/nowhere/sample");
    ASSERT_TRUE(std::holds_alternative<json::Mistakes>(loaded));
    EXPECT_EQ(
        told(std::get<json::Mistakes>(loaded)),
        "client.json: found No such file or directory, expected a readable file\n"
    );
}

TEST_F(ClientFile, AVariantOfDigestIsClaimedWhereDigestIs) {
    const auto features = [&](const std::string& claimed) {
        std::string json = whole;
        const std::string from = R"(["basic.http"])";
        json.replace(json.find(from), from.size(), claimed);
        return std::get<Client>(load(json)).channels.at(0).features;
    };
    EXPECT_THAT(
        features(R"(["basic.connect", "digest.http", "digest-sha256"])"),
        ElementsAre("basic.connect", "digest-sha256.http", "digest.http")
    );
    EXPECT_THAT(features(R"(["basic.http", "digest-sha256"])"), ElementsAre("basic.http"));
}

}  // namespace
}  // namespace proxy407::client
