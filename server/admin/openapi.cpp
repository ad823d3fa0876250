#include "admin/openapi.hpp"

#include "admin/filter.hpp"
#include "admin/route.hpp"
#include "text/octets.hpp"

namespace proxy407::admin {
namespace {

Json reference(std::string_view schema) {
    return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}

Json schemas() {
    auto all = Json::parse(schemas_text());
    all["Match"] = schema_of(Filter::members());
    all["Exchange"] = Json::parse(exchange_schema_text());
    for (const char* key : {"$schema", "$id"}) all["Exchange"].erase(key);
    return all;
}

Json parameters_of(const Route& route) {
    Json list = Json::array();
    for (const auto& name : captures_of(route.path)) {
        Json schema = {{"type", "string"}, {"minLength", 1}};
        if (name == "number") schema = {{"type", "integer"}, {"minimum", 1}};
        list.push_back({{"name", name}, {"in", "path"}, {"required", true}, {"schema", schema}});
    }
    for (const auto& member : route.query)
        list.push_back(
            {{"name", member.name},
             {"in", "query"},
             {"required", member.is_required},
             {"description", member.what},
             {"schema", schema_of(member)}}
        );
    return list;
}

Json body_of(const Body& body) {
    const bool is_scenario = body.form == Body::Form::scenario;
    bool is_required = is_scenario;
    for (const auto& member : body.members) is_required = is_required || member.is_required;
    const Json schema = is_scenario ? Json({{"description", "A scenario file, right or wrong."}})
                                    : schema_of(body.members);
    return {{"required", is_required}, {"content", {{"application/json", {{"schema", schema}}}}}};
}

Json success_of(const Route& route) {
    Json made = {{"description", http::reason_phrase(route.success.status)}};
    if (route.success.status == 204) return made;
    const auto& name = route.success.schema;
    const Json schema = name.empty() ? Json({{"type", "string"}}) : reference(name);
    made["content"][std::string(route.success.type)]["schema"] = schema;
    return made;
}

Json problem_of(int status) {
    return {
        {"description", http::reason_phrase(status)},
        {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
}

Json responses_of(const Route& route) {
    Json made = Json::object();
    made[std::to_string(route.success.status)] = success_of(route);
    if (route.other_status != 0) {
        auto& other = made[std::to_string(route.other_status)] = success_of(route);
        other["description"] = http::reason_phrase(route.other_status);
    }
    for (const int status : route.problems) made[std::to_string(status)] = problem_of(status);
    made["default"] = problem_of(400);
    made["default"]["description"] = "What hinders, in words";
    return made;
}

Json operation_of(const Route& route) {
    Json made = {{"operationId", route.id}, {"summary", route.what}};
    if (const auto parameters = parameters_of(route); !parameters.empty())
        made["parameters"] = parameters;
    if (route.body.form != Body::Form::none) made["requestBody"] = body_of(route.body);
    made["responses"] = responses_of(route);
    return made;
}

}  // namespace

Json openapi() {
    Json paths = Json::object();
    for (const auto& route : routes())
        paths[std::string(prefix) + std::string(route.path)][text::to_lower(route.method)] =
            operation_of(route);
    return {
        {"openapi", "3.1.0"},
        {"info",
         {{"title", "proxy407 control API"},
          {"version", PROXY407_VERSION},
          {"description",
           "Controls running proxies and tells what came to them. An exchange is the object of "
           "`proxy407 serve --log json`."}}},
        {"paths", paths},
        {"components", {{"schemas", schemas()}}}};
}

}  // namespace proxy407::admin
