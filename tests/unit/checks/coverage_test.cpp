// scenarios/COVERAGE.md: what of the requirements, the defects and curl's own cases is covered, and
// by what. Made from the catalogue, the table of checks and tests/data/coverage.
#include "unit/checks/coverage.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

namespace proxy407::checks {
namespace {

using test::cell;
using test::Citations;
using test::Ids;
using test::is_test;
using test::json_in_tests;
using test::ordered_json;

constexpr auto page_path = PROXY407_SOURCE_DIR "/scenarios/COVERAGE.md";

/// The test cases of curl that are about authentication to a proxy.
constexpr std::array curls_cases = {
    16,   63,   80,   81,   82,   85,   93,   94,   162,  167,  168,  169,  170,  206,  209,  213,
    233,  234,  239,  243,  256,  258,  259,  264,  265,  275,  278,  279,  302,  317,  318,  335,
    346,  503,  540,  547,  548,  551,  552,  555,  590,  718,  778,  1008, 1021, 1060, 1061, 1097,
    1178, 1331, 1588, 1589, 1630, 1647, 1648, 1715, 1849, 2009, 2010, 2011, 2113,
};

/// What they leave out.
constexpr std::array curls_gaps = {
    "digest-parameters",
    "refused-again",
    "authentication-info",
    "odd-credentials",
    "several-challenges",
    "other-schemes-and-policies",
    "field-of-the-user",
    "bytes-of-curl-alone",
    "server-judges-nothing",
    "digest-uri-of-curl",
};

std::string counted(std::size_t number, const char* what) {
    return std::to_string(number) + ' ' + what;
}

/// Scenarios, or why there are none; what is to be said of them behind it.
std::string scenarios_or_reason(const Citations& citations, const ordered_json& row) {
    const auto note = row.value("note", "");
    if (row.contains("excluded")) return "not covered: " + row.at("excluded").get<std::string>();
    return citations.shown(row.at("scenarios").get<Ids>()) + (note.empty() ? "" : "; " + note);
}

std::string curl_table(const Citations& citations, const ordered_json& rows, const char* key) {
    std::string table;
    std::size_t covered = 0;
    for (const auto& row : rows) {
        covered += row.contains("scenarios") ? 1 : 0;
        const auto& id = row.at(key);
        table += "| " + (id.is_string() ? id.get<std::string>() : id.dump()) + " | " +
                 cell(row.at("about")) + " | " + cell(scenarios_or_reason(citations, row)) + " |\n";
    }
    return counted(covered, "covered, ") + counted(rows.size() - covered, "left out.\n\n") + "| " +
           key + " | about | covered by |\n|---|---|---|\n" + table;
}

/// What covers a requirement: checks and scenarios, tests, or a reason why nothing does.
struct Requirement {
    std::string id;
    std::string what;
    Ids checks;
    Ids scenarios;
    Ids tests;
    std::string unseen;

    bool is_covered() const { return !checks.empty() || !scenarios.empty() || !tests.empty(); }
};

std::vector<Requirement> requirements(const Citations& citations) {
    const auto data = json_in_tests("coverage/requirements.json");
    const auto unseen = test::reasons(data.at("unseen"));
    std::vector<Requirement> found;
    const auto rows =
        ordered_json::parse(proxy407::test::content_of(PROXY407_SOURCE_DIR
                                                       "/server/checks/requirements.json"))
            .at("rows");
    for (const auto& row : rows) {
        Requirement one;
        one.id = row.at("id");
        one.what = row.contains("violation") ? row.at("violation") : row.at("requirement");
        one.checks = citations.checks_for(one.id);
        one.scenarios = citations.scenarios_for(one.id);
        one.tests = data.at("tests").value(one.id, Ids());
        if (const auto reason = unseen.find(one.id); reason != unseen.end())
            one.unseen = reason->second;
        found.push_back(std::move(one));
    }
    return found;
}

std::string seen_by(const Citations& citations, const Requirement& one) {
    std::string text;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) text += (text.empty() ? "" : "; ") + part;
    };
    add(test::joined(one.checks, "`"));
    add(citations.shown(one.scenarios));
    for (const auto& named : one.tests) add(test::shown_test(named));
    if (!one.unseen.empty()) add("not covered: " + one.unseen);
    return text;
}

std::string requirements_table(const Citations& citations) {
    std::string table;
    std::size_t checked = 0;
    std::size_t shown = 0;
    std::size_t tested = 0;
    std::size_t unseen = 0;
    for (const auto& one : requirements(citations)) {
        ++(!one.checks.empty()      ? checked
           : !one.scenarios.empty() ? shown
           : !one.tests.empty()     ? tested
                                    : unseen);
        table +=
            "| " + one.id + " | " + cell(one.what) + " | " + cell(seen_by(citations, one)) + " |\n";
    }
    return counted(checked, "by checks, ") + counted(shown, "by scenarios, ") +
           counted(tested, "by tests of the proxy, ") + counted(unseen, "not covered.\n\n") +
           "| requirement | what | seen by |\n|---|---|---|\n" + table;
}

