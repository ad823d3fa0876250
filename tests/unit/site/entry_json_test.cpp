#include "site/entry_json.hpp"

#include "unit/site/fixture.hpp"

namespace proxy407::site {
namespace {

TEST(EntryJson, ReadingItGivesTheSame) {
    for (Entry& entry : entries_of(fixture(), no_examples)) {
        entry.examples = {{"url", "one/client.json", "curl -x \"$p\"\n\tnext line\n"}};
        entry.special = {{"url", "http", false, 3, {{"latin1", "a/b"}}}};
        const std::string text = to_text(entry);
        EXPECT_TRUE(is_entry(text));
        const auto read = read_entry(text, "one.json");
        EXPECT_EQ(results::told(read), "");
        EXPECT_EQ(to_text(std::get<Entry>(read)), text);
    }
}

TEST(EntryJson, ResultsOfARunAreNoEntry) {
    EXPECT_FALSE(is_entry(results::fixture_text()));
    EXPECT_FALSE(is_entry("{"));
    EXPECT_FALSE(is_entry("[1]"));
}

TEST(EntryJson, AFileOfAnOlderForm_IsAMistakeWithItsPlace) {
    const std::string text = R"({"v": 1, "client": "curl", "answers": {"Basic": "yes"}})";
    EXPECT_TRUE(is_entry(text));
    EXPECT_THAT(results::told(read_entry(text, "curl.json")), testing::HasSubstr("curl.json:1"));
}

TEST(EntryJson, CountsAreNotNegative) {
    Entry entry;
    entry.name = "one";
    std::string text = to_text(entry);
    text.replace(text.find("\"withheld\": 0"), 13, "\"withheld\": -1");
    EXPECT_THAT(results::told(read_entry(text, "f")), testing::HasSubstr("/withheld"));
}

}  // namespace
}  // namespace proxy407::site
