#include "results/load.hpp"

#include "results/from_json.hpp"
#include "results/to_json.hpp"
#include "unit/results/fixture.hpp"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace proxy407::results {
namespace {

using Plain = nlohmann::json;

/// Does the published schema accept it?
bool holds_schema(const Plain& document) {
    const Plain schema_json = Plain::parse(content("client-tests/results/results.schema.json"));
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(
        valijson::adapters::NlohmannJsonAdapter(schema_json), schema
    );
    return valijson::Validator().validate(
        schema, valijson::adapters::NlohmannJsonAdapter(document), nullptr
    );
}

/// The fixture with a value put at a pointer, or taken out.
Plain changed(const char* pointer, const char* value) {
    Plain document = Plain::parse(fixture_text());
    const Plain::json_pointer at(pointer);
    if (value)
        document[at] = Plain::parse(value);
    else
        document.at(at.parent_pointer()).erase(at.back());
    return document;
}

constexpr struct {
    const char* pointer;
    const char* value;  ///< null: taken out
    const char* said;   ///< without file and place
} mistakes[] = {
    {"/v", "2", "/v: found 2, expected 1"},
    {"/results", nullptr, "missing key \"results\""},
    {"/extra",
     "1",
     "/extra: unknown key \"extra\"; known here: \"v\", \"clients\", \"results\", \"suite\", "
     "\"run\", "
     "\"incomplete\", \"scenarios\", \"causes\""},
    {"/suite/version", "1", "/suite/version: found 1, expected a text"},
    {"/run/seed", "\"x\"", "/run/seed: found \"x\", expected a whole number"},
    {"/run/host", "[]", "/run/host: found [], expected an object"},
    {"/clients/0/installed", "1", "/clients/0/installed: found 1, expected true or false"},
    {"/clients/0/features", "1", "/clients/0/features: found 1, expected an object"},
    {"/clients/0/documentation", "\"\"", "/clients/0/documentation: found \"\", expected an array"},
    {"/scenarios/1/story", nullptr, "/scenarios/1: missing key \"story\""},
    {"/results/0/faults/0/level",
     "\"may\"",
     "/results/0/faults/0/level: found \"may\", expected one of \"must\", \"should\", "
     "\"practice\", "
     "\"observed\""},
    {"/results/0/verdict",
     "\"PASSED\"",
     "/results/0/verdict: found \"PASSED\"; did you mean \"PASS\"? (expected one of 13)"},
    {"/results/0/standing",
     "true",
     "/results/0/standing: found true, expected one of \"expected\", \"known\", "
     "\"unexpected\", \"stale\""},
    {"/results/0/target",
     "\"ftp\"",
     "/results/0/target: found \"ftp\"; did you mean \"http\"? (expected one of \"http\", "
     "\"https\")"},
    {"/results/0/ended", "null", "/results/0/ended: found null, expected an object"},
    {"/results/2/checks/0/outcome",
     "\"ok\"",
     "/results/2/checks/0/outcome: found \"ok\", expected one of \"pass\", \"fail\", "
     "\"not-reached\""},
    {"/results/2/exchanges/0/reply_head",
     "5",
     "/results/2/exchanges/0/reply_head: found 5, expected a text"},
    {"/results/2/observed/preemptive",
     "\"yes\"",
     "/results/2/observed/preemptive: found \"yes\", expected true or false"},
};

TEST(ResultsDocument, TheSchemaAndTheReaderAgree) {
    EXPECT_TRUE(holds_schema(Plain::parse(fixture_text())));
    for (const auto& one : mistakes) {
        const Plain document = changed(one.pointer, one.value);
        EXPECT_FALSE(holds_schema(document)) << one.pointer;
        EXPECT_EQ(told(read(document.dump(), "f")).substr(0, 2), "f:") << one.pointer;
    }
}

TEST(ResultsDocument, Mistake_HasItsPlaceAndWords) {
    for (const auto& one : mistakes) {
        const auto outcome = read(changed(one.pointer, one.value).dump(), "f");
        const auto* found = std::get_if<json::Mistakes>(&outcome);
        ASSERT_TRUE(found) << one.pointer;
        auto first = found->front();
        EXPECT_EQ(first.line, 1) << one.pointer;
        first.line = 0;
        EXPECT_EQ(json::to_string(first), std::string("f: ") + one.said);
    }
}

TEST(ResultsDocument, DocumentOfCertify_HoldsTheSchemaAndIsRead) {
    Result one = result("one", "basic", Verdict::pass);
    one.earlier = {{Verdict::timeout, false, "timeout", "It hung."}};
    one.ended = {{}, 9, true};
    one.checks = {{"authenticated", checks::Outcome::fail, "no", 1, {"C-407-01"}}};
    one.exchanges = Json::parse(R"([{"number": 1, "request_head": null}])");
    Document document;
    document.clients.emplace_back().name = "one";
    document.scenarios.emplace_back().name = "basic";
    document.results = {one};
    const std::string text = to_text(document);
    EXPECT_TRUE(holds_schema(Plain::parse(text))) << text;
    EXPECT_EQ(told(read(text, "f")), "");
}

TEST(ResultsDocument, Line_IsReadAsTheSameResult) {
    for (const Result& one : fixture().results)
        EXPECT_EQ(to_line(*read_line(to_line(one))), to_line(one));
}

TEST(ResultsDocument, DocumentWithoutLaterKeys_IsRead) {
    Plain document = Plain::parse(fixture_text());
    for (const char* key : {"suite", "run", "incomplete", "scenarios"}) document.erase(key);
    for (Plain& client : document["clients"])
        for (const char* key : {"group", "documentation", "runtime", "features"}) client.erase(key);
    for (Plain& result : document["results"])
        for (const char* key :
             {"flaky", "attempts", "earlier", "given", "reported", "observed", "link"})
            result.erase(key);
    EXPECT_TRUE(holds_schema(document));
    const auto outcome = read(document.dump(), "f");
    ASSERT_EQ(told(outcome), "");
    const auto& read = std::get<Document>(outcome);
    EXPECT_EQ(read.results.size(), fixture().results.size());
    EXPECT_EQ(read.results[0].attempts, 1);
}

TEST(ResultsDocument, WhatDoesNotHoldTogether) {
    Plain document = Plain::parse(fixture_text());
    document["clients"].push_back(document["clients"][0]);
    document["scenarios"].push_back(document["scenarios"][1]);
    document["results"].push_back(document["results"][2]);
    document["results"][3]["client"] = "nobody";
    document["results"][4]["scenario"] = "nothing";
    std::string all = told(read(document.dump(1), "f"));
    for (const char* one :
         {"/clients/4/client: found \"curl\" a second time, expected each once",
          "/scenarios/6/name: found \"basic\" a second time, expected each once",
          "/results/22: found curl option http basic a second time, expected each case once",
          "/results/3/client: found \"nobody\", expected one of /clients",
          "/results/4/scenario: found \"nothing\", expected one of /scenarios"})
        EXPECT_NE(all.find(one), all.npos) << one << "\nin\n" << all;
    EXPECT_NE(all.substr(0, 4), "f: /") << "lines are told";
}

TEST(ResultsDocument, WhatIsNoJsonOrNotThere) {
    EXPECT_EQ(told(read("{\"v\": 1,\n!", "f")).substr(0, 6), "f:2:1:");
    EXPECT_EQ(
        told(load("/nowhere/at/all")),
        "/nowhere/at/all: found No such file or directory, expected the results of certify --json\n"
    );
}

TEST(ResultsDocument, ACaseHasAName) {
    Result one = result("curl", "basic", Verdict::pass);
    EXPECT_EQ(case_name(one), "curl url http basic");
    one.pair = "at\nsign";
    EXPECT_EQ(case_name(one), "curl url http basic at\\nsign");
}

}  // namespace
}  // namespace proxy407::results
