#include "admin/openapi.hpp"

#include "admin/route.hpp"
#include "text/octets.hpp"
#include "unit/admin/fixture.hpp"

#include <set>

namespace proxy407::admin {
namespace {

using Openapi = AtTheDesk;

/// Every $ref in it.
void collect_references(const Json& json, std::set<std::string>& found) {
    if (json.is_object() && json.contains("$ref")) found.insert(json["$ref"].get<std::string>());
    if (json.is_structured())
        for (const auto& one : json) collect_references(one, found);
}

TEST_F(Openapi, EveryRow_IsInIt) {
    const auto paths = openapi()["paths"];
    std::set<std::string> ids;
    for (const auto& route : routes()) {
        const auto path = std::string(prefix) + std::string(route.path);
        const auto& operation = paths[path][text::to_lower(route.method)];
        EXPECT_EQ(operation["operationId"], route.id) << path;
        EXPECT_TRUE(operation["responses"].contains(std::to_string(route.success.status))) << path;
        EXPECT_TRUE(ids.insert(std::string(route.id)).second) << route.id;
        EXPECT_NE(route.act, nullptr) << path;
    }
}

TEST_F(Openapi, References_AllLeadSomewhereAndNoSchemaIsLeftOver) {
    const auto description = openapi();
    std::set<std::string> used;
    collect_references(description, used);
    for (const auto& [name, schema] : description["components"]["schemas"].items())
        EXPECT_TRUE(used.erase("#/components/schemas/" + name) == 1) << name;
    EXPECT_TRUE(used.empty()) << *used.begin();
}

/// Does the value fit, as far as the words of these schemas go? The place where it does not, or "".
std::string misfit(const Json& schema, const Json& value, const Json& all, std::string place) {
    if (schema.contains("$ref")) {
        const auto name = schema["$ref"].get<std::string>().substr(21);
        return misfit(all[name], value, all, place + "(" + name + ")");
    }
    if (schema.contains("enum"))
        return std::ranges::count(schema["enum"], value) > 0 ? "" : place + ": " + value.dump();
    if (schema.contains("type")) {
        auto type = std::string(value.type_name());
        if (value.is_number_integer()) type = "integer";
        if (value.is_number_float()) type = "number";
        const auto& types = schema["type"];
        const bool fits = types.is_array() ? std::ranges::count(types, Json(type)) > 0
                                           : types == type || types == "number";
        if (!fits) return place + ": " + value.dump();
    }
    if (value.is_object() && schema.contains("properties")) {
        for (const auto& key : schema.value("required", Json::array()))
            if (!value.contains(key.get<std::string>()))
                return place + "/" + key.dump() + " missing";
        for (const auto& [key, inner] : value.items()) {
            if (!schema["properties"].contains(key)) {
                if (schema.value("additionalProperties", Json(true)) == false)
                    return place + "/" + key + " unknown";
                continue;
            }
            auto found = misfit(schema["properties"][key], inner, all, place + "/" + key);
            if (!found.empty()) return found;
        }
    }
    if (value.is_array() && schema.contains("items"))
        for (const auto& one : value)
            if (auto found = misfit(schema["items"], one, all, place + "[]"); !found.empty())
                return found;
    return "";
}

/// Requests that go well, by the id of their row.
std::map<std::string, std::pair<std::string, std::string>> good_requests() {
    return {
        {"showScenario", {"/scenarios/basic", ""}},
        {"validateScenario", {"", R"({"proxy":{"x":1}})"}},
        {"createProxy", {"", R"({"name":"b","scenario":"digest"})"}},
        {"showProxy", {"/proxies/default", ""}},
        {"useScenario", {"/proxies/default/scenario", R"({"scenario":"basic"})"}},
        {"showState", {"/proxies/default/state", ""}},
        {"setState", {"/proxies/default/state", R"({"step":0})"}},
        {"resetProxy", {"/proxies/default/reset", R"({"journal":false})"}},
        {"deleteProxy", {"/proxies/other", ""}},
        {"showExchange", {"/exchanges/1", ""}},
        {"showHead", {"/exchanges/1/head", ""}},
        {"encode", {"", R"({"user":"a","password":"b"})"}},
        {"reset", {"", R"({"journal":false})"}},
    };
}

TEST_F(Openapi, AnswerOfEveryRow_FitsItsSchema) {
    const auto all = openapi()["components"]["schemas"];
    const auto requests = good_requests();
    for (const auto& route : routes()) {
        if (route.id == "deleteExchanges" || route.id == "listenToEvents") continue;
        if (!desk.proxy("other")) proxies.add("other", scenario_of("open"), 0);
        if (journal.exchanges().empty()) {
            journal.append(refused());
            journal.append(get());
        }
        const auto found = requests.find(std::string(route.id));
        const auto [path, body] =
            found == requests.end() ? std::pair<std::string, std::string>() : found->second;
        auto answer =
            ask(std::string(route.method), path.empty() ? std::string(route.path) : path, body);
        if (answer.wait) {
            Waiters::Waiter waiter(desk.waiters(), answer.wait->filter, answer.wait->count);
            desk.catch_up(waiter);
            auto then = answer.wait->then(waiter);
            answer = std::move(then);
        }
        EXPECT_EQ(answer.reply.status, route.success.status) << route.id;
        if (route.success.status == 204) continue;
        EXPECT_EQ(*answer.reply.find("Content-Type"), route.success.type) << route.id;
        if (route.success.schema.empty()) continue;
        const Json reference = {
            {"$ref", "#/components/schemas/" + std::string(route.success.schema)}};
        EXPECT_EQ(misfit(reference, json_of(answer), all, std::string(route.id)), "");
    }
}

TEST_F(Openapi, Description_IsServedAsItIs) {
    EXPECT_EQ(get_json("/openapi.json"), openapi());
}

}  // namespace
}  // namespace proxy407::admin
