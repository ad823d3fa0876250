#include "site/feed.hpp"

#include "site/page_source.hpp"
#include "unit/site/fixture.hpp"

#include <nlohmann/json.hpp>

namespace proxy407::site {
namespace {

using Json = nlohmann::json;

/// The keys of an object that its schema asks for and allows are those that it has.
void expect_keys(const Json& object, const Json& schema) {
    for (const auto& [key, value] : object.items())
        EXPECT_TRUE(schema["properties"].contains(key)) << key;
    for (const auto& key : schema["required"]) EXPECT_TRUE(object.contains(key)) << key;
}

TEST(Feed, IsAsItsSchemaSays) {
    const Json schema = Json::parse(clients_schema());
    const auto entries = entries_of(fixture(), no_examples);
    const Json feed = Json::parse(clients_json(rows_of(entries)));
    expect_keys(feed, schema);
    ASSERT_EQ(feed["clients"].size(), 3u);
    const Json& row = schema["properties"]["clients"]["items"];
    const Json& answer = row["properties"]["answers"]["additionalProperties"];
    for (const Json& client : feed["clients"]) {
        expect_keys(client, row);
        EXPECT_EQ(client["answers"].size(), questions().size());
        for (const auto& [id, one] : client["answers"].items()) expect_keys(one, answer);
    }
    for (const Json& question : feed["questions"])
        expect_keys(question, schema["properties"]["questions"]["items"]);
}

}  // namespace
}  // namespace proxy407::site
