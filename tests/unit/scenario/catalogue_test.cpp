#include "scenario/catalogue.hpp"

#include "scenario/schema.hpp"
#include "unit/scenario/mistakes.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace proxy407::scenario {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const fs::path source = PROXY407_SOURCE_DIR;

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

nlohmann::json read_vectors(const char* name) {
    return nlohmann::json::parse(read(source / "tests/data/vectors" / name));
}

TEST(Catalogue, EveryBuiltInScenarioLoads) {
    EXPECT_GE(built_in().size(), 20u);
    for (const auto& row : built_in()) {
        SCOPED_TRACE(row.path);
        ASSERT_EQ(test::mistakes(from_json(row.json, row.path)), "") << "find relies on it";
        const auto loaded = find(row.id);
        ASSERT_EQ(test::mistakes(loaded), "");
        const auto& scenario = std::get<Scenario>(loaded);
        EXPECT_EQ(row.path, "scenarios/" + scenario.family + '/' + scenario.id + ".json");
        const auto json = nlohmann::json::parse(row.json);
        for (const auto* key :
             {"id", "title", "story", "family", "links", "client", "users", "expect"})
            EXPECT_TRUE(json.contains(key)) << key;
        EXPECT_NE(scenario.family, "own");
        EXPECT_FALSE(scenario.links.empty());
        EXPECT_GE(std::count(scenario.story.begin(), scenario.story.end(), '.'), 2);
    }
}

TEST(Catalogue, AFileOfThatNameIsPointedAt) {
    const fs::path file = "scenario-without-a-path";
    std::ofstream(file) << "{}";
    EXPECT_THAT(
        test::mistakes(find(file.string())),
        HasSubstr("to read the file here, write ./scenario-without-a-path")
    );
    fs::rename(file, file.string() + ".json");
    EXPECT_THAT(
        test::mistakes(find(file.string())),
        HasSubstr("to read the file here, write ./scenario-without-a-path.json")
    );
    fs::remove(file.string() + ".json");
    EXPECT_THAT(
        test::mistakes(find(file.string())), testing::Not(HasSubstr("to read the file here"))
    );
}

TEST(Catalogue, HoldsEveryFileOfTheFolderAsItIs) {
    std::set<std::string> in_folder;
    for (const auto& entry : fs::recursive_directory_iterator(source / "scenarios")) {
        const auto path = fs::relative(entry.path(), source).generic_string();
        if (entry.path().extension() == ".json") in_folder.insert(path);
    }
    EXPECT_EQ(in_folder.erase("scenarios/scenario.schema.json"), 1u);
    for (const auto& row : built_in()) {
        EXPECT_EQ(in_folder.erase(std::string(row.path)), 1u) << row.path;
        EXPECT_EQ(row.json, read(source / row.path)) << row.path;
    }
    EXPECT_THAT(in_folder, testing::IsEmpty()) << "not listed in server/scenario/CMakeLists.txt";
    EXPECT_EQ(schema(), read(source / "scenarios/scenario.schema.json"));
}

/// C-407-01, S-AUTH-01 and V-01 are requirements, A01 is a defect; "#" makes it an issue thread.
TEST(Catalogue, LinksLeadSomewhere) {
    std::set<std::string> known;
    const auto requirements =
        nlohmann::json::parse(read(source / "server/checks/requirements.json"));
    const auto defects = read_vectors("defects.json");
    for (const auto& row : requirements.at("rows")) known.insert(row.at("id"));
    for (const auto& row : defects.at("entries")) known.insert(row.at("id"));
    ASSERT_GT(known.size(), 200u);
    for (const auto& row : built_in()) {
        const auto scenario = std::get<Scenario>(find(row.id));
        for (const auto& link : scenario.links) {
            const bool thread = link.find('#') != link.npos || link.starts_with("CVE-") ||
                                link.starts_with("https://");
            EXPECT_TRUE(thread || known.contains(link)) << row.id << ": " << link;
        }
    }
}

TEST(Catalogue, NamesOfTheFamiliesOthersRelyOn) {
    const auto client = [](const char* id) { return *std::get<Scenario>(find(id)).client; };
    EXPECT_EQ(client("basic"), (auth::Account{"user", "pass"}));
    EXPECT_EQ(client("digest"), (auth::Account{"user", "pass"}));
    EXPECT_EQ(client("reject-encoded-password").password, "p@ss:word");
    EXPECT_EQ(client("literal-percent-password").password, "p%40ss%3Aword");
    for (const auto* id :
         {"digest-sha256",
          "ip-allowlist",
          "ip-allowlist-refuses-credentials",
          "ip-allowlist-changes"}) {
        EXPECT_EQ(test::mistakes(find(id)), "");
    }
}

TEST(Catalogue, APathIsAFileAndANameIsNot) {
    const auto path = (source / "scenarios/basic/basic.json").string();
    EXPECT_EQ(std::get<Scenario>(find(path)).id, "basic");
    EXPECT_THAT(
        test::mistakes(find("basic.json")), HasSubstr("cannot read basic.json: No such file")
    );
    EXPECT_EQ(
        test::mistakes(find("digst")),
        "no built-in scenario \"digst\"; did you mean \"digest\"? (to read a file, give a path "
        "such as ./digst.json)\n"
    );
}

TEST(Catalogue, AnotherWordForAScenario_FindsIt) {
    EXPECT_THAT(test::mistakes(find("kerberos")), HasSubstr("did you mean \"negotiate\""));
    EXPECT_THAT(test::mistakes(find("Basic")), HasSubstr("did you mean \"basic\""));
}

TEST(Catalogue, TheTextOfAScenario_IsNoName) {
    const auto said = test::mistakes(find(" {\"proxy\": {\"answer\": \"a/b\"}}"));
    EXPECT_THAT(said, HasSubstr("this is the text of a scenario, not a name"));
    EXPECT_LT(said.size(), 200u);
}

}  // namespace
}  // namespace proxy407::scenario
