#include "admin/route.hpp"
#include "support/generated_text.hpp"
#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

const std::string page = std::string(PROXY407_SOURCE_DIR) + "/docs/api.md";

std::string keys_of(const Members& members) {
    std::string keys;
    for (const auto& member : members)
        keys += (keys.empty() ? "`" : ", `") + std::string(member.name) + "`" +
                (member.is_required ? "!" : "");
    return keys;
}

std::string takes(const Route& route) {
    auto query = route.query;
    const auto& filter = Filter::members();
    std::string words;
    if (query.size() > filter.size()) {
        words = "a filter, ";
        query.erase(query.begin(), query.begin() + static_cast<std::ptrdiff_t>(filter.size()));
    }
    if (!query.empty()) words += "?" + keys_of(query);
    if (route.body.form == Body::Form::scenario) words += "a scenario";
    if (!route.body.members.empty())
        words += (words.empty() ? "" : "; ") + keys_of(route.body.members);
    return words;
}

std::string table_of_routes() {
    std::string table =
        "| request | what | takes (`!`: must be there) | answer |\n|---|---|---|---|\n";
    for (const auto& route : routes()) {
        std::string answers = std::to_string(route.success.status);
        if (!route.success.schema.empty())
            answers += " `" + std::string(route.success.schema) + "`";
        if (route.other_status != 0) answers += ", " + std::to_string(route.other_status);
        for (const int status : route.problems) answers += ", " + std::to_string(status);
        table += "| `" + std::string(route.method) + " " + std::string(route.path) + "` | " +
                 std::string(route.what) + " | " + takes(route) + " | " + answers + " |\n";
    }
    return table;
}

std::string table_of_filter() {
    std::string table = "| key | what |\n|---|---|\n";
    for (const auto& member : Filter::members()) {
        table += "| `" + std::string(member.name) + "` | " + std::string(member.what);
        std::string words;
        for (const auto word : member.words)
            words += (words.empty() ? ": `" : ", `") + std::string(word) + "`";
        table += words + " |\n";
    }
    return table;
}

TEST(ApiPage, Tables_AreThoseOfTheRows) {
    auto text = test::content_of(page);
    text = test::with_section(std::move(text), "routes", table_of_routes());
    text = test::with_section(std::move(text), "filter", table_of_filter());
    test::expect_up_to_date(page, text);
}

}  // namespace
}  // namespace proxy407::admin
