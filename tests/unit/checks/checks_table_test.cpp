#include "checks/checks_table.hpp"

#include "checks/grade.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/schema.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <set>
#include <string>

namespace proxy407::checks {
namespace {

using Names = std::vector<std::string>;

TEST(ChecksTable, IsTheListOfTheSchema) {
    const auto schema = nlohmann::json::parse(scenario::schema());
    const auto& expectation = schema.at("definitions").at("expectation");
    Names all;
    Names with_value;
    for (const auto& check : all_checks()) {
        all.emplace_back(check.id);
        if (check.traits.has_value) with_value.emplace_back(check.id);
    }
    EXPECT_EQ(expectation.at("properties").at("check").at("enum").get<Names>(), all);
    EXPECT_EQ(
        expectation.at("if").at("properties").at("check").at("enum").get<Names>(), with_value
    );
}

TEST(ChecksTable, EveryCheckIsUsedByABuiltInScenario) {
    std::set<std::string> used;
    for (const auto& built_in : scenario::built_in()) {
        const auto loaded = std::get<scenario::Scenario>(scenario::find(built_in.id));
        for (const auto& expectation : loaded.expect) used.insert(expectation.check);
    }
    for (const auto& check : all_checks())
        EXPECT_TRUE(used.contains(std::string(check.id))) << check.id;
}

TEST(ChecksTable, EveryCheckIsTheSubjectOfABuiltInScenario) {
    std::set<std::string> subjects;
    for (const auto& built_in : scenario::built_in()) {
        const auto loaded = std::get<scenario::Scenario>(scenario::find(built_in.id));
        for (const auto& expectation : loaded.expect) {
            if (is_subject(loaded, expectation.check)) subjects.insert(expectation.check);
            EXPECT_TRUE(!expectation.subject || find_check(expectation.check)->traits.anywhere)
                << built_in.id << " is about " << expectation.check << " anyway";
        }
    }
    for (const auto& check : all_checks())
        EXPECT_TRUE(subjects.contains(std::string(check.id))) << check.id;
}

TEST(ChecksTable, RequirementsExist) {
    std::ifstream file(PROXY407_SOURCE_DIR "/server/checks/requirements.json");
    const auto requirements = nlohmann::json::parse(file);
    std::set<std::string> known;
    for (const auto& row : requirements.at("rows")) known.insert(row.at("id"));
    for (const auto& check : all_checks()) {
        EXPECT_FALSE(check.requirements.empty()) << check.id;
        for (const auto id : check.requirements) {
            EXPECT_TRUE(known.contains(std::string(id))) << check.id << ": " << id;
        }
    }
}

TEST(ChecksTable, FindsByName) {
    ASSERT_NE(find_check("max-attempts"), nullptr);
    EXPECT_EQ(find_check("max-attempts")->id, "max-attempts");
    EXPECT_EQ(find_check("max"), nullptr);
}

}  // namespace
}  // namespace proxy407::checks
