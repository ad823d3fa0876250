#include "ladder/told.hpp"
#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

nlohmann::json document(const Ladder& ladder) {
    return nlohmann::json::parse(as_json(ladder, {}));
}

TEST(AsJson, HasConclusionRungsAndProbes) {
    const auto json = document(climbed(question(url), basic_proxy({"user", "other"})));
    EXPECT_EQ(json["version"], 1);
    EXPECT_EQ(json["conclusion"]["id"], "credentials-refused");
    EXPECT_EQ(json["conclusion"]["exit"], 21);
    EXPECT_EQ(json["rungs"].size(), all_rungs().size());
    const auto& name = json["rungs"][3];
    EXPECT_EQ(name["id"], "name");
    EXPECT_EQ(name["probes"][0]["lookup"], "proxy.example");
    EXPECT_EQ(name["probes"][0]["addresses"][0], "192.0.2.1");
}

TEST(AsJson, Echo_HasTheAddressesThatItSaw) {
    auto asked = question(url, "http://a.test/");
    asked.echo = asked.target;
    EXPECT_EQ(
        document(climbed(asked, basic_proxy({"user", "pass"}, ok)))["exit_addresses"].size(), 0
    );
    EXPECT_FALSE(
        document(climbed(question(url), basic_proxy({"user", "pass"}))).contains("exit_addresses")
    );
}

TEST(AsJson, MisspeltUrl_HasAConclusionAlone) {
    const auto json = nlohmann::json::parse(as_json(conclude("no-port", "x")));
    EXPECT_EQ(json["conclusion"]["kind"], "usage");
    EXPECT_FALSE(json.contains("rungs"));
}

/// Every key that is printed is described in docs/diagnose.schema.json, and every cause.
TEST(AsJson, Schema_NamesEachCauseRungAndKey) {
    std::ifstream file(std::string(PROXY407_SOURCE_DIR) + "/docs/diagnose.schema.json");
    const auto schema = nlohmann::json::parse(file);
    const auto& defs = schema["$defs"];
    std::vector<std::string> ids;
    for (const auto& cause : known_causes()) ids.emplace_back(cause.id);
    EXPECT_EQ(defs["conclusion"]["properties"]["id"]["enum"], nlohmann::json(ids));
    std::vector<std::string> rungs;
    for (const auto* rung : all_rungs()) rungs.emplace_back(rung->id);
    EXPECT_EQ(defs["rung"]["properties"]["id"]["enum"], nlohmann::json(rungs));
    auto asked = question(url);
    asked.echo = asked.target;
    const auto json = document(climbed(asked, basic_proxy({"user", "pass"})));
    for (const auto& [key, value] : json.items())
        EXPECT_TRUE(schema["properties"].contains(key)) << key;
    for (const auto& rung : json["rungs"])
        for (const auto& probe : rung["probes"])
            for (const auto& [key, value] : probe.items())
                EXPECT_TRUE(defs["probe"]["properties"].contains(key)) << key;
}

}  // namespace
}  // namespace proxy407::ladder
