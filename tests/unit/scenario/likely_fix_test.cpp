#include "scenario/likely_fix.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace proxy407::scenario {
namespace {

using Json = nlohmann::json;

const Json* as_it_is(const Json* schema) {
    return schema;
}

TEST(LikelyFix, AKeyOfAnotherProgram_IsTranslated) {
    const auto schema = Json::parse(R"({"properties": {"fields": {}, "user": {}, "proxy":
        {"properties": {"refusal": {}}}, "list": {"items": {"properties": {"realm": {}}}}}})");
    EXPECT_EQ(fix_of_key("headers", schema, as_it_is), "did you mean \"fields\"?");
    EXPECT_EQ(fix_of_key("UserName", schema, as_it_is), "did you mean \"user\"?");
    EXPECT_EQ(fix_of_key("refusal", schema, as_it_is), "it belongs into \"proxy\"");
    EXPECT_EQ(fix_of_key("realm", schema, as_it_is), "it belongs into \"list\"");
    const auto root = Json::parse(R"({"properties": {"client": {"properties": {"user": {}}}}})");
    EXPECT_EQ(fix_of_key("username", root, as_it_is), "it belongs into \"client\", as \"user\"");
    EXPECT_EQ(fix_of_key("colour", schema, as_it_is), "");
}

TEST(LikelyFix, AValueOfAnotherType_IsWrittenAsItShould) {
    const struct {
        const char* value;
        const char* schema;
        const char* fix;
    } rows[] = {
        {R"("407")", R"({"type": "integer"})", "write 407, without quotes"},
        {R"("500ms")", R"({"type": "integer"})", "write 500"},
        {R"("5 s")", R"({"type": "integer"})", "write 5000"},
        {R"("5 bananas")", R"({"type": "integer"})", "write a number alone"},
        {R"("soon")", R"({"type": "integer"})", ""},
        {"1.5", R"({"type": "integer"})", "write a whole number"},
        {R"("yes")", R"({"type": "boolean"})", "write true"},
        {"0", R"({"type": "boolean"})", "write false"},
        {"407", R"({"type": "string"})", "put it in quotes: \"407\""},
        {R"({"a": 1})", R"({"type": "array"})", "put it in brackets: [{\"a\":1}]"},
        {R"("authenticated")",
         R"({"type": "object", "required": ["check"]})",
         "write {\"check\":\"authenticated\"}"},
        {R"("a:b:c")",
         R"({"type": "object", "required": ["user", "password"]})",
         "write {\"user\": \"a\", \"password\": \"b:c\"}"},
        {"null", R"({"type": "string"})", "leave the key out"},
    };

    for (const auto& row : rows)
        EXPECT_EQ(fix_of_type("delay_ms", Json::parse(row.value), Json::parse(row.schema)), row.fix)
            << row.value;
}

}  // namespace
}  // namespace proxy407::scenario
