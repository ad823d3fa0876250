#include "checks/checks_table.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/schema.hpp"
#include "support/generated_text.hpp"
#include "text/octets.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>
#include <string>

namespace proxy407::checks {
namespace {

using nlohmann::ordered_json;
using proxy407::test::content_of;
using proxy407::test::expect_up_to_date;
using proxy407::test::with_section;

constexpr auto readme_path = PROXY407_SOURCE_DIR "/scenarios/README.md";

/// User and password as code in a table, long ones cut.
std::string shown(const auth::Account& client) {
    constexpr std::size_t longest = 50;
    auto pair = text::printable(client.user + ':' + client.password);
    if (pair.size() > longest) pair = pair.substr(0, longest) + "...";
    return '`' + pair + '`';
}

std::string scenarios_table() {
    std::string table = "| scenario | what | client | comes from |\n|---|---|---|---|\n";
    for (const auto& built_in : scenario::built_in()) {
        const auto scenario = std::get<scenario::Scenario>(scenario::find(built_in.id));
        const auto path = scenario.family + '/' + scenario.id + ".json";
        const auto& client = scenario.client;
        table += "| [" + scenario.id + "](" + path + ") | " + scenario.title + " | " +
                 (client ? shown(*client) : "none") + " | ";
        for (const auto& link : scenario.links) {
            table += (&link == &scenario.links.front() ? "" : ", ") + link;
        }
        table += " |\n";
    }
    return table;
}

std::string checks_table() {
    std::string table =
        "| check | passes when | weight | subject | requirements |\n|---|---|---|---|---|\n";
    for (const auto& check : all_checks()) {
        table += "| `" + std::string(check.id) + "`" + (check.traits.has_value ? " VALUE" : "") +
                 " | " + std::string(check.what) + " | " + std::string(name(check.traits.weight)) +
                 " | " + (check.traits.anywhere ? "where said" : "always") + " | ";
        for (const auto& id : check.requirements) {
            table += (&id == &check.requirements.front() ? "" : ", ") + std::string(id);
        }
        table += " |\n";
    }
    return table;
}

/// The rows of the schema's keys; what is defined once is explained once.
class KeysTable {
public:
    KeysTable() : schema_(ordered_json::parse(scenario::schema())) { add("", schema_); }

    std::string text() const { return "| key | value | meaning |\n|---|---|---|\n" + rows_; }

private:
    const ordered_json& resolve(const ordered_json& node) const {
        if (!node.contains("$ref")) return node;
        return schema_.at(ordered_json::json_pointer(node.at("$ref").get<std::string>().substr(1)));
    }

    static std::string kind(const ordered_json& node) {
        if (node.contains("const")) return node.at("const").dump();
        std::string text;
        const auto& names = node.contains("enum") ? node.at("enum") : node.at("type");
        if (names.is_string()) text = names.get<std::string>();
        for (const auto& name : names) {
            if (names.is_string()) break;
            text += (text.empty() ? "" : " or ") +
                    (node.contains("enum") ? name.dump() : name.get<std::string>());
        }
        if (!node.contains("minimum")) return text;
        return text + ' ' + node.at("minimum").dump() + " to " + node.at("maximum").dump();
    }

    void add(const std::string& path, const ordered_json& object) {
        std::set<std::string> required;
        if (object.contains("required")) object.at("required").get_to(required);
        if (!object.contains("properties")) return;
        for (const auto& [name, property] : object.at("properties").items()) {
            const bool seen =
                property.contains("$ref") && !seen_.insert(property.at("$ref")).second;
            const auto& node = resolve(property);
            const auto key = path + name;
            const auto meaning = node.value("description", std::string());
            rows_ += "| `" + key + '`' + (required.contains(name) ? " *" : "") + " | " +
                     kind(node) + " | " + (seen ? "as above" : meaning) + " |\n";
            if (seen) continue;
            const bool array = node.contains("items");
            add(key + (array ? "[]." : "."), array ? resolve(node.at("items")) : node);
        }
    }

    ordered_json schema_;
    std::set<std::string> seen_;
    std::string rows_;
};

TEST(ScenariosReadme, TablesAreUpToDate) {
    const auto text = content_of(readme_path);
    auto expected = with_section(text, "scenarios", scenarios_table());
    expected = with_section(expected, "checks", checks_table());
    expected = with_section(expected, "keys", KeysTable().text());
    expect_up_to_date(readme_path, expected);
}

TEST(ScenariosReadme, EveryExampleIsAScenario) {
    const auto text = content_of(readme_path);
    constexpr std::string_view fence = "```json\n";
    int examples = 0;
    for (auto at = text.find(fence); at != text.npos; at = text.find(fence, at + 1)) {
        const auto begin = at + fence.size();
        const auto example = text.substr(begin, text.find("```", begin) - begin);
        const auto loaded = scenario::from_json(example, "example.json");
        if (const auto* mistakes = std::get_if<json::Mistakes>(&loaded)) {
            for (const auto& mistake : *mistakes) ADD_FAILURE() << to_string(mistake);
        }
        ++examples;
    }
    EXPECT_EQ(examples, 13);
}

}  // namespace
}  // namespace proxy407::checks
