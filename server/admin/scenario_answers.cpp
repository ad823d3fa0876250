#include "admin/routes.hpp"
#include "admin/scenario_choice.hpp"
#include "scenario/built_in.hpp"
#include "scenario/from_json.hpp"
#include "scenario/search.hpp"

#include <map>

namespace proxy407::admin {
namespace {

/// What the list says of a scenario; read once.
const Json& summary(const scenario::BuiltIn& one) {
    static const std::map<std::string_view, Json> all = [] {
        std::map<std::string_view, Json> made;
        for (const auto& built_in : scenario::built_in()) {
            const auto file = Json::parse(built_in.json);
            made[built_in.id] = {
                {"id", built_in.id},
                {"title", file.at("title")},
                {"family", file.at("family")},
                {"story", file.at("story")}};
        }
        return made;
    }();
    return all.at(one.id);
}

Json mistake_json(const json::Mistake& mistake) {
    std::string message = mistake.found;
    if (!mistake.fix.empty()) message += "; " + mistake.fix;
    if (!mistake.expected.empty()) message += " (expected " + mistake.expected + ")";
    return {
        {"line", mistake.line},
        {"column", mistake.column},
        {"pointer", mistake.path},
        {"message", message}};
}

}  // namespace

Json to_json(const json::Mistakes& mistakes) {
    Json list = Json::array();
    for (const auto& mistake : mistakes) list.push_back(mistake_json(mistake));
    return list;
}

Answer list_scenarios(const Call& call) {
    std::vector<const scenario::BuiltIn*> found;
    if (call.has("q"))
        found = scenario::search(call.text("q"));
    else
        for (const auto& one : scenario::built_in()) found.push_back(&one);
    Json list = Json::array();
    for (const auto* one : found) {
        const auto& about = summary(*one);
        if (!call.has("family") || about["family"] == call.text("family")) list.push_back(about);
    }
    return json_answer({{"scenarios", list}});
}

Answer show_scenario(const Call& call) {
    std::vector<std::string> ids;
    for (const auto& one : scenario::built_in()) {
        if (one.id == call.captures[0])
            return text_answer("application/json", std::string(one.json));
        ids.emplace_back(one.id);
    }
    return problem_answer(not_found("built-in scenario", call.captures[0], ids));
}

Answer validate_scenario(const Call& call) {
    if (call.request.body.empty())
        return problem_answer({400, "missing-body", "The body is the scenario, and it is empty."});
    const auto loaded = scenario::from_json(call.request.body, "scenario.json");
    Json answer = {{"valid", true}, {"mistakes", Json::array()}, {"warnings", Json::array()}};
    if (const auto* mistakes = std::get_if<json::Mistakes>(&loaded)) {
        answer["valid"] = false;
        answer["mistakes"] = to_json(*mistakes);
    } else {
        answer["warnings"] = std::get<scenario::Scenario>(loaded).warnings;
    }
    return json_answer(answer);
}

}  // namespace proxy407::admin