std::string defects_table(const Citations& citations) {
    const auto reasons = test::reasons(json_in_tests("coverage/defects.json"));
    std::string table;
    std::size_t covered = 0;
    std::size_t security = 0;
    std::size_t security_covered = 0;
    const auto entries = json_in_tests("vectors/defects.json").at("entries");
    for (const auto& entry : entries) {
        const std::string id = entry.at("id");
        const auto& scenarios = citations.scenarios_for(id);
        const std::string severity = entry.at("severity");
        const auto reason = reasons.find(id);
        const bool is_covered = !scenarios.empty();
        covered += is_covered ? 1 : 0;
        security += severity == "security" ? 1 : 0;
        security_covered += severity == "security" && is_covered ? 1 : 0;
        table += "| " + id + " | " + severity + " | " + cell(entry.at("what")) + " | " +
                 citations.shown(scenarios) +
                 (reason == reasons.end() ? "" : "not covered: " + reason->second) + " |\n";
    }
    return counted(covered, "of ") + counted(entries.size(), "have a scenario, ") +
           counted(security_covered, "of ") + counted(security, "in matters of security.\n\n") +
           "| defect | severity | what | shown by |\n|---|---|---|---|\n" + table;
}

void expect_scenarios_exist(const Citations& citations, const ordered_json& rows) {
    for (const auto& row : rows) {
        EXPECT_NE(row.contains("scenarios"), row.contains("excluded")) << row;
        if (!row.contains("scenarios")) continue;
        EXPECT_FALSE(row.at("scenarios").empty()) << row;
        for (const auto& id : row.at("scenarios")) EXPECT_TRUE(citations.has_scenario(id)) << id;
    }
}

TEST(ScenariosCoverage, TablesAreUpToDate) {
    const Citations citations;
    const auto curl = json_in_tests("coverage/curl.json");
    auto page = proxy407::test::content_of(page_path);
    const auto put = [&](const std::string& name, const std::string& table) {
        page = proxy407::test::with_section(page, name, table);
    };
    put("cases", curl_table(citations, curl.at("cases"), "case"));
    put("gaps", curl_table(citations, curl.at("gaps"), "gap"));
    put("defects", defects_table(citations));
    put("requirements", requirements_table(citations));
    proxy407::test::expect_up_to_date(page_path, page);
}

TEST(ScenariosCoverage, EachOfCurlsCasesAndGapsHasItsRow) {
    const Citations citations;
    const auto curl = json_in_tests("coverage/curl.json");
    std::vector<int> cases;
    for (const auto& row : curl.at("cases")) cases.push_back(row.at("case"));
    std::ranges::sort(cases);
    EXPECT_TRUE(std::ranges::equal(cases, curls_cases));
    Ids gaps;
    for (const auto& row : curl.at("gaps")) gaps.push_back(row.at("gap"));
    EXPECT_TRUE(std::ranges::equal(gaps, curls_gaps));
    expect_scenarios_exist(citations, curl.at("cases"));
    expect_scenarios_exist(citations, curl.at("gaps"));
}

TEST(ScenariosCoverage, EachRequirementIsCoveredOrSaidToBeOutOfSight) {
    std::set<std::string> known;
    for (const auto& one : requirements(Citations())) {
        known.insert(one.id);
        EXPECT_NE(one.is_covered(), !one.unseen.empty())
            << one.id
            << (one.is_covered() ? ": is covered, and a reason says why not"
                                 : ": neither covered nor said why not");
    }
    const auto data = json_in_tests("coverage/requirements.json");
    for (const auto& [id, tests] : data.at("tests").items()) {
        EXPECT_TRUE(known.contains(id)) << id;
        for (const auto& named : tests) EXPECT_TRUE(is_test(named)) << id << ": " << named;
    }
    for (const auto& [id, why] : test::reasons(data.at("unseen"))) {
        EXPECT_TRUE(known.contains(id)) << id;
    }
}

TEST(ScenariosCoverage, EachDefectHasAScenarioOrAReason) {
    const Citations citations;
    auto reasons = test::reasons(json_in_tests("coverage/defects.json"));
    const auto entries = json_in_tests("vectors/defects.json").at("entries");
    for (const auto& entry : entries) {
        const std::string id = entry.at("id");
        const bool has_reason = reasons.erase(id) != 0;
        EXPECT_NE(citations.scenarios_for(id).empty(), !has_reason) << id;
    }
    for (const auto& [id, why] : reasons) ADD_FAILURE() << id << " is no defect";
}

}  // namespace
}  // namespace proxy407::checks
