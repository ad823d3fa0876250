#include "report/json.hpp"
#include "support/generated_text.hpp"
#include "unit/report/samples.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace proxy407::report {
namespace {

using Json = nlohmann::ordered_json;

const std::string docs = std::string(PROXY407_SOURCE_DIR) + "/docs/";

Json schema() {
    return Json::parse(test::content_of(docs + "exchange.schema.json"));
}

std::string type_of(const Json& value) {
    if (value.is_number_integer()) return "integer";
    return value.type_name();
}

bool allows(const Json& property, const Json& value) {
    if (property.contains("enum")) {
        for (const Json& one : property["enum"])
            if (one == value) return true;
        return false;
    }
    const Json& type = property["type"];
    if (!type.is_array()) return type == type_of(value);
    for (const Json& one : type)
        if (one == type_of(value)) return true;
    return false;
}

std::string in_words(const Json& property) {
    std::string words;
    const auto add = [&](const std::string& word) { words += (words.empty() ? "" : ", ") + word; };
    if (property.contains("enum"))
        for (const Json& one : property["enum"]) add('`' + one.get<std::string>() + '`');
    else if (property["type"].is_array())
        for (const Json& one : property["type"]) add(one.get<std::string>());
    else
        add(property["type"].get<std::string>());
    return words == "array" ? "list of strings" : words;
}

void expect_valid(const journal::Exchange& exchange) {
    const Json object = Json::parse(exchange_json(exchange));
    const Json known = schema();
    for (const auto& [key, value] : object.items()) {
        ASSERT_TRUE(known["properties"].contains(key)) << key << " is not in the schema";
        EXPECT_TRUE(allows(known["properties"][key], value)) << key << ": " << value;
    }
    for (const Json& key : known["required"]) EXPECT_TRUE(object.contains(key)) << key;
}

TEST(ExchangeSchema, Exchanges_AreAsItSays) {
    expect_valid(refused());
    expect_valid(journal::Exchange{});
    journal::Exchange foreign = refused();
    foreign.head.octets = "GET / HTTP/1.1\r\nX: \xff\r\n\r\n";
    foreign.reply_head = foreign.origin_saw = foreign.head.octets;
    expect_valid(foreign);
    for (const auto recorder :
         {journal::Recorder::proxy,
          journal::Recorder::origin,
          journal::Recorder::second_proxy,
          journal::Recorder::direct_origin}) {
        foreign.recorder = recorder;
        expect_valid(foreign);
    }
    for (int verdict = 0; verdict <= static_cast<int>(decision::Verdict::fault); ++verdict) {
        foreign.verdict = static_cast<decision::Verdict>(verdict);
        expect_valid(foreign);
    }
}

TEST(ExchangeSchema, LogPage_HasEveryField) {
    std::string table = "| field | type | what it holds |\n|---|---|---|\n";
    const Json known = schema();
    for (const auto& [key, property] : known["properties"].items())
        table += "| `" + key + "` | " + in_words(property) + " | " +
                 property["description"].get<std::string>() + " |\n";
    test::expect_up_to_date(
        docs + "log.md", test::with_section(test::content_of(docs + "log.md"), "fields", table)
    );
}

}  // namespace
}  // namespace proxy407::report
